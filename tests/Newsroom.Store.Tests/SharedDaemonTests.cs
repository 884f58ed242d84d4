using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Async views when several engines run on one database, end while others write, or lose their connections.</summary>
public sealed class SharedDaemonTests : Suite
{
    private static readonly FlowView Flows = new();
    private static readonly TallyView Tally = new();
    private static readonly EngineDefinition Definition = Writing.With(Flows, Tally);

    [Fact]
    public async Task Two_engines_fold_each_event_once()
    {
        var database = await NewDatabase();
        var engines = new[] { await Started(database, Definition), await Started(database, Definition) };

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 8).Select(writer =>
                Task.Run(() => new RandomHistory(writer, accounts: 3).Append(engines[writer % 2], 30, $"{writer} ")))),
            "8 writers");

        foreach (var engine in engines) await EverythingFolded(engine, database);
    }

    [Fact]
    public async Task When_one_engine_ends_the_other_carries_on()
    {
        var database = await NewDatabase();
        var survivor = await Started(database, Definition);
        var history = new RandomHistory(21);
        for (var round = 0; round < 4; round++)
        {
            // Once the older engine is at work and the younger stands by, then the other way round.
            var other = await Started(database, Definition);
            var (ends, stays) = round % 2 == 0 ? (other, survivor) : (survivor, other);
            await history.Append(ends, 10);
            var writing = Task.Run(() => history.Append(stays, 30));
            await Dispose(ends);
            await Patience.Within(writing, "appends while the other engine ends");

            await EverythingFolded(stays, database);
            survivor = stays;
        }
    }

    [Fact]
    public async Task Broken_connections_lose_nothing_and_fold_nothing_twice()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        for (var round = 0; round < 5; round++)
        {
            var writing = Enumerable.Range(0, 4).Select(writer => Task.Run(() => Write(engine, $"account/{round}-{writer}"))).ToList();
            await database.TerminateBackends();
            await Patience.Within(Task.WhenAll(writing), "writers whose connections break");
            await database.TerminateBackends();
        }

        await EverythingFolded(engine, database);
    }

    /// <summary>Goes on until every deposit was acknowledged: writers that give up would leave nothing to fold.</summary>
    private static async Task Write(IEngine engine, string stream)
    {
        for (var i = 0; i < 15; i++)
        {
            while (true)
            {
                try
                {
                    await engine.AppendRetrying(stream, new Deposited(i), new Moved("shared", 1));
                    break;
                }
                catch (StoreUnavailable)
                {
                    // Whether this deposit stands is not what is asked here.
                    await Task.Delay(10);
                }
            }
        }
    }

    private static async Task EverythingFolded(IEngine engine, TestDatabase database)
    {
        // The database may be on its feet again a moment later than the writers.
        await Patience.Until(() => Answers(engine), "the engine to answer");
        var last = (await engine.WholeLog())[^1].Position!.Value;
        foreach (var view in Definition.Views)
        {
            await Patience.Within(engine.Projections.WaitFor(view.Name, last, Patience.Limit), $"{view.Name} to come to {last}");
            await Folded.AgreesWith<Flow>(engine, database, view);
        }
    }

    private static async Task<bool> Answers(IEngine engine)
    {
        try
        {
            await engine.Events.SafeHead();
            await engine.Projections.Progress();
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return false;
        }
    }
}
