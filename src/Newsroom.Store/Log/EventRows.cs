using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>Rows of <c>mt_events</c>, in the column order of every statement under <c>Sql/log</c>, as recorded events.</summary>
internal static class EventRows
{
    /// <summary>Events of a stream, to be folded; a last column says which are outlines.</summary>
    /// <exception cref="UnreadableEvent">An event that is not known here, or is damaged.</exception>
    /// <returns>And the bytes of their JSON, about.</returns>
    public static async ValueTask<(List<Recorded> Events, long Bytes)> Stream(NpgsqlDataReader reader, EventTypes types, CancellationToken cancel)
    {
        var events = new List<Recorded>();
        var bytes = 0L;
        while (await reader.ReadAsync(cancel))
        {
            var (one, size) = One(reader, types, outline: reader.GetBoolean(11));
            if (one.Data is Unreadable { Why: var why }) throw new UnreadableEvent(one.Stream, one.Version, one.Position!.Value, why);
            events.Add(one);
            bytes += size;
        }
        return (events, bytes);
    }

    /// <summary>A run of the log, to be passed on: what cannot be read is <see cref="Unreadable"/>.</summary>
    public static async ValueTask<List<SizedEvent>> Run(NpgsqlDataReader reader, EventTypes types, CancellationToken cancel)
    {
        var events = new List<SizedEvent>();
        while (await reader.ReadAsync(cancel)) events.Add(One(reader, types, outline: false) with { Bytes = reader.GetInt32(11) });
        return events;
    }

    private static SizedEvent One(NpgsqlDataReader row, EventTypes types, bool outline)
    {
        var json = row.GetString(5);
        var data = Data(types, row.GetString(4), json, outline);
        var recorded = new Recorded(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetGuid(3), data is Unreadable { Type: var stored } ? stored : types.NameOf(data), data,
            Utc(row.GetDateTime(6)),
            MetadataOf(Text(row, 7), Text(row, 8), Text(row, 9), Text(row, 10)));
        return new(recorded, json.Length);
    }

    private static object Data(EventTypes types, string name, string json, bool outline)
    {
        try
        {
            // Whatever shape it was stored in, readers meet today's record under today's name.
            return outline ? types.ReadOutline(name, json) : types.Read(name, json);
        }
        catch (Exception e) when (e is UnknownEvent or JsonException)
        {
            return new Unreadable(name, json, e.Message);
        }
    }

    public static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    public static Metadata MetadataOf(string? user, string? correlation, string? causation, string? headers)
    {
        string? reason = null, key = null, hash = null;
        if (headers is not null)
        {
            using var json = JsonDocument.Parse(headers);
            reason = Header(json, Metadata.ReasonHeader);
            key = Header(json, Metadata.KeyHeader);
            hash = Header(json, Metadata.HashHeader);
        }
        return new Metadata(user ?? "", correlation, causation, reason, key, hash);
    }

    private static string? Header(JsonDocument headers, string name) =>
        headers.RootElement.ValueKind == JsonValueKind.Object && headers.RootElement.TryGetProperty(name, out var value)
            ? value.GetString()
            : null;

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <param name="Bytes">Of its JSON, about.</param>
internal readonly record struct SizedEvent(Recorded Event, int Bytes);
