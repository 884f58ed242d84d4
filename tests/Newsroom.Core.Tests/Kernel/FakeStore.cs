using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Kernel;

/// <summary>The part of the log that a message handler uses, in memory.</summary>
public sealed class FakeStore(TestLog log) : IEventStore
{
    public ValueTask<Appended> Append(
        string stream, long expectedVersion, IReadOnlyList<NewEvent> events, Metadata metadata, CancellationToken cancel = default)
    {
        var actual = log.Stream(stream).Count;
        if (actual != expectedVersion) throw new StreamConflict(stream, expectedVersion, actual);
        var recorded = events.Select(e => log.Add(stream, e.Data, TestLog.Start, metadata)).ToList();
        return ValueTask.FromResult(new Appended(recorded[^1].Version, recorded[^1].Position!.Value, recorded));
    }

    public ValueTask<IReadOnlyList<Recorded>> ReadStream(string stream, UpTo upTo = default, CancellationToken cancel = default) =>
        ValueTask.FromResult(log.Stream(stream));

    public ValueTask<LogPage> ReadAll(long after, int limit, CancellationToken cancel = default) => throw new NotSupportedException();

    public ValueTask<long> SafeHead(CancellationToken cancel = default) => throw new NotSupportedException();

    public Task WaitForMore(long after, CancellationToken cancel) => throw new NotSupportedException();

    public ValueTask<long> PositionAt(DateTimeOffset time, CancellationToken cancel = default) => throw new NotSupportedException();

    public Task Import(IReadOnlyList<ArchivedEvent> archive, CancellationToken cancel = default) => throw new NotSupportedException();
}
