using Newsroom.Core.Searching;
using Newsroom.Server.Asking;
using Npgsql;

namespace Newsroom.Server.Searching;

/// <summary>
/// Finds the newest rows that match. First the latest born rows are gone through, which is enough for whatever is frequent. What is
/// left is asked of the index in stretches of the log, from the end backwards, each as long as the matches so far let expect: of a
/// frequent word the index would bring hundreds of thousands of rows, of which a few thousand are wanted.
/// </summary>
public sealed class NewestMatches(Listings listings)
{
    /// <summary>Of a stretch behind those before it together, where the matches are too few to tell how many there will be.</summary>
    private const int Growth = 16;

    /// <summary>From so many matches on, how many there will be is told by them.</summary>
    private const int Telling = 10;

    /// <summary>Rows that are gone through where words are looked for: enough to tell how frequent they are.</summary>
    private const int Sample = 300;

    /// <param name="listing">Whose rows are <see cref="ISearched"/>.</param>
    /// <param name="after">Where to begin; null for the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="without">What belongs to these reports is left out; null leaves nothing out.</param>
    public async Task<Matches> Find(
        string listing, SearchQuestion question, Moment moment, Place? after, int limit, string[]? without, CancellationToken cancel)
    {
        if (question.IsVain) return new([], true);
        if (question.UpTo < moment.Position && (after is null || after.Value.Born > question.UpTo)) after = new(question.UpTo + 1, "");
        var found = new List<Match>();

        var rows = await listings.Query(
            Statements.For("Searching/walk.sql", listing), row => (Match: Read(row), IsShown: row.GetBoolean(3), IsLast: row.GetBoolean(4)), cancel,
            [.. Parameters(after?.Born, after?.Id, question.Index, question.Above), question.Words is null ? limit + (limit / 4) + 100 : Sample]);
        found.AddRange(rows.Where(r => r.IsShown).Select(r => r.Match));
        if (found.Count >= limit) return new([.. found.Take(limit)], false);
        if (rows.Count == 0 || !rows[^1].IsLast) return new(found, true);

        var upTo = rows[^1].Match.Born - 1;
        var gone = Math.Max(1, Math.Min(after?.Born ?? long.MaxValue, moment.Position) - upTo);
        while (upTo > question.Above)
        {
            var above = Math.Max(question.Above, upTo - Next(found.Count, limit, gone, upTo));
            // What is asked of all that is left needs no slices: the newer matches, which it brings once more, are few.
            var index = above == 0 && question.Index is not null ? question.Index : SearchQuestion.All(question.Index, SearchQuestion.Slices(above + 1, upTo));
            var more = await listings.Query(
                Statements.For("Searching/step.sql", listing), Read, cancel, [.. Parameters(upTo, null, index, above), limit - found.Count]);
            found.AddRange(more);
            if (found.Count >= limit) return new(found, false);
            gone += upTo - above;
            upTo = above;
        }
        return new(found, true);

        IEnumerable<object?> Parameters(long? born, string? id, string? index, long above) =>
        [
            moment.Position, new NullableBigint(born), id, index, question.Words?.Rank, above, new NullableTexts(without), question.Story, question.Outlet, question.AtPresent,
        ];
    }

    /// <summary>How long the next stretch is to be, in positions.</summary>
    private static long Next(int found, int limit, long gone, long left)
    {
        if (found == 0) return Math.Min(left, gone * Growth);
        var wanted = (double)gone / found * (limit - found) * 1.15;
        return (long)Math.Min(left, found >= Telling ? Math.Max(wanted, gone) : Math.Min(wanted, (double)gone * Growth));
    }

    private static Match Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetFloat(2));
}

/// <param name="Rank">How well it matches the words; 0 where none are looked for.</param>
public readonly record struct Match(string Id, long Born, float Rank);

/// <summary>The newest born first.</summary>
/// <param name="All">Whether there are no others.</param>
public sealed record Matches(IReadOnlyList<Match> Found, bool All);
