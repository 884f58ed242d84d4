namespace Newsroom.Server.Http;

/// <summary>What every list and joined page says of itself.</summary>
public static class ListAnswers
{
    /// <summary>The word for a moment before the first event; null for any other.</summary>
    public static string? Newsroom(Moment moment) => moment.Position == 0 ? "empty" : null;

    /// <summary>The entries of one page out of one more than fit on it, and the place of the last when there are more.</summary>
    public static (IReadOnlyList<T> Page, Place? Last) Cut<T>(IReadOnlyList<T> rows, int limit, Func<T, Place> placeOf) =>
        rows.Count <= limit ? (rows, null) : ([.. rows.Take(limit)], placeOf(rows[limit - 1]));
}
