using System.Text.Json;
using Microsoft.Extensions.Logging;
using Newsroom.Crash.Ledger;
using Npgsql;

namespace Newsroom.Crash.Judging;

/// <summary>Holds what is folded and stored against a fold of the log that is written anew here, and against a rebuild.</summary>
public static class ListingJudge
{
    private const string Balances = $"select id, data::text from public.mt_doc_{Balance.Called} order by id collate \"C\"";
    private const string Tallies = $"select id, data::text from newsroom.kept_{TallyListing.Called} where to_position is null order by id collate \"C\"";
    private const string Moods = $"select id || '|' || born || '|' || from_position || '|' || coalesce(to_position::text, ''), data::text from newsroom.kept_{MoodListing.Called} order by id collate \"C\", from_position";

    /// <summary>Every version of every tally: not folded here, but the same before a rebuild and after it.</summary>
    private const string TalliesOverTime = $"select id || '|' || born || '|' || from_position || '|' || coalesce(to_position::text, ''), data::text from newsroom.kept_{TallyListing.Called} order by id collate \"C\", from_position";

    public static async Task Judge(NpgsqlDataSource database, string connectionString, LogRows log, Findings findings)
    {
        var before = await Read();
        Compare(Kinds.Snapshot, FoldBalances(log), before[0], findings);
        Compare(Kinds.Listing, FoldTallies(log), before[1], findings);
        Compare(Kinds.Kept, FoldMoods(log), before[2], findings);

        // As a node is made, or Marten warns of listings that nobody runs; but it is not started.
        await using (var host = await LedgerHost.Open(connectionString, follows: true, LogLevel.Warning))
        {
            foreach (var name in LedgerHost.Model.Snapshots.Select(s => s.Name).Concat(LedgerHost.Model.Listings.Select(l => l.Name)))
                await host.Listings.Rebuild(name);
        }
        var after = await Read();
        foreach (var (kind, was, became) in new[] { Kinds.Snapshot, Kinds.Listing, Kinds.Kept, Kinds.Kept }.Zip(before, after))
        {
            if (!was.SequenceEqual(became))
                findings.Add(kind, $"A rebuild gives {became.Except(was).Count()} rows that were not there and leaves out {was.Except(became).Count()}");
        }

        async Task<List<(string Id, string Data)>[]> Read() =>
            [await Rows(database, Balances), await Rows(database, Tallies), await Rows(database, Moods), await Rows(database, TalliesOverTime)];
    }

    private static void Compare(
        string kind, IReadOnlyDictionary<string, string> expected, List<(string Id, string Data)> stored, Findings findings)
    {
        var left = new HashSet<string>(expected.Keys, StringComparer.Ordinal);
        foreach (var (id, data) in stored)
        {
            if (!left.Remove(id)) findings.Add(kind, $"{id} should not be there; it says {data}");
            else if (Normal(data) != Normal(expected[id])) findings.Add(kind, $"{id} says {data} where the log makes {expected[id]}");
        }
        foreach (var id in left) findings.Add(kind, $"{id} is missing; the log makes {expected[id]}");
    }

    private static Dictionary<string, string> FoldBalances(LogRows log)
    {
        var balances = new Dictionary<string, (long Sum, long Events, long Last)>(StringComparer.Ordinal);
        foreach (var (row, account, amount) in Entries(log))
        {
            var (sum, events, _) = balances.GetValueOrDefault(account);
            balances[account] = row.Type switch
            {
                LedgerEvents.Emptied => (0, 0, row.Version),
                LedgerEvents.Ordered => (sum - amount, events + 1, row.Version),
                _ => (sum + amount, events + 1, row.Version),
            };
        }
        return balances.ToDictionary(
            b => b.Key, b => $$"""{"id":"{{b.Key}}","sum":{{b.Value.Sum}},"events":{{b.Value.Events}},"last":{{b.Value.Last}}}""", StringComparer.Ordinal);
    }

    private static Dictionary<string, string> FoldTallies(LogRows log)
    {
        var tallies = new Dictionary<string, (long Events, long Trail, long Last)>(StringComparer.Ordinal);
        foreach (var (row, _, amount) in Entries(log).Where(e => e.Row.Type != LedgerEvents.Emptied))
        {
            var key = TallyListing.KeyOf(amount);
            var (events, trail, _) = tallies.GetValueOrDefault(key);
            tallies[key] = (events + 1, (trail * 31 + row.Position) % 1_000_000_007, row.Position);
        }
        return tallies.ToDictionary(t => t.Key, t => $$"""{"events":{{t.Value.Events}},"trail":{{t.Value.Trail}},"lastPosition":{{t.Value.Last}}}""", StringComparer.Ordinal);
    }

    /// <summary>One entry a row: id, where its life began, from, to.</summary>
    private static Dictionary<string, string> FoldMoods(LogRows log)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        var now = new Dictionary<string, (long Born, long From, string Mood)>(StringComparer.Ordinal);
        foreach (var (row, account, amount) in Entries(log))
        {
            var mood = row.Type switch
            {
                LedgerEvents.Emptied => null,
                LedgerEvents.Ordered => "spending",
                _ => amount % 3 == 0 ? "glad" : "calm",
            };
            var was = now.TryGetValue(account, out var found);
            if (was && found.Mood == mood || !was && mood is null) continue;
            if (was) rows.Add($"{account}|{found.Born}|{found.From}|{row.Position}", $$"""{"is":"{{found.Mood}}"}""");
            now.Remove(account);
            if (mood is not null) now[account] = (was ? found.Born : row.Position, row.Position, mood);
        }
        foreach (var (account, found) in now)
            rows.Add($"{account}|{found.Born}|{found.From}|", $$"""{"is":"{{found.Mood}}"}""");
        return rows;
    }

    private static IEnumerable<(LogRow Row, string Account, int Amount)> Entries(LogRows log)
    {
        foreach (var row in log.InOrder)
        {
            if (row.Type is not (LedgerEvents.Booked or LedgerEvents.Ordered or LedgerEvents.Emptied)) continue;
            using var data = JsonDocument.Parse(row.Data);
            yield return (row, row.Stream["account/".Length..], data.RootElement.GetProperty("amount").GetInt32());
        }
    }

    /// <summary>Fields in the order of their names: a jsonb says nothing about theirs.</summary>
    private static string Normal(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join(',', document.RootElement.EnumerateObject().OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name}={f.Value}"));
    }

    private static async Task<List<(string, string)>> Rows(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync()) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
