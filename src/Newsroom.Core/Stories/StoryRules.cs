using System.Globalization;
using System.Text;
using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Stories;

/// <summary>The grammar of a story's id, limits, and the refusals that several commands share.</summary>
public static class StoryRules
{
    /// <summary>Characters, of a slug.</summary>
    public const int MaxSlug = 80;

    /// <summary>Code points.</summary>
    public const int MaxTitle = 300;

    /// <summary>Code points.</summary>
    public const int MaxSummary = 2_000;

    /// <summary>Code points.</summary>
    public const int MaxAudience = 80;

    /// <summary>Code points.</summary>
    public const int MaxNotice = 2_000;

    /// <summary>Whether the text is <c>[a-z0-9]+(-[a-z0-9]+)*</c>, at most <see cref="MaxSlug"/> characters.</summary>
    public static bool IsSlug(string? text) =>
        text is { Length: > 0 and <= MaxSlug }
        && text.Split('-').All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    /// <summary>
    /// A slug that says what the title says: its letters and digits folded to a–z and 0–9, cut behind a word; null when
    /// nothing of it can be written so.
    /// </summary>
    public static string? SlugOf(string title)
    {
        var slug = new StringBuilder(MaxSlug);
        foreach (var written in title.Split(c => !char.IsLetterOrDigit(c) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            var word = string.Concat(Folding.Fold(written).Where(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
            if (word.Length == 0) continue;
            if (slug.Length + word.Length + 1 > MaxSlug) break;
            if (slug.Length > 0) slug.Append('-');
            slug.Append(word);
        }
        return slug.Length == 0 ? null : slug.ToString();
    }

    private static IEnumerable<string> Split(this string text, Func<char, bool> between)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !between(text[i])) continue;
            if (i > start) yield return text[start..i];
            start = i + 1;
        }
    }

    internal static Decision Missing() => Decision.Conflict("story-unknown", "There is no such story.");

    internal static Decision Closed() => Decision.Conflict("story-closed", "The story is closed; reopen it first.");

    internal static Decision NotPublished() => Decision.Conflict("brief-not-published", "No edition of the brief has gone out.");

    internal static Decision Withdrawn() => Decision.Conflict("brief-withdrawn", "The last edition of the brief was withdrawn.");
}
