using Newsroom.Core.Articles;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Articles;

/// <summary>A report with one of its revisions.</summary>
/// <param name="Version">Of its stream; the ETag holds it. Left out in the public's view.</param>
/// <param name="CopyOf">Left out in the public's view: whose text it repeats is the desk's finding.</param>
/// <param name="Revisions">How many there are; in the public's view, how many the public had.</param>
/// <param name="Status">filed or retracted.</param>
/// <param name="Retraction">The notice, when it was retracted.</param>
/// <param name="EmbargoedUntil">Only while an embargo is on. An embargo binds publication, not the desk: every key is the desk's.</param>
/// <param name="FiledAt">Left out in the public's view, as is by whom.</param>
public sealed record ArticleAnswer(
    string Id, long? Version, string Outlet, string? Url, string? CanonicalUrl, CopyOf? CopyOf, ArticleStatus Status,
    string? Retraction, DateTimeOffset? EmbargoedUntil, DateTimeOffset? FiledAt, string? FiledBy, int Revisions, RevisionAnswer Revision)
{
    /// <summary>Null when nothing of the report was public.</summary>
    public static ArticleAnswer? Of(Article article, Moment moment)
    {
        if (moment.PublishedBy is { } by)
        {
            if (PublicReport.Of(article, by) is not { } report) return null;
            var retraction = report.Retraction ?? moment.Withheld;
            return new(
                article.Id, null, article.Outlet, article.Url, article.CanonicalUrl, null, StatusOf(retraction), retraction?.Notice, null, null, null,
                RevisionsAnswer.Shown(article, moment).Count(), RevisionAnswer.Of(article, article.RevisionOf(report.Revision)!, moment));
        }
        return new(
            article.Id, article.Version, article.Outlet, article.Url, article.CanonicalUrl, article.CopyOf,
            moment.Withheld is null ? article.Status : ArticleStatus.Retracted, moment.Withheld?.Notice ?? article.RetractionNotice,
            article.EmbargoedUntil, article.Revisions[0].RecordedAt, article.Revisions[0].By, article.Revisions.Count,
            RevisionAnswer.Of(article, article.Current, moment));
    }

    internal static ArticleStatus StatusOf(Retraction? retraction) => retraction is null ? ArticleStatus.Filed : ArticleStatus.Retracted;
}

/// <summary>
/// What one revision says. Of a report that was retracted, only editors are shown the words, and the public's view shows them
/// to nobody: title, byline, body, spans and the notice of a correction are left out, and the notice of the retraction stands there.
/// </summary>
/// <param name="Notice">Of a correction.</param>
/// <param name="Retraction">The notice of the retraction for which the words are left out.</param>
/// <param name="Unknown">Names of the fields whose value nobody knows; they are left out.</param>
/// <param name="By">Who recorded it; left out in the public's view.</param>
public sealed record RevisionAnswer(
    int Number, string? Title, string? Byline, string Language, DateTimeOffset? Published, string Kind, string? Body,
    IReadOnlyList<SpanShape>? Spans, string? Notice, string? Retraction, IReadOnlyList<string> Unknown, DateTimeOffset RecordedAt, string? By)
{
    public static RevisionAnswer Of(Article article, Revision revision, Moment moment)
    {
        var content = revision.Content;
        var unknown = Unknowns.Of(content.Byline, content.Published);
        var by = moment.PublishedBy is null ? revision.By : null;
        return RevisionsAnswer.WithheldFor(article, moment) is { } retraction
            ? new(
                revision.Number, null, null, content.Language, content.Published, content.Kind, null, null, null, retraction.Notice, unknown,
                revision.RecordedAt, by)
            : new(
                revision.Number, content.Title, content.Byline, content.Language, content.Published, content.Kind, content.Body,
                SpanShape.Show(content.Spans), revision.Notice, null, unknown, revision.RecordedAt, by);
    }
}

/// <summary>Every revision of a report, without their texts.</summary>
/// <param name="Version">Of its stream; left out in the public's view.</param>
/// <param name="Retraction">The notice of the retraction for which the titles are left out.</param>
public sealed record RevisionsAnswer(string Id, long? Version, string? Retraction, IReadOnlyList<RevisionLine> Revisions)
{
    /// <summary>Those that the public had, when the question says <c>publishedBy</c>; null when there is none.</summary>
    public static RevisionsAnswer? Of(Article article, Moment moment)
    {
        var shown = Shown(article, moment).Select(r => RevisionLine.Of(article, r, moment)).ToList();
        return shown.Count == 0
            ? null
            : new(article.Id, moment.PublishedBy is null ? article.Version : null, WithheldFor(article, moment)?.Notice, shown);
    }

    /// <summary>The revisions that answer, whichever is the latest: in the public's view those that had been published while the report was public.</summary>
    public static IEnumerable<Revision> Shown(Article article, Moment moment)
    {
        if (moment.PublishedBy is not { } by) return article.Revisions;
        if (PublicReport.Of(article, by) is not { } report) return [];
        var until = report.Retraction?.At ?? by;
        return article.Revisions.Where(r => (r.Content.Published ?? r.RecordedAt) <= until);
    }

    /// <summary>The retraction for which the words of the report are left out: by who asks, or by what the public had.</summary>
    public static Retraction? WithheldFor(Article article, Moment moment) =>
        moment.PublishedBy is { } by && PublicReport.Of(article, by)?.Retraction is { } retraction ? retraction : moment.Withheld;
}

/// <param name="Title">Left out of a retracted report, as is the notice of a correction, for whoever does not read its words.</param>
/// <param name="By">Who recorded it; left out in the public's view.</param>
public sealed record RevisionLine(
    int Number, string? Title, DateTimeOffset? Published, string? Notice, IReadOnlyList<string> Unknown,
    DateTimeOffset RecordedAt, string? By, string Href)
{
    public static RevisionLine Of(Article article, Revision revision, Moment moment)
    {
        var content = revision.Content;
        var withheld = RevisionsAnswer.WithheldFor(article, moment) is not null;
        return new(
            revision.Number, withheld ? null : content.Title, content.Published, withheld ? null : revision.Notice,
            Unknowns.Of(content.Byline, content.Published), revision.RecordedAt, moment.PublishedBy is null ? revision.By : null, $"revisions/{revision.Number}");
    }
}
