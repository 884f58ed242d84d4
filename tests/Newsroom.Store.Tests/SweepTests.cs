using System.Runtime.CompilerServices;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>What is due stands in documents: messages that were lost are made again from there.</summary>
public sealed class SweepTests : Suite
{
    private const string Type = "remind";

    [Fact]
    public async Task Messages_that_are_lost_while_an_engine_is_down_are_handled_after_the_next_start()
    {
        var database = await NewDatabase();
        var first = await Started(database, Sweeping(new RecordingHandler("another")));
        await Promise(first, 0, 1, 2);
        await Dispose(first);

        await LoseMessages(database);
        var handler = new RecordingHandler(Type);
        var next = await Started(database, Sweeping(handler));
        await Patience.Until(() => Task.FromResult(handler.Handled.Count >= 3), "what was lost");
        await Receipts.AllHandled(next);

        Assert.Equal(["0", "1", "2"], handler.Handled.Select(d => d.Body).Order());
    }

    [Fact]
    public async Task What_stands_is_not_made_a_second_time()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type);
        var sweep = new Sweep();
        for (var life = 0; life < 4; life++)
        {
            var swept = sweep.Ended;
            var engine = await Started(database, Sweeping(handler, sweep));
            await Patience.Until(() => Task.FromResult(sweep.Ended > swept), "a sweep at the start");
            await Receipts.AllHandled(engine);
            await Promise(engine, life);
            await Dispose(engine);
        }
        // The last life's promise was made after its sweep.
        Assert.Equal(["0", "1", "2"], handler.Tried.Select(d => d.Body).Order());
    }

    [Fact]
    public async Task What_is_due_later_waits_for_its_time_again()
    {
        var database = await NewDatabase();
        var due = (await database.Now()).AddSeconds(3);
        var first = await Started(database, Sweeping(new RecordingHandler("another"), new Sweep(due)));
        await Promise(first, 7);
        await Dispose(first);
        await LoseMessages(database);

        var handled = new TaskCompletionSource<DateTimeOffset>();
        var handler = new RecordingHandler(Type, async (_, _) => handled.TrySetResult(await database.Now()));
        await Started(database, Sweeping(handler, new Sweep(due)));

        var at = await Patience.Within(handled.Task, "what is due in a while");
        Assert.True(at >= due, $"due at {due:O}, handled at {at:O}");
    }

    [Fact]
    public async Task A_sweep_that_fails_is_tried_again_and_harms_no_other()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(Type);
        var broken = new Sweep(failures: 2);
        var engine = await Opened(database, Sweeping(handler, broken));
        await engine.Start();
        await Promise(engine, 1);
        await Dispose(engine);

        var again = await Started(database, Sweeping(handler, broken));
        await Patience.Until(() => Task.FromResult(broken.Failed == 2 && broken.Ended > 0), "two failures and then a sweep");
        await Patience.Until(() => Task.FromResult(!handler.Handled.IsEmpty), "the message");
        await Receipts.AllHandled(again);

        Assert.Equal("1", Assert.Single(handler.Handled).Body);
    }

    [Fact]
    public async Task A_sweep_may_make_thousands()
    {
        var database = await NewDatabase();
        var first = await Started(database, Sweeping(new RecordingHandler("another")));
        await Promise(first, [.. Enumerable.Range(0, 1_500)]);
        await Dispose(first);
        await LoseMessages(database);

        var handler = new RecordingHandler(Type);
        var next = await Started(database, Sweeping(handler));
        await Patience.Until(() => Task.FromResult(handler.Handled.Count >= 1_500), () => Task.FromResult($"1500 messages; there were {handler.Handled.Count}"));
        await Receipts.AllHandled(next);

        Assert.Equal(Enumerable.Range(0, 1_500), handler.Handled.Select(d => int.Parse(d.Body)).Order());
    }

    [Fact]
    public async Task Documents_are_listed_page_by_page_each_once()
    {
        var engine = await Started(await NewDatabase(), Sweeping(new RecordingHandler(Type)));
        await Promise(engine, [.. Enumerable.Range(0, 25)]);

        var found = new List<int>();
        string? after = null;
        while (await engine.Documents.List<Promised>(PromisesView.Called, after, 10) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(p => p.Document.Amount));
            Assert.All(page, p => Assert.Equal($"{p.Document.Amount}", p.Id));
            after = page[^1].Id;
        }

        Assert.Equal(Enumerable.Range(0, 25), found.Order());
        Assert.Empty(await engine.Documents.List<Promised>(PromisesView.Called, after, 10));
    }

    private static async Task Promise(IEngine engine, params int[] amounts)
    {
        foreach (var chunk in amounts.Chunk(500))
        {
            var (appended, _) = await engine.AppendRetrying("account/promises", [.. chunk.Select(a => (object)new Deposited(a))]);
            await Patience.Within(engine.Projections.WaitFor(PromisesView.Called, appended.Position, Patience.Limit), "the promises to be documents");
        }
    }

    private static EngineDefinition Sweeping(RecordingHandler handler, Sweep? sweep = null) =>
        Writing.With(new PromisesView()) with
        {
            Handlers = [handler],
            Sweeps = [sweep ?? new Sweep()],
            Retries = new RetryPolicy(100, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(50)),
        };

    public sealed record Promised(int Amount);

    /// <summary>Each deposit is a promise, by its amount.</summary>
    private sealed class PromisesView : View<Promised>
    {
        public const string Called = "promises";
        public override string Name => Called;
        public override IEnumerable<string> Keys(Recorded recorded) => recorded.Data is Deposited e ? [$"{e.Amount}"] : [];
        public override Promised Evolve(string key, Promised? document, Recorded recorded) => new(((Deposited)recorded.Data).Amount);
    }

    /// <summary>A message for each promise; the first sweeps may fail in their midst.</summary>
    private sealed class Sweep(DateTimeOffset? due = null, int failures = 0) : ISweep
    {
        private int ended, failed;

        public string Name => "promises";

        public int Ended => Volatile.Read(ref ended);

        public int Failed => Volatile.Read(ref failed);

        public async IAsyncEnumerable<Message> Due(IDocuments documents, [EnumeratorCancellation] CancellationToken cancel)
        {
            if (Failed < failures)
            {
                Interlocked.Increment(ref failed);
                throw new InvalidOperationException("the broom is broken");
            }
            string? after = null;
            while (true)
            {
                var page = await documents.List<Promised>(PromisesView.Called, after, 100, cancel);
                foreach (var (id, promised) in page)
                    yield return new Message(Type, $"{promised.Amount}", due, Ids.NameBased("promise", id));
                if (page.Count < 100) break;
                after = page[^1].Id;
            }
            Interlocked.Increment(ref ended);
        }
    }
}
