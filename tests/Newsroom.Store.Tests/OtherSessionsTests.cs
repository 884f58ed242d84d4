using JasperFx;
using Marten;
using Marten.Services;
using Newsroom.Core.Kernel;
using Newsroom.Store.Tests.Accounts;
using Npgsql;

namespace Newsroom.Store.Tests;

/// <summary>
/// Programs that write to the log by Marten's own sessions announce nothing before they take their positions. Beside them the
/// door loses nothing, and nobody who reads is shown a position above one that may still commit.
/// </summary>
public sealed class OtherSessionsTests : Suite
{
    private const string Foreign = "account/foreign";

    /// <summary>Nobody tells a node of another program's commits: it looks.</summary>
    private static readonly StoreSettings Looking = new() { Poll = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task Written_to_beside_the_door_under_load_nothing_is_lost_and_readers_skip_nothing()
    {
        var database = await NewDatabase();
        var flows = new FlowListing();
        var nodes = new[] { await Started(database, Writing.With(flows), Looking), await Opened(database, Writing.With(flows), Looking) };
        await using var store = PlainMarten.On(database);
        await using var turbulence = await TurbulentCommits.On(database, longest: 0.004, failures: 0);
        var last = new TaskCompletionSource<long>();
        var readers = nodes.SelectMany(node => new[]
        {
            Task.Run(() => Read(node, last.Task, behindTheSafeHead: false)), Task.Run(() => Read(node, last.Task, behindTheSafeHead: true)),
        }).ToList();

        // Each writes to streams of its own and to three that all write to; amounts tell the events apart.
        var written = await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 12).Select(writer => Task.Run(async () =>
            {
                var mine = new List<(string Stream, int Amount)>();
                for (var i = 0; i < 30; i++)
                {
                    var stream = i % 2 == 0 ? $"account/own {writer}" : $"account/shared {i % 3}";
                    var amount = writer * 1_000 + i;
                    if (writer % 2 == 0) await nodes[writer / 2 % 2].AppendRetrying(stream, new Deposited(amount), new Note("second"));
                    else await FetchAndWrite(store, stream, amount);
                    mine.Add((stream, amount));
                }
                return mine;
            }))),
            "12 writers");
        var positions = await database.Lines("select seq_id from mt_events order by seq_id");
        last.SetResult(long.Parse(positions[^1]));
        var seen = await Patience.Within(Task.WhenAll(readers), "the readers to come to the end of the log");

        var log = await nodes[0].WholeLog();
        Assert.Equal(written.SelectMany(w => w).Order(), log.Where(e => e.Data is Deposited).Select(e => (e.Stream, e.Amount())).Order());
        Assert.Equal(positions, log.Select(e => $"{e.Position}"));
        Assert.All(log.GroupBy(e => e.Stream), stream => Assert.Equal(Enumerable.Range(1, stream.Count()).Select(v => (long)v), stream.Select(e => e.Version)));
        Assert.Equal(
            log.GroupBy(e => e.Stream).Select(s => $"{s.Key}|{s.Count()}").Order(StringComparer.Ordinal),
            await database.Lines("select id, version from mt_streams where id <> 'mt_tombstone' order by (id || '|' || version) collate \"C\""));
        Assert.All(seen, read => Assert.Equal(log.Texts(), read.Texts()));
        await nodes[0].ListingsCatchUp();
        await Stored.EqualsFold(nodes[0], database, flows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_stays_open_behind_its_append_withholds_what_stands_above_until_it_ends(bool commits)
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(new TallyListing()), Looking);
        await using var store = PlainMarten.On(database);
        var before = await node.Append("account/before", 0, new Deposited(1));
        await node.LogReaches(before.Position);

        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var session = store.LightweightSession(SessionOptions.ForTransaction(transaction)))
        {
            session.Events.StartStream(Foreign, new Deposited(2), new Note("foreign"));
            await session.SaveChangesAsync();
        }
        await AnAppendPastIt(node, database, before, commits ? 2 : 0, () => commits ? transaction.CommitAsync() : transaction.RollbackAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_has_taken_a_position_and_written_nothing_yet_withholds_them_as_well(bool commits)
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(new TallyListing()), Looking);
        var before = await node.Append("account/before", 0, new Deposited(1));
        await node.LogReaches(before.Position);

        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        var taken = await TakePosition(transaction);
        await AnAppendPastIt(node, database, before, commits ? 1 : 0, async () =>
        {
            await WriteLate(transaction, taken);
            if (commits) await transaction.CommitAsync();
            else await transaction.RollbackAsync();
        });
    }

    /// <summary>
    /// Marten's daemon takes the time of its look from the beginning of the statement that looks: who begins and takes a position
    /// after that, and before the sequence is read, seems to be younger than the gap that it makes. The look is stopped here in
    /// between.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_begins_while_the_daemon_looks_is_not_passed_by_the_listings(bool commits)
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.With(new TallyListing()), Looking with { GapPatience = TimeSpan.FromMilliseconds(200) });
        var before = await node.Append("account/before", 0, new Deposited(1));
        await node.ListingsReach(before.Position);

        await using var stopping = await database.Connect();
        await using var stop = await stopping.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("lock table mt_event_progression in access exclusive mode", stopping)) await hold.ExecuteNonQueryAsync();
        await Patience.Until(
            () => database.One<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%last_value from public.mt_events_sequence%')"),
            "the daemon to look");
        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        var taken = await TakePosition(transaction);
        await stop.CommitAsync();

        var past = await node.Append("account/past", 0, new Deposited(10));
        // The daemon has passed it, or has had the time to.
        var until = DateTime.UtcNow + TimeSpan.FromSeconds(3);
        while (DateTime.UtcNow < until && !await database.One<bool>("select exists (select from mt_event_progression where name = 'HighWaterMark' and last_seq_id >= $1)", past.Position))
            await Task.Delay(20);
        await Task.Delay(500);
        Assert.Equal(before.Position, await database.One<long>("select last_seq_id from mt_event_progression where name = 'listings:All'"));
        await WriteLate(transaction, taken);
        if (commits) await transaction.CommitAsync();
        else await transaction.RollbackAsync();

        await node.ListingsReach(past.Position);
        Assert.Equal(commits ? 3 : 2, (await node.WholeLog()).Count);
        await Stored.EqualsFold(node, database, new TallyListing());
        Assert.Null(Assert.Single(await node.Listings.Progress()).Error);
    }

    [Fact]
    public async Task One_that_only_reads_withholds_nothing()
    {
        var database = await NewDatabase();
        var node = await Opened(database, Writing.Bare, Looking);
        await node.Append("account/a", 0, new Deposited(1));
        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var read = new NpgsqlCommand("select (select count(*) from mt_events), (select last_value from mt_events_sequence)", connection, transaction))
            await read.ExecuteScalarAsync();

        var appended = await node.Append("account/a", 1, new Deposited(2));

        Assert.Equal(appended.Position, await node.Events.SafeHead());
        Assert.Equal(2, (await node.WholeLog()).Count);
    }

    [Fact]
    public async Task A_node_that_opens_while_one_is_open_does_not_pass_it_either()
    {
        var database = await NewDatabase();
        var first = await Opened(database, Writing.Bare, Looking);
        var before = await first.Append("account/before", 0, new Deposited(1));
        await first.LogReaches(before.Position);
        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        await TakePosition(transaction);
        var past = await first.Append("account/past", 0, new Deposited(2));

        var late = await Opened(database, Writing.Bare, Looking);
        Assert.InRange(await late.Events.SafeHead(), 0, before.Position);
        Assert.InRange(await late.Events.PositionAt(past.Events[0].At.AddDays(1)), 0, before.Position);

        await transaction.RollbackAsync();
        await late.LogReaches(past.Position);
        Assert.Equal(before.Events.Concat(past.Events).Texts(), (await late.WholeLog()).Texts());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_append_to_the_stream_that_one_is_writing_to_waits_and_is_then_refused_or_written(bool commits)
    {
        var database = await NewDatabase();
        var node = await Opened(database, Writing.Bare, Looking);
        await node.Append(Foreign, 0, new Deposited(1));
        await using var store = PlainMarten.On(database);
        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var session = store.LightweightSession(SessionOptions.ForTransaction(transaction)))
        {
            session.Events.Append(Foreign, 2, new Deposited(2));
            await session.SaveChangesAsync();
        }

        var append = node.Append(Foreign, 1, new Deposited(3)).AsTask();
        await Patience.Until(
            () => database.One<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%begin_append%')"),
            "the append to wait for the stream");
        if (commits) await transaction.CommitAsync();
        else await transaction.RollbackAsync();

        if (commits)
        {
            var conflict = await Assert.ThrowsAsync<StreamConflict>(() => Patience.Within(append, "the append"));
            Assert.Equal(2, conflict.Actual);
        }
        else Assert.Equal(2, (await Patience.Within(append, "the append")).Version);
        Assert.Equal([1, commits ? 2 : 3], (await node.Events.ReadStream(Foreign)).Select(e => e.Amount()));
    }

    /// <summary>Appends past whoever is open, sees that they are withheld, ends it, and sees them delivered.</summary>
    private static async Task AnAppendPastIt(TestNode node, TestDatabase database, Appended before, int delivered, Func<Task> end)
    {
        var waiting = node.Events.WaitForMore(before.Position, CancellationToken.None);
        var past = new List<Recorded>();
        for (var version = 0; version < 5; version++)
            past.AddRange((await Patience.Within(node.Append("account/past", version, new Deposited(10 + version)), "an append that must not wait")).Events);

        for (var looks = 0; looks < 5; looks++)
        {
            Assert.Equal(before.Position, await node.Events.SafeHead());
            Assert.Equal(before.Events.Texts(), (await node.WholeLog()).Texts());
            Assert.Equal(before.Position, await node.Events.PositionAt(past[^1].At.AddDays(1)));
        }
        Assert.False(waiting.IsCompleted, "a wait ended although nothing can be read");
        await Assert.ThrowsAsync<TimeoutException>(() => node.Listings.WaitFor(past[^1].Position!.Value, TimeSpan.FromSeconds(2), default));

        await end();

        await Patience.Within(waiting, "the wake-up when it has ended");
        await node.LogReaches(past[^1].Position!.Value);
        var log = await node.WholeLog();
        Assert.Equal([before.Events[0].Text(), .. past.Texts()], log.Where(e => e.Stream != Foreign).Texts());
        Assert.Equal(delivered, log.Count(e => e.Stream == Foreign));
        Assert.Equal(log.Select(e => e.Position).Order(), log.Select(e => e.Position));
        await node.ListingsReach(past[^1].Position!.Value);
        await Stored.EqualsFold(node, database, new TallyListing());
    }

    private static async Task<long> TakePosition(NpgsqlTransaction transaction)
    {
        await using var take = new NpgsqlCommand("select nextval('public.mt_events_sequence')", transaction.Connection, transaction);
        return (long)(await take.ExecuteScalarAsync())!;
    }

    /// <summary>Late, at the low position that it has had all the time.</summary>
    private static async Task WriteLate(NpgsqlTransaction transaction, long position)
    {
        await using var write = new NpgsqlCommand(
            """
            with stream as (insert into mt_streams (id, version) values ($1, 1) returning id)
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
            select $2, gen_random_uuid(), id, 1, $3::jsonb, 'deposited', clock_timestamp(), 'teller' from stream
            """,
            transaction.Connection, transaction)
        {
            Parameters = { new() { Value = Foreign }, new() { Value = position }, new() { Value = AccountEvents.Types.Write(new Deposited(2)) } },
        };
        await write.ExecuteNonQueryAsync();
    }

    /// <summary>As Marten's documentation has it: fetched, decided upon, saved; again after each conflict.</summary>
    private static async Task FetchAndWrite(DocumentStore store, string stream, int amount)
    {
        while (true)
        {
            try
            {
                await using var session = store.Session(Writing.By("somebody else"));
                var account = await session.Events.FetchForWriting<Balance>(stream);
                account.AppendMany(new Deposited(amount), new Note("second"));
                await session.SaveChangesAsync();
                return;
            }
            catch (Exception e) when (IsRace(e))
            {
                await Task.Yield();
            }
        }
    }

    private static bool IsRace(Exception e) =>
        e is ConcurrencyException or Marten.Exceptions.ExistingStreamIdCollisionException
        || e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected }
        || e.InnerException is { } inner && IsRace(inner);

    private static async Task<List<Recorded>> Read(TestNode node, Task<long> last, bool behindTheSafeHead)
    {
        var seen = new List<Recorded>();
        for (long after = 0; !last.IsCompletedSuccessfully || after < last.Result;)
        {
            var page = await node.Events.ReadAll(after, 50);
            seen.AddRange(page.Events);
            if (page.Events.Count == 50 || page.Events.Count > 0 && !behindTheSafeHead) after = page.Events[^1].Position!.Value;
            else if (behindTheSafeHead && page.SafeHead > after) after = page.SafeHead;
            else await Task.Delay(2);
        }
        return seen;
    }
}
