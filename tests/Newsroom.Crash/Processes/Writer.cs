using Newsroom.Core.Kernel;
using Newsroom.Crash.Ledger;

namespace Newsroom.Crash.Processes;

/// <summary>A process that appends and sends, and writes down before and after what it means and what it is told.</summary>
public sealed class Writer(string journals, int slot, int life, int seed)
{
    private const int Tasks = 4;
    private const int OwnStreams = 6;
    private const int HotStreams = 4;

    private readonly Journal journal = Journal.Create(journals, slot, life);

    public async Task<int> Run()
    {
        var stop = ChildLife.StopToken();
        await using var engine = await ChildLife.Open(start: false);
        var work = Enumerable.Range(0, Tasks).Select(task => Task.Run(() => Work(engine, task, stop), CancellationToken.None)).ToList();
        var first = await Task.WhenAny([.. work, engine.Lost]);
        if (first == engine.Lost) throw new InvalidOperationException($"The engine gave up: {await engine.Lost}");
        await Task.WhenAll(work);
        journal.Dispose();
        return 0;
    }

    private async Task Work(IEngine engine, int task, CancellationToken stop)
    {
        var random = new Random(HashCode(seed, slot, life, task));
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Append(engine.Events, random, task, versions);
                if (random.Next(30) == 0) await Send(engine.Outbox, random);
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

    private async Task Append(IEventStore store, Random random, int task, Dictionary<string, long> versions)
    {
        var stream = random.Next(100) switch
        {
            < 70 => $"account/{slot}-{task}-{random.Next(OwnStreams)}",
            < 85 => $"account/hot-{random.Next(HotStreams)}",
            _ => $"account/new-{Guid.NewGuid():N}",
        };
        if (!versions.TryGetValue(stream, out var version))
            version = stream.StartsWith("account/new", StringComparison.Ordinal) ? 0 : (await store.ReadStream(stream)).Count;

        var events = Enumerable.Range(0, random.Next(10) < 6 ? 1 : random.Next(2, 6)).Select(_ => Draw(random)).ToArray();
        var number = journal.Number();
        journal.Append(number, stream, version, events.Select(e => (e.Event.Id!.Value, e.Type, e.Amount)));
        try
        {
            var appended = await store.Append(stream, version, [.. events.Select(e => e.Event)], new Metadata($"writer-{slot}"));
            journal.Acknowledged(number, appended.Version, appended.Position);
            versions[stream] = appended.Version;
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

    private async Task Send(IOutbox outbox, Random random)
    {
        var (type, later) = random.Next(10) switch
        {
            0 => (RefusingHandler.Poison, false),
            1 => (RecordingHandler.Plain, true),
            _ => (RecordingHandler.Plain, false),
        };
        var id = Guid.NewGuid();
        var number = journal.Number();
        journal.Message(number, id, type, later);
        try
        {
            await outbox.Send(new Message(type, "{}", later ? DateTimeOffset.UtcNow.AddDays(1) : null, id));
            journal.Sent(number);
        }
        catch (StoreUnavailable)
        {
            journal.NotKnownToBeSent(number);
            throw;
        }
    }

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
