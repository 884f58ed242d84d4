using System.Globalization;
using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.History;

/// <summary>Collects the changes of one event. A field that did not change is left out.</summary>
internal sealed class ChangeList
{
    /// <summary>Code points of an unchanged stretch that are shown on either side of a change.</summary>
    private const int Context = 40;

    private readonly List<Change> changes = [];

    public IReadOnlyList<Change> Changes => changes;

    public ChangeList Value(string field, string? before, string? after)
    {
        if (before != after) changes.Add(new Change(field, before, after));
        return this;
    }

    public ChangeList Value(string field, DateTimeOffset? before, DateTimeOffset? after) =>
        Value(field, before is { } b ? Times.Text(b) : null, after is { } a ? Times.Text(a) : null);

    public ChangeList Value(string field, int? before, int? after) =>
        Value(field, before?.ToString(CultureInfo.InvariantCulture), after?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A text that may be long: its first filing is told by its length, a later one by its word diff.</summary>
    public ChangeList Text(string field, string? before, string after)
    {
        if (before == after) return this;
        changes.Add(before is null
            ? new Change(field, null, $"{WordTokens.Words(after).Count()} words")
            : new Change(field, null, null, Shortened(WordDiff.Compare(before, after))));
        return this;
    }

    /// <summary>A list of statements: one change for each that went and for each that came.</summary>
    public ChangeList Lines(string field, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var gone in before.Except(after, StringComparer.Ordinal)) changes.Add(new Change(field, gone, null));
        foreach (var come in after.Except(before, StringComparer.Ordinal)) changes.Add(new Change(field, null, come));
        if (changes.All(c => c.Field != field) && !before.SequenceEqual(after, StringComparer.Ordinal))
        {
            // The same statements in another order.
            Text(field, string.Join('\n', before), string.Join('\n', after));
        }
        return this;
    }

    private static IReadOnlyList<DiffPart> Shortened(IReadOnlyList<DiffPart> parts) =>
    [
        .. parts.Select((part, i) => part.Operation == DiffOperation.Equal
            ? part with { Text = Middle(part.Text, head: i > 0, tail: i < parts.Count - 1) }
            : part),
    ];

    /// <summary>The ends of an unchanged stretch that touch a change, with an ellipsis for the rest.</summary>
    private static string Middle(string text, bool head, bool tail)
    {
        var points = new CodePointText(text);
        var kept = (head ? Context : 0) + (tail ? Context : 0);
        if (points.Length <= kept + 1) return text;
        return (head ? points.Slice(0, Context) : "") + "…" + (tail ? points.Slice(points.Length - Context, points.Length) : "");
    }
}
