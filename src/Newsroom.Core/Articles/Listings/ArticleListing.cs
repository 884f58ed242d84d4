namespace Newsroom.Core.Articles.Listings;

/// <summary>A report as lists show it: everything but its bodies.</summary>
/// <param name="Version">Of the report's stream.</param>
/// <param name="Title">Of the present revision, as are byline, language and kind.</param>
/// <param name="Published">The earliest published time that any revision gives; null when none gives one.</param>
/// <param name="Revision">Number of the present revision.</param>
/// <param name="EmbargoedUntil">Null when no embargo is on.</param>
/// <param name="PublicFrom">The end of the latest embargo; null when there never was one.</param>
/// <param name="Unknown">JSON names of what is not known.</param>
/// <param name="CopyFingerprint">Of the present body; null when it is too short to be told a copy by.</param>
/// <param name="Versions">Every revision, from number 1.</param>
public sealed record ArticleListing(
    string Id,
    long Version,
    string Outlet,
    string? Url,
    string? CanonicalUrl,
    string Title,
    string? Byline,
    string Language,
    DateTimeOffset? Published,
    string Kind,
    int Revision,
    ArticleStatus Status,
    DateTimeOffset? EmbargoedUntil,
    DateTimeOffset? PublicFrom,
    CopyOf? CopyOf,
    IReadOnlyList<string> Unknown,
    string? CopyFingerprint,
    DateTimeOffset FiledAt,
    string FiledBy,
    IReadOnlyList<VersionListing> Versions)
{
    /// <summary>The revision that answers <c>publishedBy</c> for this report; null when none was published by then.</summary>
    public PublishedRevision? PublishedBy(DateTimeOffset by) => Articles.PublishedBy.Of(
        Versions.Select(v => new DatedRevision(v.Number, v.Published, v.RecordedAt)), PublicFrom, by);
}

/// <summary>What lists show of one revision.</summary>
/// <param name="Published">Of this very revision; null when unknown.</param>
/// <param name="Corrected">The revision puts an error right, with a notice.</param>
public sealed record VersionListing(
    int Number,
    string Title,
    string? Byline,
    string Language,
    string Kind,
    DateTimeOffset? Published,
    DateTimeOffset RecordedAt,
    bool Corrected);
