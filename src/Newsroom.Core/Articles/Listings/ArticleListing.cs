using System.Text.Json.Serialization;

namespace Newsroom.Core.Articles.Listings;

/// <summary>A report as lists show it: everything but its bodies.</summary>
/// <param name="Version">Of the report's stream.</param>
/// <param name="Title">Of the present revision, as are byline, language and kind.</param>
/// <param name="Published">The earliest published time that any revision gives; null when none gives one.</param>
/// <param name="Revision">Number of the present revision.</param>
/// <param name="EmbargoedUntil">Null when no embargo is on.</param>
/// <param name="Embargoes">Every one that there was, in order.</param>
/// <param name="Retraction">Null unless retracted.</param>
/// <param name="Public">What the public had, and when: in order, without overlaps.</param>
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
    IReadOnlyList<Embargo> Embargoes,
    Retraction? Retraction,
    IReadOnlyList<PublicSpan> Public,
    CopyOf? CopyOf,
    IReadOnlyList<string> Unknown,
    string? CopyFingerprint,
    DateTimeOffset FiledAt,
    string FiledBy,
    IReadOnlyList<VersionListing> Versions)
{
    /// <summary>The end of the latest embargo; null when there never was one.</summary>
    [JsonIgnore]
    public DateTimeOffset? PublicFrom => Embargoes is [.., var last] ? last.Until : null;

    /// <summary>The revision that answers <c>publishedBy</c> for this report; null when none was published by then.</summary>
    public PublishedRevision? PublishedBy(DateTimeOffset by) => Articles.PublishedBy.Of(Dated, Embargoes, by);

    /// <summary>What the public had of the report by then; null when it had nothing.</summary>
    public PublicSpan? PublicBy(DateTimeOffset by) => Public.FirstOrDefault(p => p.From <= by && (p.Until is null || p.Until > by));

    /// <summary>With what follows from its versions, its embargoes and its retraction: one rule, asked at every time at which its answer can change.</summary>
    internal ArticleListing WithPublic()
    {
        var times = Dated.Select(v => v.Date)
            .Concat(Embargoes.SelectMany(e => new[] { e.From, e.Until }).OfType<DateTimeOffset>())
            .Concat(Retraction is { } r ? [r.At] : [])
            .Distinct().Order().ToList();
        var spans = new List<PublicSpan>();
        for (var i = 0; i < times.Count; i++)
        {
            if (PublicReport.Of(Dated, Embargoes, Retraction, times[i]) is not { } report) continue;
            spans.Add(new(
                times[i], i + 1 < times.Count ? times[i + 1] : null, report.Revision, Versions[report.Revision - 1].Language, report.Retraction is not null));
        }
        return this with { Public = spans };
    }

    private IEnumerable<DatedRevision> Dated => Versions.Select(v => new DatedRevision(v.Number, v.Published, v.RecordedAt));
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

/// <summary>What the public had of a report for a time.</summary>
/// <param name="Until">The first moment that is no part of it; null for ever.</param>
/// <param name="Revision">The revision that it had; of a retracted report the last one.</param>
/// <param name="Language">Of that revision.</param>
/// <param name="Retracted">The notice of the retraction is what it had, and no longer the words.</param>
public sealed record PublicSpan(DateTimeOffset From, DateTimeOffset? Until, int Revision, string Language, bool Retracted);
