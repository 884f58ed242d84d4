using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Npgsql;

namespace Newsroom.Server.Keeping;

/// <summary>The log read once from its first event to its last, by everything that wants to see all of it.</summary>
internal sealed class LogPass(EventTypes types, IReadOnlyList<ILogFold> folds)
{
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> ids = [];
    private readonly List<string> brokenVersions = [];
    private readonly List<string> doubleIds = [];
    private readonly List<string> unknown = [];
    private readonly List<string> unreadable = [];
    private readonly Dictionary<string, long> older = new(StringComparer.Ordinal);
    private long events;
    private long last;
    private DateTime latest = DateTime.MinValue;
    private long steppedBack;

    public async Task Run(Examination examination, IProgress<(long Done, long Total)>? report, CancellationToken cancel)
    {
        var total = await examination.One<long>("select coalesce(max(seq_id), 0) from public.mt_events", cancel);
        await using var command = examination.Command(Statements.Of("Keeping/doctor_log.sql"));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            See(reader);
            if (events % 1_000 == 0) report?.Report((last, total));
        }
        report?.Report((total, total));
    }

    public IEnumerable<Finding> Findings()
    {
        yield return brokenVersions.Count == 0
            ? Finding.Of("versions", Health.Ok, $"{versions.Count} streams, each counted from 1 without a gap.")
            : Finding.Of("versions", Health.Failed, "The versions of a stream do not follow each other.", "Events were lost or added by hand: restore a backup, or import an export.", brokenVersions);
        yield return doubleIds.Count == 0
            ? Finding.Of("event ids", Health.Ok, "Every event has an id of its own.")
            : Finding.Of("event ids", Health.Failed, "Two events have one id.", "One of them was written by hand or twice: compare them, and restore a backup.", doubleIds);
        yield return unknown.Count == 0 && unreadable.Count == 0
            ? Finding.Of("event types", Health.Ok, $"All {events} events can be read.")
            : Finding.Of("event types", Health.Failed, "There are events that cannot be read.",
                "This newsroom may be older than its log; or a type has changed its shape without a new name and a lift from the old one.", [.. unknown, .. unreadable]);
        if (older.Count > 0)
        {
            yield return Finding.Of("older shapes", Health.Info, $"{older.Values.Sum()} events are stored in a shape of former times and are lifted when they are read.", null,
                [.. older.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}: {o.Value}")]);
        }
        yield return last == events
            ? Finding.Of("gaps", Health.Ok, "Every position up to the last one has its event.")
            : Finding.Of("gaps", Health.Info, $"{last - events} positions up to {last} have no event: appends took them that did not come to their end. Nothing is missing.");
        if (steppedBack > 0)
            yield return Finding.Of("times", Health.Info, $"{steppedBack} events are recorded at an earlier time than one before them: a clock stepped back. Positions are the order that counts.");
    }

    private void See(NpgsqlDataReader row)
    {
        var (position, stream, version, id, type) = (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2), row.GetGuid(3), row.GetString(4));
        events++;
        last = position;
        var at = DateTime.SpecifyKind(row.GetDateTime(6), DateTimeKind.Utc);
        if (at < latest) steppedBack++;
        else latest = at;
        if (!ids.Add(id)) doubleIds.Add($"{id}, again at position {position}");
        // One without a stream is told by the check of streams.
        if (stream is not null)
        {
            var wanted = versions.GetValueOrDefault(stream) + 1;
            if (version != wanted) brokenVersions.Add($"{stream} has version {version} at position {position}, where {wanted} must come");
            versions[stream] = version;
        }

        object data;
        try
        {
            if (!types.Knows(type))
            {
                unknown.Add($"'{type}' at position {position} is no type that is known");
                Spoil("its type is not known");
                return;
            }
            data = types.Read(type, row.GetString(5));
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            unreadable.Add($"'{type}' at position {position}: {failed.Message}");
            Spoil("it cannot be read");
            return;
        }
        if (types.IsOlder(type)) older[type] = older.GetValueOrDefault(type) + 1;
        var recorded = new Recorded(
            position, stream ?? "", version, id, types.NameOf(data), data, new DateTimeOffset(at),
            MetadataOf(Text(row, 7), Text(row, 8), Text(row, 9), Text(row, 10)));
        foreach (var fold in folds) fold.Apply(recorded);

        void Spoil(string why)
        {
            foreach (var fold in folds) fold.Spoil(position, why);
        }
    }

    private static Metadata MetadataOf(string? user, string? correlation, string? causation, string? headers)
    {
        if (headers is null) return new Metadata(user ?? "", correlation, causation);
        using var json = JsonDocument.Parse(headers);
        return new Metadata(user ?? "", correlation, causation, Header(Metadata.ReasonHeader), Header(Metadata.KeyHeader), Header(Metadata.HashHeader));

        string? Header(string name) =>
            json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
