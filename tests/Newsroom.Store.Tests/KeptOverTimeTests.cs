using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>A view kept over time answers at every position what a fold up to there gives.</summary>
public sealed class KeptOverTimeTests : Suite
{
    private static readonly FlowView Ledger = new("ledger", kept: true);
    private static readonly StateView States = new();
    private static readonly EngineDefinition Definition = Writing.With(Ledger, States);

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(44)]
    public async Task At_every_position_it_is_what_a_fold_up_to_there_gives(int seed)
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await using (var appends = await HeldAppends.On(database))
        {
            await appends.Doom("account/doomed");
            var history = new RandomHistory(seed);
            for (var round = 0; round < 6; round++)
            {
                await history.Append(engine, 8);
                // A position without an event is a position too.
                await Assert.ThrowsAnyAsync<Exception>(async () => await engine.Append("account/doomed", 0, new Deposited(1)));
            }
            await history.Append(engine, 2);
        }

        await AnswersEverywhere<Flow>(engine, Ledger);
        await KeptRows.Agree<Flow>(engine, database, Ledger);
        // The same for documents that many events leave as they were.
        await AnswersEverywhere<State>(engine, States);
        await KeptRows.Agree<State>(engine, database, States);
    }

    [Fact]
    public async Task Rows_tile_each_ends_where_the_next_begins_unless_the_document_was_deleted()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        await new RandomHistory(45).Append(engine, 120);
        var log = await CaughtUp(engine);
        var deletions = log.Where(e => e.Data is Closed).Select(e => (e.Subject, e.Position!.Value)).ToHashSet();

        var rows = (await database.Lines("select id, from_position, to_position from newsroom.kept_ledger order by id collate \"C\", from_position"))
            .Select(line => line.Split('|'))
            .Select(field => (Id: field[0], From: long.Parse(field[1]), To: field[2] is "" ? (long?)null : long.Parse(field[2])))
            .ToList();

        Assert.Contains(rows, row => row.To is { } to && deletions.Contains((row.Id, to)));
        Assert.All(rows, row => Assert.True(row.To is null || row.From < row.To, $"{row} holds nowhere"));
        Assert.All(rows.Zip(rows.Skip(1)).Where(pair => pair.First.Id == pair.Second.Id), pair =>
        {
            Assert.NotNull(pair.First.To);
            if (deletions.Contains((pair.First.Id, pair.First.To!.Value))) Assert.True(pair.First.To <= pair.Second.From, $"{pair} overlap");
            else Assert.Equal(pair.First.To, pair.Second.From);
        });
    }

    [Fact]
    public async Task Writers_on_two_engines_leave_the_same_rows_as_one_fold()
    {
        var database = await NewDatabase();
        var engines = new[] { await Started(database, Definition), await Started(database, Definition) };

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < 20; i++)
                    await engines[writer % 2].Append($"account/{writer}", 2 * i, new Deposited(i), i % 7 == 6 ? new Closed() : new Moved($"{i % 6}", 1));
            }))),
            "6 writers");

        await CaughtUp(engines[1]);
        await AnswersEverywhere<Flow>(engines[0], Ledger);
        await KeptRows.Agree<Flow>(engines[0], database, Ledger);
        await KeptRows.Agree<State>(engines[0], database, States);
    }

    [Fact]
    public async Task It_goes_on_after_a_restart_as_if_there_had_been_none()
    {
        var database = await NewDatabase();
        var history = new RandomHistory(46);
        for (var run = 0; run < 4; run++)
        {
            var engine = await Started(database, Definition);
            await history.Append(engine, 15);
            if (run % 2 == 0) await CaughtUp(engine);
            await Dispose(engine);
        }
        var final = await Started(database, Definition);
        await CaughtUp(final);
        await KeptRows.Agree<Flow>(final, database, Ledger);
        await KeptRows.Agree<State>(final, database, States);
    }

    [Fact]
    public async Task It_answers_the_past_while_the_present_goes_on()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Definition);
        var then = await engine.Append("account/a", 0, new Deposited(100));
        await CaughtUp(engine);

        var version = then.Version;
        for (var i = 0; i < 20; i++)
        {
            version = (await engine.Append("account/a", version, i % 5 == 4 ? new Closed() : new Deposited(1))).Version;
            Assert.Equal(100, (await engine.Documents.LoadAt<Flow>("ledger", "a", then.Position))!.Sum);
            Assert.Null(await engine.Documents.LoadAt<Flow>("ledger", "a", then.Position - 1));
        }
    }

    private static async Task<IReadOnlyList<Recorded>> CaughtUp(IEngine engine)
    {
        var log = await engine.WholeLog();
        foreach (var view in Definition.Views)
            await Patience.Within(
                engine.Projections.WaitFor(view.Name, log[^1].Position!.Value, Patience.Limit), $"{view.Name} to come to {log[^1].Position}");
        return log;
    }

    private static async Task AnswersEverywhere<TDocument>(IEngine engine, IView view)
        where TDocument : class
    {
        var log = await CaughtUp(engine);
        var keys = log.SelectMany(view.Keys).Append("nobody").Distinct().ToList();
        var next = 0;
        for (long position = 0; position <= log[^1].Position; position++)
        {
            while (next < log.Count && log[next].Position <= position) next++;
            var fold = Folded.Documents(view, log.Take(next));
            foreach (var key in keys)
            {
                var answer = Folded.Text(await engine.Documents.LoadAt<TDocument>(view.Name, key, position));
                Assert.True(fold.GetValueOrDefault(key, "") == answer, $"{key} at {position} is {answer}, not {fold.GetValueOrDefault(key, "")}");
            }
        }
    }
}
