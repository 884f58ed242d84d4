using System.Collections.Concurrent;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;

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
        Size = Json.Sum(json => (long)json.Length);
        read = new object?[Ids.Length];
    }

    public string Stream { get; }
    public long Expected { get; }
    public Metadata Metadata { get; }
    public object[] Data { get; }
    public Guid[] Ids { get; }
    public string[] Names { get; }
    public string[] Json { get; }

    /// <summary>What else must be so for the append to be right; null for nothing.</summary>
    public StreamVersion? Assumed { get; init; }

    /// <summary>Of the JSON, in UTF-16 code units.</summary>
    public long Size { get; }

    public long Version => Expected + Ids.Length;

    /// <returns>The version at which the stream is now; 0 when there is none.</returns>
    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public ValueTask<long> Found(NpgsqlDataSource database, CancellationToken cancel) => database.Read(async connection =>
    {
        await using var ask = new NpgsqlCommand("select version from public.mt_streams where id = $1", connection);
        ask.Parameters.AddWithValue(Stream);
        return await ask.ExecuteScalarAsync(cancel) is long version ? version : 0;
    }, cancel);

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
}
