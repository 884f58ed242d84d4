using System.Collections.Concurrent;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>One append to one stream, its ids settled and its events written as JSON.</summary>
internal sealed class StreamAppend
{
    private static readonly ConcurrentDictionary<Type, string> DotNetNames = new();

    private readonly EventTypes types;
    private readonly object?[] read;

    public StreamAppend(
        EventTypes types, string stream, long expectedVersion, IReadOnlyList<NewEvent> events, Metadata metadata)
    {
        ArgumentException.ThrowIfNullOrEmpty(stream);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stream.Length, 250);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        if (events.Count == 0) throw new ArgumentException("An append has at least one event.", nameof(events));

        this.types = types;
        Stream = stream;
        Expected = expectedVersion;
        Metadata = metadata;
        Data = [.. events.Select(e => e.Data)];
        Ids = [.. events.Select(e => e.Id ?? Guid.CreateVersion7())];
        Names = [.. events.Select(e => types.NameOf(e.Data))];
        Json = [.. events.Select(e => types.Write(e.Data))];
        read = new object?[Ids.Length];
    }

    public string Stream { get; }
    public long Expected { get; }
    public Metadata Metadata { get; }
    public object[] Data { get; }
    public Guid[] Ids { get; }
    public string[] Names { get; }
    public string[] Json { get; }

    public long Version => Expected + Ids.Length;

    /// <returns>The version at which the stream is now; 0 when there is none.</returns>
    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public ValueTask<long> Found(NpgsqlDataSource database, CancellationToken cancel) => database.Read(async connection =>
    {
        await using var ask = new NpgsqlCommand("select version from public.mt_streams where id = $1", connection);
        ask.Parameters.AddWithValue(Stream);
        return await ask.ExecuteScalarAsync(cancel) is long version ? version : 0;
    }, cancel);

    /// <param name="at">The recorded time that inline projections have already seen; null lets the database say.</param>
    public NpgsqlBatchCommand Command(DateTimeOffset? at) => new(Sql.Of("append/append"))
    {
        Parameters =
        {
            new() { Value = Stream, NpgsqlDbType = NpgsqlDbType.Varchar },
            new NpgsqlParameter<long> { TypedValue = Expected },
            new() { Value = Ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            new() { Value = Names, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
            new() { Value = Data.Select(d => DotNetName(d.GetType())).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
            new() { Value = Json, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            Text(Metadata.CorrelationId), Text(Metadata.CausationId),
            new() { Value = (object?)Headers(Metadata) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
            Text(Metadata.Actor),
            new() { Value = (object?)at?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
        },
    };

    /// <summary>The events as they are recorded; read back from their JSON, so that a fold here and a fold of the log see the same.</summary>
    public IReadOnlyList<Recorded> Recorded(ReadOnlySpan<long> positions, DateTimeOffset at)
    {
        var recorded = new Recorded[Ids.Length];
        for (var i = 0; i < Ids.Length; i++) recorded[i] = Recorded(i, positions[i], at);
        return recorded;
    }

    public Recorded Recorded(int index, long? position, DateTimeOffset at) => new(
        position, Stream, Expected + index + 1, Ids[index], Names[index],
        read[index] ??= types.Read(Names[index], Json[index]), at, Metadata);

    public static string? Headers(Metadata metadata)
    {
        var headers = metadata.Headers();
        return headers.Count == 0
            ? null
            : JsonSerializer.Serialize(headers.ToDictionary(h => h.Key, h => h.Value), KernelJson.Options);
    }

    public static string DotNetName(Type type) =>
        DotNetNames.GetOrAdd(type, static t => $"{t.FullName}, {t.Assembly.GetName().Name}");

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar };
}
