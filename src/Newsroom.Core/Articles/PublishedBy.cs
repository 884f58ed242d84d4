namespace Newsroom.Core.Articles;

/// <summary>
/// Which revision of a report answers <c>publishedBy=T</c>: the latest that was published by then.
/// </summary>
/// <remarks>
/// A revision was published at its published time. When that is unknown it was published no later than the desk
/// recorded it, and the answer says that the time is unknown. Nothing of a report counts while the end of its embargo
/// is later than T.
/// </remarks>
public static class PublishedBy
{
    /// <summary>The revision, of those that the folded state knows; null when none was published by then.</summary>
    public static PublishedRevision? Of(Article article, DateTimeOffset by) =>
        Of(article.Revisions.Select(r => new DatedRevision(r.Number, r.Content.Published, r.RecordedAt)), article.PublicFrom, by);

    /// <inheritdoc cref="Of(Article, DateTimeOffset)"/>
    /// <param name="publicFrom">The end of the report's embargo, when it had one.</param>
    public static PublishedRevision? Of(IEnumerable<DatedRevision> revisions, DateTimeOffset? publicFrom, DateTimeOffset by)
    {
        if (publicFrom > by) return null;
        PublishedRevision? latest = null;
        foreach (var revision in revisions)
        {
            if ((revision.Published ?? revision.RecordedAt) <= by && revision.Number > (latest?.Number ?? 0))
            {
                latest = new PublishedRevision(revision.Number, revision.Published is null);
            }
        }
        return latest;
    }
}

/// <summary>What decides whether a revision counts.</summary>
public readonly record struct DatedRevision(int Number, DateTimeOffset? Published, DateTimeOffset RecordedAt);

/// <param name="PublishedUnknown">The revision counts by the time at which it was recorded.</param>
public sealed record PublishedRevision(int Number, bool PublishedUnknown);
