using Newsroom.Core.Kernel;
using Newsroom.Crash.Ledger;
using Wolverine;

namespace Newsroom.Crash.Processes;

/// <summary>A process that appends and sends, and writes down before and after what it means and what it is told.</summary>
public sealed class Writer(string journals, int slot, int life, int seed)
{
    private const int Tasks = 4;
    private const int OwnStreams = 6;
    private const int HotStreams = 4;

    private readonly Journal journal = Journal.Create(journals, slot, life);
    private readonly Orders orders = new();

    public async Task<int> Run()
    {
        await using var host = await ChildLife.Started(follows: false);
        if (host is null) return ChildLife.NoDatabase;
        await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(() => Work(host.Log, task), CancellationToken.None)));
        journal.Dispose();
        return 0;
    }

    private async Task Work(EventLog log, int task)
    {
        var random = new Random(HashCode(seed, slot, life, task));
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (!orders.Stop.IsCancellationRequested)
        {
            try
            {
                await Append(log, random, task, versions);
                await Task.Delay(random.Next(5, 30), CancellationToken.None);
            }
            catch (StoreUnavailable)
            {
                // Where the stream stands is not known any more.
                versions.Clear();
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }

    private async Task Append(EventLog log, Random random, int task, Dictionary<string, long> versions)
    {
        var stream = random.Next(100) switch
        {
            < 70 => $"account/{slot}-{task}-{random.Next(OwnStreams)}",
            < 85 => $"account/hot-{random.Next(HotStreams)}",
            _ => $"account/new-{Guid.NewGuid():N}",
        };
        if (!versions.TryGetValue(stream, out var version))
            version = stream.StartsWith("account/new", StringComparison.Ordinal) ? 0 : (await log.ReadStream(stream)).Count;

        var events = Enumerable.Range(0, random.Next(10) < 6 ? 1 : random.Next(2, 6)).Select(_ => Draw(random)).ToArray();
        // One of the hot streams often refuses: what then must not be sent.
        var message = random.Next(stream.StartsWith("account/hot", StringComparison.Ordinal) ? 2 : 12) == 0 ? DrawMessage(random) : null;
        var number = journal.Number();
        journal.Append(number, stream, version, events.Select(e => (e.Event.Id!.Value, e.Type, e.Amount)), message);
        try
        {
            var appended = await log.Append(
                stream, version, [.. events.Select(e => e.Event)], new Metadata($"writer-{slot}"),
                enlist: message is null ? null : e => Send(e.Messages, message));
            journal.Acknowledged(number, appended.Version, appended.Position);
            versions[stream] = appended.Version;
            // The append is acknowledged; its message is on its way, and with this process in nobody's hands.
            if (message is not null && orders.Die) UnixSignals.Kill(Environment.ProcessId);
        }
        catch (StreamConflict conflict)
        {
            journal.Conflict(number);
            versions.Remove(stream);
            if (conflict.Actual >= 0) versions[stream] = conflict.Actual;
        }
        catch (StoreUnavailable unavailable)
        {
            if (unavailable.OutcomeUnknown) journal.Unknown(number);
            else journal.Unavailable(number);
            throw;
        }
    }

    private static ValueTask Send(IMessageBus messages, Enlisted message) => message.Kind switch
    {
        Poison.Kind => messages.PublishAsync(new Poison(message.Id)),
        Note.Later => messages.PublishAsync(new Note(message.Id, Note.Later), new DeliveryOptions { ScheduledTime = DateTimeOffset.UtcNow.AddDays(1) }),
        _ => messages.PublishAsync(new Note(message.Id, message.Kind)),
    };

    private static Enlisted DrawMessage(Random random) => new(Guid.NewGuid(), random.Next(10) switch { 0 => Poison.Kind, 1 => Note.Later, _ => Note.Plain });

    private static (NewEvent Event, string Type, int Amount) Draw(Random random)
    {
        var amount = random.Next(1, 1_000);
        var (data, type) = random.Next(100) switch
        {
            < 86 => ((object)new Booked(amount), LedgerEvents.Booked),
            < 95 => (new Ordered(amount), LedgerEvents.Ordered),
            _ => (new Emptied(amount), LedgerEvents.Emptied),
        };
        return (new NewEvent(data, Guid.NewGuid()), type, amount);
    }

    /// <summary>The same in every process, which <see cref="System.HashCode"/> is not.</summary>
    private static int HashCode(params ReadOnlySpan<int> parts)
    {
        var hash = 17;
        foreach (var part in parts) hash = unchecked(hash * 31 + part);
        return hash;
    }
}
