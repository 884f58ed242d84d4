using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>Finds the passages of one revision again in a later one.</summary>
public sealed class Reanchoring
{
    private readonly CodePointText _before;
    private readonly CodePointText _after;

    private Reanchoring(string before, string after)
    {
        _before = new CodePointText(before);
        _after = new CodePointText(after);
    }

    /// <summary>Compares the two texts once, for any number of passages.</summary>
    public static Reanchoring Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new Reanchoring(before, after);
    }

    /// <summary>For a single passage; several share one comparison through <see cref="Between"/>.</summary>
    public static CarryResult Carry(string before, Passage passage, string after) => Between(before, after).Carry(passage);

    /// <summary>Where the passage stands in the later text, or why that cannot be said.</summary>
    public CarryResult Carry(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        if (passage.Start < 0 || passage.End > _before.Length || passage.Start >= passage.End
            || _before.Slice(passage.Start, passage.End) != passage.Exact)
            return new CarryResult.Orphaned(OrphanReason.NotInEarlierText);
        return Finder.Find(_after, new Quote(passage.Exact, passage.Prefix, passage.Suffix)) switch
        {
            FindResult.Found found => new CarryResult.Carried(found.Passage, CarryMethod.Unchanged, 1),
            FindResult.Ambiguous => new CarryResult.Orphaned(OrphanReason.Ambiguous),
            _ => new CarryResult.Orphaned(OrphanReason.Deleted),
        };
    }
}
