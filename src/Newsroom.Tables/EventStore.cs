using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Tables;

/// <inheritdoc/>
/// <param name="append">The engine's own way to write; everything else is reading.</param>
internal sealed class EventStore(
    NpgsqlDataSource database, EventTypes types, Func<StreamAppend, CancellationToken, Task<Appended>> append, LogTail tail, Archive archive) : IEventStore
{
    public ValueTask<Appended> Append(
        string stream, long expectedVersion, IReadOnlyList<NewEvent> events, Metadata metadata, CancellationToken cancel = default) =>
        new(append(new StreamAppend(types, stream, expectedVersion, events, metadata), cancel));

    public ValueTask<IReadOnlyList<Recorded>> ReadStream(string stream, UpTo upTo = default, CancellationToken cancel = default) =>
        database.Read<IReadOnlyList<Recorded>>(async connection =>
        {
            await using var command = await connection.Command(Sql.Of("log/read_stream"), cancel,
                Reading.Of(stream), Reading.Of(upTo.Version ?? long.MaxValue), Reading.Of(upTo.Position ?? long.MaxValue));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            return await EventRows.Read(reader, types, cancel);
        }, cancel);

    public async ValueTask<LogPage> ReadAll(long after, int limit, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 10_000);
        var page = await tail.Page(after, limit, cancel);
        return new(page.Events, page.SafeHead);
    }

    public ValueTask<long> SafeHead(CancellationToken cancel = default) => tail.SafeHead(cancel);

    public Task WaitForMore(long after, CancellationToken cancel) => tail.WaitForMore(after, cancel);

    public async ValueTask<long> PositionAt(DateTimeOffset time, CancellationToken cancel = default)
    {
        var head = await tail.SafeHead(cancel);
        return await database.Read(async connection =>
        {
            await using var command = new NpgsqlCommand(Sql.Of("log/position_at"), connection)
            {
                Parameters = { new() { Value = time.UtcDateTime }, Reading.Of(head) },
            };
            return (long)(await command.ExecuteScalarAsync(cancel))!;
        }, cancel);
    }

    public Task Import(IReadOnlyList<ArchivedEvent> events, CancellationToken cancel = default) =>
        archive.Import(events, cancel);
}
