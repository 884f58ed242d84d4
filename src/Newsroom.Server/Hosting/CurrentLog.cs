using Newsroom.Core.Kernel;
using Newsroom.Server.Observability;

namespace Newsroom.Server.Hosting;

/// <summary>
/// The log of whichever engine runs just now, so that nobody who writes or reads it needs to know that engines come and
/// go. While there is none, every call says so; what becomes of this node's appends is noted for whoever observes it.
/// </summary>
public sealed class CurrentLog(EngineRoom room, WriteOutcomes outcomes) : IEventStore
{
    private IEventStore Log => room.Engine.Events;

    public async ValueTask<Appended> Append(
        string stream, long expectedVersion, IReadOnlyList<NewEvent> events, Metadata metadata, CancellationToken cancel = default)
    {
        try
        {
            var appended = await Log.Append(stream, expectedVersion, events, metadata, cancel);
            outcomes.Written();
            return appended;
        }
        catch (StoreUnavailable)
        {
            outcomes.Unavailable();
            throw;
        }
    }

    public ValueTask<IReadOnlyList<Recorded>> ReadStream(string stream, UpTo upTo = default, CancellationToken cancel = default) =>
        Log.ReadStream(stream, upTo, cancel);

    public ValueTask<LogPage> ReadAll(long after, int limit, CancellationToken cancel = default) => Log.ReadAll(after, limit, cancel);

    public ValueTask<long> SafeHead(CancellationToken cancel = default) => Log.SafeHead(cancel);

    public Task WaitForMore(long after, CancellationToken cancel) => Log.WaitForMore(after, cancel);

    public ValueTask<long> PositionAt(DateTimeOffset time, CancellationToken cancel = default) => Log.PositionAt(time, cancel);

    public Task Import(IReadOnlyList<ArchivedEvent> archive, CancellationToken cancel = default) => Log.Import(archive, cancel);
}

public static class EventLogServices
{
    /// <summary>The log as a service. The room that its engine is opened in comes from elsewhere.</summary>
    public static IServiceCollection AddEventLog(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<WriteOutcomes>()
        .AddSingleton<IEventStore, CurrentLog>();
}
