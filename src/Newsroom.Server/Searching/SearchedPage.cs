using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Core.Searching;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Searching;

/// <summary>A page of what was found, and what is told of the whole.</summary>
/// <param name="Count">How many there are, exact up to <see cref="Counted"/>.</param>
/// <param name="Ranked">Null where no words were looked for.</param>
public sealed record SearchedPage<T>(Page<T> Page, CountAnswer Count, RankedAnswer? Ranked)
{
    public static SearchedPage<T> Empty { get; } = new(new([], null), new(0, true), null);
}

/// <summary>How many entries the list has on all its pages.</summary>
/// <param name="Value">At most 1,000.</param>
/// <param name="Exact">Otherwise there are more.</param>
public sealed record CountAnswer(int Value, bool Exact)
{
    /// <summary>Up to so many are counted.</summary>
    public const int Most = 1_000;

    public static CountAnswer Of(int found) => new(Math.Min(found, Most), found <= Most);
}

/// <summary>Which of the entries are ordered by how well they match.</summary>
/// <param name="Of">The newest so many; the list ends with them.</param>
/// <param name="All">Whether those are all that match.</param>
public sealed record RankedAnswer(int Of, bool All)
{
    /// <summary>The newest so many are ranked.</summary>
    public const int Most = 2_000;
}

/// <summary>What one field shows of the words that were looked for.</summary>
/// <param name="Parts">The text, or a piece of it, in order: what matches, and what is between.</param>
public sealed record Highlight(string Field, IReadOnlyList<SnippetPart> Parts);

/// <summary>What notes and reports are searched by alike.</summary>
public sealed class SearchedListing(Listings listings, NewestMatches newest, EventLog log)
{
    /// <summary>Reports that a question names one by one; of more, each row's report is looked up.</summary>
    public const int MostNamed = 1_000;

    /// <summary>The page that the slice asks for: by rank where words are looked for, else the newest first.</summary>
    /// <param name="hidesRetracted">Whether what belongs to reports that are retracted at present is left out.</param>
    /// <param name="read">Reads the rows of some ids, in their order.</param>
    public async Task<SearchedPage<T>> Ask<T>(
        string listing, SearchQuestion question, Moment moment, Slice slice, bool hidesRetracted, Func<string[], Task<IReadOnlyList<T>>> read, CancellationToken cancel)
    {
        var without = hidesRetracted ? await Retracted(cancel) : null;
        if (question.Words is not null)
        {
            var all = await newest.Find(listing, question, moment, null, RankedAnswer.Most, without, cancel);
            var ranked = all.Found.OrderByDescending(m => m.Rank).ThenByDescending(m => m.Born).ThenByDescending(m => m.Id, StringComparer.Ordinal);
            var behind = slice.After is { } place ? ranked.SkipWhile(m => Compare(m, place) <= 0) : ranked;
            return new(await Page([.. behind.Take(slice.Limit + 1)]), CountAnswer.Of(all.Found.Count), new(all.Found.Count, all.All));
        }
        var counted = await newest.Find(listing, question, moment, null, CountAnswer.Most + 1, without, cancel);
        IReadOnlyList<Match> found = slice.After is null
            ? [.. counted.Found.Take(slice.Limit + 1)]
            : (await newest.Find(listing, question, moment, slice.After, slice.Limit + 1, without, cancel)).Found;
        return new(await Page(found), CountAnswer.Of(counted.Found.Count), null);

        async Task<Page<T>> Page(IReadOnlyList<Match> found)
        {
            var shown = found.Take(slice.Limit).ToArray();
            var rows = shown.Length == 0 ? [] : await read([.. shown.Select(m => m.Id)]);
            return new(rows, found.Count > slice.Limit && shown[^1] is var last ? new Place(last.Born, last.Id, question.Words is null ? null : last.Rank) : null);
        }
    }

    /// <summary>At present, whatever moment is asked about: or guessing words would tell what was taken back.</summary>
    private async Task<string[]> Retracted(CancellationToken cancel)
    {
        var head = await log.Head(0, cancel);
        await listings.WaitFor(head, cancel, ReportWordsListing.ListingName);
        return [.. await listings.Query("Searching/retracted.sql", row => row.GetString(0), cancel, head)];
    }

    /// <summary>Words as each language has them; null for none asked for.</summary>
    public async Task<SearchedWords?> Words(string? words, CancellationToken cancel) => words is null ? null : (await listings.Query(
        "Searching/query.sql", row => new SearchedWords(row.GetString(0), row.GetString(1), row.GetString(2)), cancel,
        SearchText.FoldQuery(words, "fr"), SearchText.FoldQuery(words, "en"), SearchText.FoldQuery(words, "")))[0];

    /// <summary>The stretch of the log that was recorded from one time to another.</summary>
    public async Task<(long Above, long UpTo)> Between(DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancel) => (
        from is { UtcTicks: >= TimeSpan.TicksPerMicrosecond } f ? await log.PositionAt(f.AddTicks(-TimeSpan.TicksPerMicrosecond), cancel) : 0,
        to is { } t ? await log.PositionAt(t, cancel) : long.MaxValue);

    /// <summary>Facets of the reports, by a statement that gives their ids; null where they are too many to name.</summary>
    public async Task<IReadOnlyList<string>?> Reports(string statement, Moment moment, string of, CancellationToken cancel)
    {
        var ids = await listings.Query(statement, row => row.GetString(0), cancel, moment.Position, of, MostNamed + 1);
        return ids.Count > MostNamed ? null : [.. ids.Select(Facets.Article)];
    }

    /// <summary>What each field shows of the words: of the row's columns from one on, in the order of the fields.</summary>
    public static IReadOnlyList<Highlight> Highlights(
        Npgsql.NpgsqlDataReader row, string language, int column, params IReadOnlyList<(string Field, string Text)> fields)
    {
        var highlights = new List<Highlight>();
        for (var i = 0; i < fields.Count; i++)
        {
            if (row.IsDBNull(column + i) || row.GetString(column + i) is not { } marked || !marked.Contains('[', StringComparison.Ordinal)) continue;
            var parts = Snippet.Of(fields[i].Text, SearchText.Folded(fields[i].Text, language), marked);
            if (parts.Count > 0) highlights.Add(new(fields[i].Field, parts));
        }
        return highlights;
    }

    private static int Compare(Match match, Place place)
    {
        var byRank = (place.Rank ?? 0).CompareTo(match.Rank);
        if (byRank != 0) return byRank;
        var byBirth = place.Born.CompareTo(match.Born);
        return byBirth != 0 ? byBirth : string.CompareOrdinal(place.Id, match.Id);
    }
}
