using Newsroom.Core.Articles;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Articles;

/// <summary>A report with one of its revisions.</summary>
/// <param name="Version">Of its stream; the ETag holds it.</param>
/// <param name="Revisions">How many there are.</param>
/// <param name="Status">filed or retracted.</param>
/// <param name="Retraction">The notice, when it was retracted.</param>
/// <param name="EmbargoedUntil">Only while an embargo is on. An embargo binds publication, not the desk: every key is the desk's.</param>
public sealed record ArticleAnswer(
    string Id, long Version, string Outlet, string? Url, string? CanonicalUrl, CopyOf? CopyOf, ArticleStatus Status,
    string? Retraction, DateTimeOffset? EmbargoedUntil, DateTimeOffset FiledAt, string FiledBy, int Revisions, RevisionAnswer Revision)
{
    /// <summary>Null when no revision answers <c>publishedBy</c>.</summary>
    public static ArticleAnswer? Of(Article article, Moment moment)
    {
        if (moment.PublishedBy is not { } by) return Of(article, article.Current);
        return PublishedBy.Of(article, by) is { } published ? Of(article, article.RevisionOf(published.Number)!) : null;
    }

    private static ArticleAnswer Of(Article article, Revision revision) => new(
        article.Id, article.Version, article.Outlet, article.Url, article.CanonicalUrl, article.CopyOf, article.Status,
        article.RetractionNotice, article.EmbargoedUntil, article.Revisions[0].RecordedAt, article.Revisions[0].By,
        article.Revisions.Count, RevisionAnswer.Of(revision));
}

/// <summary>What one revision says.</summary>
/// <param name="Notice">Of a correction.</param>
/// <param name="Unknown">Names of the fields whose value nobody knows; they are left out.</param>
public sealed record RevisionAnswer(
    int Number, string Title, string? Byline, string Language, DateTimeOffset? Published, string Kind, string Body,
    IReadOnlyList<SpanShape> Spans, string? Notice, IReadOnlyList<string> Unknown, DateTimeOffset RecordedAt, string By)
{
    public static RevisionAnswer Of(Revision revision)
    {
        var content = revision.Content;
        return new(
            revision.Number, content.Title, content.Byline, content.Language, content.Published, content.Kind, content.Body,
            SpanShape.Show(content.Spans), revision.Notice, Unknowns.Of(content.Byline, content.Published), revision.RecordedAt, revision.By);
    }
}

/// <summary>Every revision of a report, without their texts.</summary>
public sealed record RevisionsAnswer(string Id, long Version, IReadOnlyList<RevisionLine> Revisions)
{
    /// <summary>Those published by then, when the question says <c>publishedBy</c>; null when there is none.</summary>
    public static RevisionsAnswer? Of(Article article, Moment moment)
    {
        var shown = article.Revisions.Where(r => IsShown(article, r, moment)).Select(RevisionLine.Of).ToList();
        return shown.Count == 0 ? null : new(article.Id, article.Version, shown);
    }

    /// <summary>Whether the revision itself answers <c>publishedBy</c>, whichever is the latest.</summary>
    public static bool IsShown(Article article, Revision revision, Moment moment) =>
        moment.PublishedBy is not { } by
        || PublishedBy.Of([new DatedRevision(revision.Number, revision.Content.Published, revision.RecordedAt)], article.PublicFrom, by) is not null;
}

public sealed record RevisionLine(
    int Number, string Title, DateTimeOffset? Published, string? Notice, IReadOnlyList<string> Unknown,
    DateTimeOffset RecordedAt, string By, string Href)
{
    public static RevisionLine Of(Revision revision) => new(
        revision.Number, revision.Content.Title, revision.Content.Published, revision.Notice, Unknowns.Of(revision.Content.Byline, revision.Content.Published),
        revision.RecordedAt, revision.By, $"revisions/{revision.Number}");
}
