using Npgsql;

namespace Newsroom.Crash.Judging;

/// <summary>An event as its row says it: read with plain SQL, without the store that is judged.</summary>
public sealed record LogRow(long Position, string Stream, long Version, Guid Id, string Type, string Data);

/// <summary>The whole log, and what must be true of any log whatever was written.</summary>
public sealed class LogRows
{
    private LogRows(IReadOnlyList<LogRow> inOrder)
    {
        InOrder = inOrder;
        Streams = inOrder.ToLookup(r => r.Stream, StringComparer.Ordinal);
        ById = inOrder.ToLookup(r => r.Id);
    }

    /// <summary>By position.</summary>
    public IReadOnlyList<LogRow> InOrder { get; }

    /// <summary>Each stream's rows, by position.</summary>
    public ILookup<string, LogRow> Streams { get; }

    public ILookup<Guid, LogRow> ById { get; }

    public static async Task<LogRows> Read(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select seq_id::bigint, stream_id, version::bigint, id, type, data::text from public.mt_events where type <> 'tombstone' order by seq_id");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<LogRow>();
        while (await reader.ReadAsync())
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetGuid(3), reader.GetString(4), reader.GetString(5)));
        return new(rows);
    }

    /// <summary>Ids are unique; a stream's versions are 1, 2, 3 … in the order of positions and end where its row says.</summary>
    public async Task Check(NpgsqlDataSource database, Findings findings)
    {
        foreach (var twice in ById.Where(g => g.Count() > 1))
            findings.Add(Kinds.Twice, $"{twice.Key} stands at {string.Join(" and ", twice.Select(r => $"position {r.Position} ({r.Stream}@{r.Version})"))}");

        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        await using (var command = database.CreateCommand("select id, version::bigint from public.mt_streams"))
        {
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) versions[reader.GetString(0)] = reader.GetInt64(1);
        }
        // What Marten keeps for itself, made when the database goes away in the middle of a session's batch, is nothing that was said.
        versions.Remove("mt_tombstone");
        foreach (var stream in Streams)
        {
            var found = stream.Select(r => r.Version).ToList();
            if (!found.SequenceEqual(Enumerable.Range(1, found.Count).Select(v => (long)v)))
                findings.Add(Kinds.Stream, $"{stream.Key} has, in the order of positions, the versions {string.Join(", ", found)}");
            if (!versions.Remove(stream.Key, out var version) || version != found.Count)
                findings.Add(Kinds.Stream, $"{stream.Key} has {found.Count} events, and its row says {version}");
        }
        foreach (var (stream, version) in versions)
            findings.Add(Kinds.Stream, $"{stream} is said to be at version {version} and has no event");
    }
}
