namespace Newsroom.Core.Articles;

/// <summary>A time in which a report was not to be published.</summary>
/// <param name="From">
/// When it was put on; null for the first of a report, which binds whatever came before it too: nobody files a report and
/// puts it under embargo in one step, and in between it must not have been public.
/// </param>
/// <param name="Until">Its end: the one that was set, or the time at which it was lifted early. At that time it is over.</param>
public sealed record Embargo(DateTimeOffset? From, DateTimeOffset Until)
{
    public bool IsOnAt(DateTimeOffset time) => (From is null || From <= time) && time < Until;
}

/// <summary>The embargoes of a report, in order: one list for its state and for what lists show of it.</summary>
public static class Embargoes
{
    /// <param name="at">When it is put on: one that is still on then is prolonged or shortened, one that is over stays as it was.</param>
    public static IReadOnlyList<Embargo> With(this IReadOnlyList<Embargo> embargoes, ArticleEmbargoed e, DateTimeOffset at) => embargoes switch
    {
        [] => [new(null, e.Until)],
        [.., var last] when last.Until > at => [.. embargoes.SkipLast(1), last with { Until = e.Until }],
        _ => [.. embargoes, new(at, e.Until)],
    };

    /// <param name="at">When it was lifted.</param>
    public static IReadOnlyList<Embargo> With(this IReadOnlyList<Embargo> embargoes, EmbargoLifted e, DateTimeOffset at) =>
        embargoes is [.., var last] ? [.. embargoes.SkipLast(1), last with { Until = e.Early ? at : e.Until }] : embargoes;

    public static bool AreOnAt(this IReadOnlyList<Embargo> embargoes, DateTimeOffset time) => embargoes.Any(e => e.IsOnAt(time));
}
