using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>The global log: in order, page by page, never past the safe head.</summary>
public sealed class LogTests : Suite
{
    [Fact]
    public async Task An_empty_log_is_empty_and_its_safe_head_is_0()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        var page = await node.Events.ReadAll(0, 10);

        Assert.Empty(page.Events);
        Assert.Equal(0, page.SafeHead);
        Assert.Equal(0, await node.Events.SafeHead());
    }

    [Fact]
    public async Task The_first_event_of_a_fresh_database_is_delivered()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var waiting = node.Events.WaitForMore(0, CancellationToken.None);

        var appended = await node.Append("account/a", 0, new Deposited(1));

        await Patience.Within(waiting, "the first event of a fresh database");
        var page = await node.Events.ReadAll(0, 10);
        Assert.Equal(appended.Events.Texts(), page.Events.Texts());
        Assert.Equal(appended.Position, page.SafeHead);
        Assert.Equal(appended.Position, await node.Events.SafeHead());
    }

    [Fact]
    public async Task The_first_event_is_delivered_by_a_node_that_another_one_wrote_beside()
    {
        var database = await NewDatabase();
        var reader = await Started(database, Writing.Bare);
        var writer = await Started(database, Writing.Bare);

        var appended = await writer.Append("account/a", 0, new Deposited(1));

        await reader.LogReaches(appended.Position);
        Assert.Equal(appended.Events.Texts(), (await reader.WholeLog()).Texts());
    }

    [Fact]
    public async Task Tombstones_and_archived_events_never_leave_it()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.Bare);
        await node.Append("account/archived", 0, new Deposited(1));
        await database.Run("update public.mt_events set is_archived = true where stream_id = 'account/archived'");
        // As Marten leaves them in the places of appends that failed.
        await database.Run(
            """
            with stream as (insert into public.mt_streams (id, version) values ('mt_tombstone', 0) returning id)
            insert into public.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            select nextval('public.mt_events_sequence'), gen_random_uuid(), id, 1, '{}', 'tombstone', now() from stream
            """);

        var appended = await node.Append("account/a", 0, new Deposited(2));

        await node.LogReaches(appended.Position);
        Assert.Equal(appended.Events.Texts(), (await node.WholeLog()).Texts());
        Assert.Empty(await node.Events.ReadStream("account/archived"));
    }

    [Fact]
    public async Task A_node_whose_daemon_is_not_started_reads_the_log_too()
    {
        var node = await Opened(await NewDatabase(), Writing.Bare);

        var appended = await node.Append("account/a", 0, new Deposited(1), new Deposited(2));

        await node.LogReaches(appended.Position);
        Assert.Equal(appended.Events.Texts(), (await node.WholeLog()).Texts());
    }

    [Fact]
    public async Task Events_come_in_the_order_of_their_positions_with_all_that_they_say()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var appended = await Many(node, 50);

        var log = await node.WholeLog();

        Assert.Equal(appended.Texts(), log.Texts());
        Assert.Equal(log.Select(e => e.Position).Order(), log.Select(e => e.Position));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10_000)]
    public async Task Pages_of_any_size_make_up_the_same_log(int limit)
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var appended = await Many(node, 20);
        await node.LogReaches(appended[^1].Position!.Value);

        var log = new List<Recorded>();
        while (await node.Events.ReadAll(log.Count == 0 ? 0 : log[^1].Position!.Value, limit) is { Events.Count: > 0 } page)
        {
            Assert.InRange(page.Events.Count, 1, limit);
            Assert.True(page.SafeHead >= page.Events[^1].Position, "an event above the safe head was delivered");
            log.AddRange(page.Events);
        }

        Assert.Equal(appended.Texts(), log.Texts());
    }

    [Fact]
    public async Task A_page_starts_behind_the_position_whether_an_event_stands_there_or_not()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var appended = await Many(node, 10);
        await node.LogReaches(appended[^1].Position!.Value);

        for (long after = 0; after <= appended[^1].Position + 2; after++)
            Assert.Equal(
                appended.Where(e => e.Position > after).Take(4).Texts(),
                (await node.Events.ReadAll(after, 4)).Events.Texts());
    }

    [Fact]
    public async Task Waiting_ends_at_an_own_commit()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        for (var version = 0; version < 10; version++)
        {
            var head = await node.Events.SafeHead();
            var waiting = node.Events.WaitForMore(head, CancellationToken.None);
            await node.Append("account/a", version, new Deposited(version));
            await Patience.Within(waiting, $"the wake-up after own append {version}");
            Assert.True(await node.Events.SafeHead() > head);
        }
    }

    [Fact]
    public async Task Waiting_ends_at_the_commit_of_another_node()
    {
        var database = await NewDatabase();
        var reader = await Started(database, Writing.Bare);
        var writer = await Started(database, Writing.Bare);
        for (var version = 0; version < 10; version++)
        {
            var head = await reader.Events.SafeHead();
            var waiting = reader.Events.WaitForMore(head, CancellationToken.None);
            await writer.Append("account/a", version, new Deposited(version));
            await Patience.Within(waiting, $"the wake-up after the other node's append {version}");
            Assert.True(await reader.Events.SafeHead() > head);
        }
    }

    [Fact]
    public async Task Waiting_for_what_is_there_already_ends_at_once()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var appended = await Many(node, 3);
        await node.LogReaches(appended[^1].Position!.Value);

        await Patience.Within(node.Events.WaitForMore(0, CancellationToken.None), "what is there already");
        await Patience.Within(node.Events.WaitForMore(appended[^1].Position!.Value - 1, CancellationToken.None), "the last event");
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var head = (await node.Append("account/a", 0, new Deposited(1))).Position;
        await node.LogReaches(head);
        using var patience = new CancellationTokenSource();
        var waiting = node.Events.WaitForMore(head, patience.Token);

        Assert.False(waiting.IsCompleted);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.Within(waiting, "a wait that was given up"));
    }

    [Fact]
    public async Task A_hundred_waiters_are_all_woken()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var waiters = Enumerable.Range(0, 100).Select(_ => node.Events.WaitForMore(0, CancellationToken.None)).ToList();

        await node.Append("account/a", 0, new Deposited(1));

        await Patience.Within(Task.WhenAll(waiters), "a hundred waiters");
    }

    [Fact]
    public async Task The_log_outlives_its_node()
    {
        var database = await NewDatabase();
        var first = await Started(database, Writing.Bare);
        var appended = await Many(first, 5);
        await Dispose(first);

        var second = await Started(database, Writing.Bare);
        var more = await second.Append("account/later", 0, new Deposited(1));

        await second.LogReaches(more.Position);
        Assert.Equal(appended.Concat(more.Events).Texts(), (await second.WholeLog()).Texts());
    }

    private static async Task<IReadOnlyList<Recorded>> Many(TestNode node, int appends)
    {
        var all = new List<Recorded>();
        for (var i = 0; i < appends; i++)
            all.AddRange((await node.Append($"account/{i % 5}", i / 5 * 2, new Deposited(i), new Note($"n° {i}"))).Events);
        await node.LogReaches(all[^1].Position!.Value);
        return all;
    }
}
