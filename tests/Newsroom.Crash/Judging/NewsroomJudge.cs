using System.Net;
using Newsroom.Cluster;
using Newsroom.Crash.Processes;
using Npgsql;

namespace Newsroom.Crash.Judging;

/// <summary>Every note that the server acknowledged is there, once, and is what its repeat is answered with; its listings equal a rebuild.</summary>
public static class NewsroomJudge
{
    private const string NotesByKey =
        "select headers ->> 'idempotency-key', stream_id from public.mt_events where headers ? 'idempotency-key'";

    /// <summary>A request that was answered without the event that it wrote, or the other way round: they commit together.</summary>
    private const string HalfRequests =
        """
        select coalesce(e.stream_id, 'none') || ' and ' || coalesce(d.data ->> 'stream', 'no answered request')
        from (select stream_id, version, headers ->> 'request-hash' as hash from public.mt_events where headers ? 'idempotency-key') e
        full join public.mt_doc_answeredrequest d
          on d.data ->> 'stream' = e.stream_id and (d.data ->> 'version')::bigint = e.version and d.data ->> 'hash' = e.hash
        where e.stream_id is null or d.id is null
        """;

    public static async Task<string> ConnectionString(NewsroomLoad load) =>
        await PrivateCluster.TryFindRunningAsync(load.DataDirectory) ?? throw new RunFailed("The server's database is not there to be judged.");

    public static async Task<NewsroomFigures> Judge(NewsroomLoad load, Findings findings)
    {
        await using var database = NpgsqlDataSource.Create(await ConnectionString(load));
        var figures = await JudgeNotes(database, load.Postings, findings);
        // One look from outside a hundred: what is in the log can also be read; and one repeat, which finds what the first run made.
        foreach (var posting in load.Postings.Where(p => p.Id is not null).Where((_, i) => i % 100 == 0))
        {
            if (await load.Look(posting) is var status && status != HttpStatusCode.OK)
                findings.Add(Kinds.Note, $"{posting.Key} was acknowledged as {posting.Id}; asked for it, the server says {(int)status}");
            if (await load.Repeat(posting) is var again && again != posting.Id)
                findings.Add(Kinds.Note, $"{posting.Key} was acknowledged as {posting.Id}, and is {again} when it is repeated");
        }

        var before = await Listings(database);
        await load.Rebuild();
        var after = await Listings(database);
        foreach (var (table, rows) in before.Where(t => !t.Value.SequenceEqual(after[t.Key])))
        {
            findings.Add(Kinds.Listing, $"{table} of the server: a rebuild gives {after[table].Except(rows).Count()} rows that were not there and leaves out {rows.Except(after[table]).Count()}");
        }
        return figures;
    }

    /// <summary>What the database says of the notes, against what was acknowledged.</summary>
    public static async Task<NewsroomFigures> JudgeNotes(NpgsqlDataSource database, IReadOnlyCollection<Posting> postings, Findings findings)
    {
        var log = await LogRows.Read(database);
        await log.Check(database, findings);
        foreach (var half in await Lines(database, HalfRequests)) findings.Add(Kinds.Request, half);

        var byKey = new List<(string Key, string Stream)>();
        await using (var command = database.CreateCommand(NotesByKey))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) byKey.Add((reader.GetString(0), reader.GetString(1)));
        }
        var found = byKey.ToLookup(n => n.Key, n => n.Stream, StringComparer.Ordinal);
        int acknowledged = 0, written = 0, notWritten = 0;
        foreach (var posting in postings)
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
