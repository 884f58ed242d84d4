using Newsroom.Core.Kernel;

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

    internal static Decision Missing() => Decision.Conflict("story-unknown", "There is no such story.");

    internal static Decision Closed() => Decision.Conflict("story-closed", "The story is closed; reopen it first.");

    internal static Decision NotPublished() => Decision.Conflict("brief-not-published", "No edition of the brief has gone out.");

    internal static Decision Withdrawn() => Decision.Conflict("brief-withdrawn", "The last edition of the brief was withdrawn.");
}
