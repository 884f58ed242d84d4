namespace Newsroom.Core.Articles;

/// <summary>What a report does not tell of itself. It is listed, never made up.</summary>
public static class Unknowns
{
    /// <summary>JSON names, in a fixed order; empty when everything is known.</summary>
    /// <param name="byline">Of the present revision.</param>
    /// <param name="firstPublished">The earliest published time that any revision gives.</param>
    public static IReadOnlyList<string> Of(string? byline, DateTimeOffset? firstPublished) => (byline, firstPublished) switch
    {
        (null, null) => ["byline", "published"],
        (null, _) => ["byline"],
        (_, null) => ["published"],
        _ => [],
    };
}
