namespace Newsroom.Core.Articles;

/// <summary>What the public had of a report by a time.</summary>
/// <param name="Revision">The number of the revision; of a report that was retracted, the last that the public had before.</param>
/// <param name="Retraction">When the report had been retracted by then: the notice is left of it, its words are not.</param>
public sealed record PublicReport(int Revision, Retraction? Retraction)
{
    /// <summary>Null when nothing of the report was public by then; one that was retracted before it was ever public never is.</summary>
    public static PublicReport? Of(Article article, DateTimeOffset by) =>
        Of(article.Revisions.Select(r => new DatedRevision(r.Number, r.Content.Published, r.RecordedAt)), article.Embargoes, article.Retraction, by);

    /// <inheritdoc cref="Of(Article, DateTimeOffset)"/>
    public static PublicReport? Of(
        IEnumerable<DatedRevision> revisions, IReadOnlyList<Embargo> embargoes, Retraction? retraction, DateTimeOffset by)
    {
        var retracted = retraction is { } r && r.At <= by ? r : null;
        return PublishedBy.Of(revisions, embargoes, retracted?.At ?? by) is { } published ? new(published.Number, retracted) : null;
    }
}
