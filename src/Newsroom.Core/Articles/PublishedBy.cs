namespace Newsroom.Core.Articles;

/// <summary>
/// Which revision of a report answers <c>publishedBy=T</c>: of those published by then, the one published latest.
/// </summary>
/// <remarks>
/// A revision was published at its published time. When that is unknown it was published no later than the desk
/// recorded it, and the answer says that the time is unknown. The number does not decide: an older text that the desk
/// learnt of after a newer one is still the older, and a text that returns counts from its own date. Of two of one date
/// the one filed last answers. Nothing of a report counts while it is under embargo at T.
/// </remarks>
public static class PublishedBy
{
    /// <summary>The revision, of those that the folded state knows; null when none was published by then.</summary>
    public static PublishedRevision? Of(Article article, DateTimeOffset by) =>
        Of(article.Revisions.Select(r => new DatedRevision(r.Number, r.Content.Published, r.RecordedAt)), article.Embargoes, by);

    /// <inheritdoc cref="Of(Article, DateTimeOffset)"/>
    /// <param name="embargoes">Every one that the report had.</param>
    public static PublishedRevision? Of(IEnumerable<DatedRevision> revisions, IReadOnlyList<Embargo> embargoes, DateTimeOffset by)
    {
        if (embargoes.AreOnAt(by)) return null;
        DatedRevision? latest = null;
        foreach (var revision in revisions)
        {
            if (revision.Date > by) continue;
            if (latest is not { } other || (revision.Date, revision.Number).CompareTo((other.Date, other.Number)) > 0) latest = revision;
        }
        return latest is { } found ? new PublishedRevision(found.Number, found.Published is null) : null;
    }
}

/// <summary>What decides whether a revision counts.</summary>
public readonly record struct DatedRevision(int Number, DateTimeOffset? Published, DateTimeOffset RecordedAt)
{
    /// <summary>The time from which the revision counts.</summary>
    public DateTimeOffset Date => Published ?? RecordedAt;
}

/// <param name="PublishedUnknown">The revision counts by the time at which it was recorded.</param>
public sealed record PublishedRevision(int Number, bool PublishedUnknown);
