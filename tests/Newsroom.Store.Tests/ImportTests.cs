using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>An archive fills an empty log with its own times and ids, whole or not at all.</summary>
public sealed class ImportTests : Suite
{
    private static readonly FlowListing Flows = new();
    private static readonly StateListing States = new();
    private static readonly StoreModel Model = Writing.With(Flows, States);

    [Fact]
    public async Task It_keeps_ids_times_versions_and_metadata_and_gives_positions_from_1()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var archive = Archives.Plain(200);

        await node.Events.Import(archive);

        var expected = archive.Select((e, i) => new Recorded(
            i + 1, e.Stream, e.Version, e.Id, AccountEvents.Types.NameOf(e.Data), e.Data, e.At, e.Metadata)).ToList();
        await node.LogReaches(200);
        Assert.Equal(expected.Texts(), (await node.WholeLog()).Texts());
        foreach (var stream in expected.GroupBy(e => e.Stream))
            Assert.Equal(stream.Texts(), (await node.Events.ReadStream(stream.Key)).Texts());
        Assert.Equal(200, await node.Events.SafeHead());
    }

    [Fact]
    public async Task Its_times_are_cut_to_microseconds_and_are_utc()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var odd = Archives.Beginning.AddTicks(1_234_567_895).ToOffset(TimeSpan.FromHours(9));

        await node.Events.Import(Archives.At(odd, odd.AddTicks(1)));

        Assert.All(await node.Events.ReadStream("account/a"), e =>
        {
            Assert.Equal(Times.Cut(odd), e.At);
            Assert.Equal(TimeSpan.Zero, e.At.Offset);
        });
    }

    [Fact]
    public async Task Listings_fold_it_afterwards()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);

        await node.Events.Import(Archives.Plain(300));

        await Folds(node, database, 300);
    }

    [Fact]
    public async Task A_snapshot_and_the_listings_equal_the_fold_once_a_node_has_started_on_it()
    {
        var database = await NewDatabase();
        var importing = await Opened(database, Model.AndBalances());
        await importing.Events.Import(Archives.Plain(300));
        await Dispose(importing);

        var node = await Started(database, Model.AndBalances());

        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
        await Folds(node, database, 300);
        var version = Archives.Plain(300).Count(e => e.Stream == "account/n° 1");
        await node.Append("account/n° 1", version, new Deposited(5), new Moved("n° 2", 3));
        await node.Append("account/fresh", 0, new Deposited(7));
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
        await Folds(node, database, 303);
    }

    [Fact]
    public async Task A_snapshot_equals_the_fold_when_the_node_that_took_the_archive_goes_on_appending()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model.AndBalances());
        var archive = Archives.Plain(300);

        await node.Events.Import(archive);
        await node.Append("account/n° 1", archive.Count(e => e.Stream == "account/n° 1"), new Deposited(5));

        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }

    [Fact]
    public async Task It_is_folded_as_well_when_another_node_took_it_or_none_was_started()
    {
        var database = await NewDatabase();
        var one = await Started(database, Model);
        var two = await Started(database, Model);
        await two.Events.Import(Archives.Plain(100));
        await Folds(one, database, 100);

        var other = await NewDatabase();
        var unstarted = await Opened(other, Model);
        await unstarted.Events.Import(Archives.Plain(100));
        await unstarted.Start();
        await Folds(unstarted, other, 100);
    }

    [Fact]
    public async Task Who_waits_for_more_is_woken()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare) };
        var waiting = nodes.Select(node => node.Events.WaitForMore(0, CancellationToken.None)).ToList();

        await nodes[0].Events.Import(Archives.Plain(10));

        await Patience.Within(Task.WhenAll(waiting), "those who wait for the archive");
    }

    [Fact]
    public async Task Appends_go_on_afterwards_above_it_and_later()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        var archive = Archives.Plain(60);
        await node.Events.Import(archive);
        var version = archive.Count(e => e.Stream == "account/n° 1");

        var before = await database.Now();
        var conflict = await Assert.ThrowsAsync<StreamConflict>(async () => await node.Append("account/n° 1", 0, new Deposited(1)));
        var appended = await node.Append("account/n° 1", version, new Deposited(1), new Deposited(2));
        var fresh = await node.Append("account/fresh", 0, new Deposited(3));

        Assert.Equal(version, conflict.Actual);
        Assert.Equal([61L, 62], appended.Events.Select(e => e.Position!.Value));
        Assert.Equal(63, fresh.Position);
        Assert.All(appended.Events.Concat(fresh.Events), e => Assert.True(e.At >= before, "recorded in the past"));
        await Folds(node, database, 63);
    }

    [Fact]
    public async Task A_log_with_events_refuses_it_and_stays_as_it_is()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await node.ListingsReach((await node.Append("account/mine", 0, new Deposited(1))).Position);
        var log = (await node.WholeLog()).Texts().ToList();
        var rows = await database.Kept(Flows.Name);

        await Assert.ThrowsAsync<LogNotEmpty>(() => node.Events.Import(Archives.Plain(10)));

        Assert.Equal(log, (await node.WholeLog()).Texts());
        Assert.Equal(rows, await database.Kept(Flows.Name));
    }

    [Fact]
    public async Task A_second_archive_is_refused()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        await node.Events.Import(Archives.Plain(10));

        await Assert.ThrowsAsync<LogNotEmpty>(() => node.Events.Import(Archives.Plain(20)));

        Assert.Equal(10, (await node.WholeLog()).Count);
    }

    [Fact]
    public async Task Of_two_archives_at_once_one_is_taken_whole()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare) };

        var outcomes = await Patience.Within(
            Task.WhenAll(nodes.Select((node, i) => Task.Run(async () =>
            {
                try
                {
                    await node.Events.Import(Archives.Plain(500 + i));
                    return 500 + i;
                }
                catch (LogNotEmpty)
                {
                    return 0;
                }
            }))),
            "two archives");

        var taken = Assert.Single(outcomes, events => events > 0);
        await nodes[0].LogReaches(taken);
        Assert.Equal(taken, (await nodes[0].WholeLog()).Count);
    }

    [Fact]
    public async Task An_append_beside_it_stands_before_all_of_it_or_after_all_of_it()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare) };

        var import = Task.Run(() => nodes[0].Events.Import(Archives.Plain(2_000)));
        var appended = await Patience.Within(nodes[1].Append("account/beside", 0, new Deposited(1)), "an append beside an archive");
        try
        {
            await Patience.Within(import, "the archive");
            Assert.Equal(2_001, appended.Position);
            await nodes[1].LogReaches(2_001);
            Assert.Equal(2_001, (await nodes[1].WholeLog()).Count);
        }
        catch (LogNotEmpty)
        {
            Assert.Equal(appended.Events.Texts(), (await nodes[0].WholeLog()).Texts());
        }
    }

    public static TheoryData<string> Faults => new("falling time", "hole", "late start", "version twice", "unknown event", "U+0000");

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_archive_with_a_fault_is_refused_whole(string fault)
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        var archive = Archives.Plain(100).ToList();
        var last = archive[^1];
        archive.Add(fault switch
        {
            "falling time" => last with { Stream = "account/last", Version = 1, Id = Guid.NewGuid(), At = last.At.AddMicroseconds(-1) },
            "hole" => last with { Version = last.Version + 2, Id = Guid.NewGuid() },
            "late start" => last with { Stream = "account/last", Version = 2, Id = Guid.NewGuid() },
            "version twice" => last with { Id = Guid.NewGuid() },
            "unknown event" => last with { Version = last.Version + 1, Id = Guid.NewGuid(), Data = new Stumbled("a", 1) },
            _ => last with { Version = last.Version + 1, Id = Guid.NewGuid(), Data = new Note("a\0b") },
        });

        // What is documented is refused by its name; what only the database finds out, however it is refused.
        if (fault == "U+0000") await Assert.ThrowsAnyAsync<Exception>(() => node.Events.Import(archive));
        else await Assert.ThrowsAsync<ArchiveInvalid>(() => node.Events.Import(archive));

        Assert.Empty(await node.WholeLog());
        Assert.Empty(await node.Events.ReadStream("account/n° 1"));
        Assert.Empty(await database.Kept(Flows.Name));
        // The log is as empty as before: it takes the archive without the fault.
        archive.RemoveAt(archive.Count - 1);
        await node.Events.Import(archive);
        await node.LogReaches(100);
        Assert.Equal(Enumerable.Range(1, 100).Select(p => (long?)p), (await node.WholeLog()).Select(e => e.Position));
    }

    [Fact]
    public async Task Appends_that_failed_before_do_not_make_a_log_not_empty()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.Bare);
        await using (var appends = await HeldAppends.On(database))
        {
            await appends.Doom("account/doomed");
            await Assert.ThrowsAnyAsync<Exception>(async () => await node.Append("account/doomed", 0, new Deposited(1)));
        }

        await node.Events.Import(Archives.Plain(20));

        await node.LogReaches(20);
        Assert.Equal(Enumerable.Range(1, 20).Select(p => (long?)p), (await node.WholeLog()).Select(e => e.Position));
        Assert.True((await node.Append("account/next", 0, new Deposited(1))).Position > 20);
    }

    [Fact]
    public async Task An_archive_of_20_000_events_is_taken_and_folded()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        var archive = Archives.Plain(20_000);

        await Patience.Within(node.Events.Import(archive), "an archive of 20,000 events");

        await Folds(node, database, 20_000);
        var page = await node.Events.ReadAll(10_000, 10_000);
        Assert.Equal(archive.Skip(10_000).Select(e => e.Id), page.Events.Select(e => e.Id));
    }

    private static async Task Folds(TestNode node, TestDatabase database, long last)
    {
        await node.ListingsReach(last);
        await Stored.EqualsFold(node, database, Flows);
        await Stored.EqualsFold(node, database, States);
    }
}
