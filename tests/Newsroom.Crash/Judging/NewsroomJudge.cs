using System.Net;
using Newsroom.Cluster;
using Newsroom.Crash.Processes;
using Npgsql;

namespace Newsroom.Crash.Judging;

/// <summary>Every note that the server acknowledged is there, once; its listings equal a rebuild.</summary>
public static class NewsroomJudge
{
    private const string NotesByKey =
        "select headers ->> 'idempotency-key', stream_id from public.mt_events where headers ? 'idempotency-key'";

    public static async Task<NewsroomFigures> Judge(NewsroomLoad load, Findings findings)
    {
        var connection = await PrivateCluster.TryFindRunningAsync(load.DataDirectory)
            ?? throw new RunFailed("The server's database is not there to be judged.");
        await using var database = NpgsqlDataSource.Create(connection);
        var log = await LogRows.Read(database);
        await log.Check(database, findings);

        var byKey = new List<(string Key, string Stream)>();
        await using (var command = database.CreateCommand(NotesByKey))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) byKey.Add((reader.GetString(0), reader.GetString(1)));
        }
        var found = byKey.ToLookup(n => n.Key, n => n.Stream, StringComparer.Ordinal);
        int acknowledged = 0, written = 0, notWritten = 0;
        foreach (var posting in load.Postings)
        {
            var streams = found[posting.Key].ToList();
            if (streams.Count > 1) findings.Add(Kinds.Note, $"{posting.Key} was written {streams.Count} times");
            if (posting.Id is null)
            {
                if (streams.Count == 0) notWritten++;
                else written++;
                continue;
            }
            acknowledged++;
            if (streams.Count == 0) findings.Add(Kinds.Note, $"{posting.Key} was acknowledged as {posting.Id} and is not in the log");
            else if (streams[0] != $"annotation/{posting.Id}") findings.Add(Kinds.Note, $"{posting.Key} was acknowledged as {posting.Id} and is {streams[0]}");
        }
        // One look from outside a hundred: what is in the log can also be read.
        foreach (var posting in load.Postings.Where(p => p.Id is not null).Where((_, i) => i % 100 == 0))
        {
            if (await load.Look(posting) is var status && status != HttpStatusCode.OK)
                findings.Add(Kinds.Note, $"{posting.Key} was acknowledged as {posting.Id}; asked for it, the server says {(int)status}");
        }

        var before = await Listings(database);
        await load.Rebuild();
        var after = await Listings(database);
        foreach (var (table, rows) in before.Where(t => !t.Value.SequenceEqual(after[t.Key])))
        {
            findings.Add(Kinds.Listing, $"{table} of the server: a rebuild gives {after[table].Except(rows).Count()} rows that were not there and leaves out {rows.Except(after[table]).Count()}");
        }
        return new(acknowledged, written, notWritten, log.InOrder.Count);
    }

    /// <summary>Every table of documents and of listings' rows, without what a rebuild may change.</summary>
    private static async Task<Dictionary<string, List<string>>> Listings(NpgsqlDataSource database)
    {
        var tables = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in await Lines(database,
            """
            select schemaname || '.' || tablename from pg_tables
            where schemaname = 'public' and tablename like 'mt\_doc\_%' or schemaname = 'newsroom' and tablename like 'kept\_%'
            """))
        {
            tables[table] = await Lines(database,
                $"select (to_jsonb(t) - 'mt_last_modified' - 'mt_version' - 'mt_dotnet_type')::text from {table} t order by 1");
        }
        return tables;
    }

    private static async Task<List<string>> Lines(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }
}

/// <param name="Written">Of those that the desk gave up: found written.</param>
public sealed record NewsroomFigures(int Acknowledged, int Written, int NotWritten, int Events);
