using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>
/// A report as its stream tells it. Every revision stays; of those that another has replaced, body and spans may have been left
/// in the database (<see cref="Content.IsOutline"/>).
/// </summary>
/// <param name="Version">Of the stream.</param>
/// <param name="Revisions">In order, from number 1; never empty.</param>
/// <param name="Retraction">Null unless retracted.</param>
/// <param name="EmbargoedUntil">Null when no embargo is on.</param>
/// <param name="Embargoes">Every one that there was, in order.</param>
public sealed record Article(
    string Id,
    long Version,
    string Outlet,
    string? Url,
    string? CanonicalUrl,
    CopyOf? CopyOf,
    IReadOnlyList<Revision> Revisions,
    ArticleStatus Status,
    Retraction? Retraction,
    DateTimeOffset? EmbargoedUntil,
    IReadOnlyList<Embargo> Embargoes) : IFold<Article>
{
    public static string Category => "article";

    /// <summary>The notice of the retraction; null unless retracted.</summary>
    public string? RetractionNotice => Retraction?.Notice;

    /// <summary>The end of the latest embargo: when it was lifted early, else its set time; null when there never was one.</summary>
    public DateTimeOffset? PublicFrom => Embargoes is [.., var last] ? last.Until : null;

    public Revision Current => Revisions[^1];

    /// <summary>The earliest published time that any revision gives; null when none gives one.</summary>
    public DateTimeOffset? FirstPublished => Revisions.Min(r => r.Content.Published);

    /// <summary>The revision of that number; null when there is none.</summary>
    public Revision? RevisionOf(int number) => number >= 1 && number <= Revisions.Count ? Revisions[number - 1] : null;

    /// <summary>What a revision's event says of it; null for an event that brings none.</summary>
    public static Content? ContentOf(object data) => data switch
    {
        ArticleFiled e => e.Content,
        ArticleRevised e => e.Content,
        ArticleCorrected e => e.Content,
        _ => null,
    };

    /// <summary>JSON names of what is not known of the report, in a fixed order.</summary>
    public IReadOnlyList<string> Unknown => Unknowns.Of(Current.Content.Byline, FirstPublished);

    public static Article Evolve(Article? state, Recorded recorded) => (state, recorded.Data) switch
    {
        (null, ArticleFiled e) => new Article(
            recorded.Subject, recorded.Version, e.Outlet, e.Url, e.CanonicalUrl, e.CopyOf,
            [new Revision(1, recorded.Version, e.Content, recorded.At, recorded.Metadata.Actor, null)],
            ArticleStatus.Filed, null, null, []),
        ({ } a, ArticleRevised e) => a.With(recorded, new(e.Revision, recorded.Version, e.Content, recorded.At, recorded.Metadata.Actor, null)),
        ({ } a, ArticleCorrected e) => a.With(recorded, new(e.Revision, recorded.Version, e.Content, recorded.At, recorded.Metadata.Actor, e.Notice)),
        ({ } a, ArticleRetracted e) => a with
        {
            Version = recorded.Version, Status = ArticleStatus.Retracted, Retraction = new(e.Notice, recorded.At),
        },
        ({ } a, ArticleEmbargoed e) => a with
        {
            Version = recorded.Version, EmbargoedUntil = e.Until, Embargoes = a.Embargoes.With(e, recorded.At),
        },
        ({ } a, EmbargoLifted e) => a with
        {
            Version = recorded.Version, EmbargoedUntil = null, Embargoes = a.Embargoes.With(e, recorded.At),
        },
        _ => throw new UnknownEvent(recorded.Type),
    };

    /// <summary>The same report with a revision's whole content.</summary>
    public Article With(int revision, Content content) => this with
    {
        Revisions = [.. Revisions.Select(r => r.Number == revision ? r with { Content = content } : r)],
    };

    private Article With(Recorded recorded, Revision revision) =>
        this with { Version = recorded.Version, Revisions = [.. Revisions, revision] };
}

public enum ArticleStatus { Filed, Retracted }

/// <summary>One revision of a report, with what the log says of it.</summary>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="Version">Of the event that tells it.</param>
/// <param name="Notice">Of a correction; null when the outlet just changed its text.</param>
public sealed record Revision(int Number, long Version, Content Content, DateTimeOffset RecordedAt, string By, string? Notice);
