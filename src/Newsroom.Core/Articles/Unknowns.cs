namespace Newsroom.Core.Articles;

/// <summary>What a report does not tell of itself. It is listed, never made up.</summary>
public static class Unknowns
{
    /// <summary>JSON names, in a fixed order; empty when everything is known.</summary>
    public static IReadOnlyList<string> Of(Content content) => Of(content.Byline, content.Published);

    /// <inheritdoc cref="Of(Content)"/>
    public static IReadOnlyList<string> Of(string? byline, DateTimeOffset? published) => (byline, published) switch
    {
        (null, null) => ["byline", "published"],
        (null, _) => ["byline"],
        (_, null) => ["published"],
        _ => [],
    };
}
