using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>A listing answers at every position what a fold up to there gives.</summary>
public sealed class KeptOverTimeTests : Suite
{
    private static readonly FlowListing Ledger = new("ledger");
    private static readonly StateListing States = new();
    private static readonly StoreModel Model = Writing.With(Ledger, States);

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(43)]
    [InlineData(44)]
    public async Task At_every_position_it_is_what_a_fold_up_to_there_gives(int seed)
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await using (var appends = await HeldAppends.On(database))
        {
            await appends.Doom("account/doomed");
            var history = new RandomHistory(seed);
            for (var round = 0; round < 6; round++)
            {
                await history.Append(node, 8);
                // A position without an event is a position too.
                await Assert.ThrowsAnyAsync<Exception>(async () => await node.Append("account/doomed", 0, new Deposited(1)));
            }
            await history.Append(node, 2);
        }

        await AnswersEverywhere(node, Ledger);
        await Stored.EqualsFold(node, database, Ledger);
        // The same for rows that many events leave as they were.
        await AnswersEverywhere(node, States);
        await Stored.EqualsFold(node, database, States);
    }

    [Fact]
    public async Task Rows_tile_each_ends_where_the_next_begins_unless_the_row_was_deleted()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await new RandomHistory(45).Append(node, 120);
        var log = await node.ListingsCatchUp();
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
    public async Task Writers_on_two_nodes_leave_the_same_rows_as_one_fold()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Model), await Started(database, Model) };

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < 20; i++)
                    await nodes[writer % 2].Append($"account/{writer}", 2 * i, new Deposited(i), i % 7 == 6 ? new Closed() : new Moved($"{i % 6}", 1));
            }))),
            "6 writers");

        await nodes[1].ListingsCatchUp();
        await AnswersEverywhere(nodes[0], Ledger);
        await Stored.EqualsFold(nodes[0], database, Ledger);
        await Stored.EqualsFold(nodes[0], database, States);
    }

    [Fact]
    public async Task It_goes_on_after_a_restart_as_if_there_had_been_none()
    {
        var database = await NewDatabase();
        var history = new RandomHistory(46);
        for (var run = 0; run < 4; run++)
        {
            var node = await Started(database, Model);
            await history.Append(node, 15);
            if (run % 2 == 0) await node.ListingsCatchUp();
            await Dispose(node);
        }
        var final = await Started(database, Model);
        await final.ListingsCatchUp();
        await Stored.EqualsFold(final, database, Ledger);
        await Stored.EqualsFold(final, database, States);
    }

    [Fact]
    public async Task It_answers_the_past_while_the_present_goes_on()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        var then = await node.Append("account/a", 0, new Deposited(100));
        await node.ListingsCatchUp();

        var version = then.Version;
        for (var i = 0; i < 20; i++)
        {
            version = (await node.Append("account/a", version, i % 5 == 4 ? new Closed() : new Deposited(1))).Version;
            Assert.Equal(100, (await node.Listings.LoadAt<Flow>("ledger", "a", then.Position))!.Sum);
            Assert.Null(await node.Listings.LoadAt<Flow>("ledger", "a", then.Position - 1));
        }
    }

    private static async Task AnswersEverywhere<TRow>(TestNode node, Listing<TRow> listing) where TRow : class
    {
        var log = await node.ListingsCatchUp();
        var keys = log.SelectMany(listing.Keys).Append("nobody").Distinct().ToList();
        var next = 0;
        for (long position = 0; position <= log[^1].Position; position++)
        {
            while (next < log.Count && log[next].Position <= position) next++;
            var fold = Folded.Present(listing, log.Take(next));
            foreach (var key in keys)
            {
                var answer = Folded.Text(await node.Listings.LoadAt<TRow>(listing.Name, key, position));
                Assert.True(fold.GetValueOrDefault(key, "") == answer, $"{key} at {position} is {answer}, not {fold.GetValueOrDefault(key, "")}");
            }
        }
    }
}
