using Newsroom.Core.Searching;

namespace Newsroom.Core.Annotations;

/// <summary>Tags are shown as they are written, and found whatever their case, accents and punctuation.</summary>
public static class Tags
{
    /// <summary>The tag as it is looked for; one that has neither letter nor digit is looked for as it is.</summary>
    public static string Fold(string tag) => SearchText.FoldName(tag) is { Length: > 0 } folded ? folded : tag;

    /// <summary>In their order; null where that is as they are written.</summary>
    public static IReadOnlyList<string>? Folded(IReadOnlyList<string> tags)
    {
        var folded = tags.Select(Fold).ToArray();
        return folded.SequenceEqual(tags, StringComparer.Ordinal) ? null : folded;
    }
}
