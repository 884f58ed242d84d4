using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>Rows of <c>mt_events</c>, in the column order of every statement under <c>Sql/log</c>, as recorded events.</summary>
internal static class EventRows
{
    public static async ValueTask<List<Recorded>> Read(
        NpgsqlDataReader reader, EventTypes types, CancellationToken cancel)
    {
        var events = new List<Recorded>();
        while (await reader.ReadAsync(cancel)) events.Add(One(reader, types));
        return events;
    }

    private static Recorded One(NpgsqlDataReader row, EventTypes types)
    {
        // Whatever shape it was stored in, readers meet today's record under today's name.
        var data = types.Read(row.GetString(4), row.GetString(5));
        return new Recorded(
            row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetGuid(3), types.NameOf(data), data,
            Utc(row.GetDateTime(6)),
            MetadataOf(Text(row, 7), Text(row, 8), Text(row, 9), Text(row, 10)));
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
