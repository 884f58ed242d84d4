using Newsroom.Conformance;
using Newsroom.Conformance.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Postgres.Tests;

/// <summary>An attempt counts when it begins: a message that kills its process does so a few times, and not for ever.</summary>
public sealed class LostAttemptTests : Suite<EmbeddedEngine>
{
    [Fact]
    public async Task A_message_that_kills_its_process_is_a_dead_letter_after_the_last_attempt_and_takes_no_other_along()
    {
        var database = await NewDatabase();
        var sender = await Opened(database, DoomedEngine.Definition());
        var fatal = Guid.NewGuid();
        await sender.Outbox.Send(new Message(DoomedEngine.Fatal, "1", Id: fatal));
        for (var i = 0; i < 8; i++) await sender.Outbox.Send(new Message(DoomedEngine.Innocent, $"{i}"));

        for (var life = 1; life <= 3; life++)
        {
            await DoomedEngine.DieOnce(database.ConnectionString);
            Assert.Equal(life, await database.One<int>("select attempts from newsroom.outbox where id = $1", fatal));
        }

        RecordingHandler[] handlers = [new(DoomedEngine.Fatal), new(DoomedEngine.Innocent)];
        var last = await Started(database, DoomedEngine.Definition(handlers));
        await Patience.Until(async () => await last.Outbox.Count() == (0, 1), "everything else to be handled");

        var letter = await last.Outbox.DeadLetter(fatal);
        Assert.Equal(3, letter!.Attempts);
        Assert.Contains("never ended", letter.Error, StringComparison.Ordinal);
        Assert.Empty(handlers[0].Tried);
        // Each of them was taken along once at most: what was under way in a crash is tried again one at a time.
        Assert.Equal(8, handlers[1].Handled.Count);
        Assert.All(handlers[1].Handled, d => Assert.InRange(d.Attempt, 1, 2));
        Assert.Contains(handlers[1].Handled, d => d.Attempt == 2);
    }

    [Fact]
    public async Task A_message_under_way_when_its_process_is_killed_is_handled_by_another_node_at_once()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler(DoomedEngine.Innocent);
        var other = await Opened(database, DoomedEngine.Definition(handler));
        await other.Outbox.Send(new Message(DoomedEngine.Innocent, "1"));
        await other.Outbox.Send(new Message(DoomedEngine.Fatal, "1", (await database.Now()).AddSeconds(1)));

        await DoomedEngine.DieOnce(database.ConnectionString);
        await other.Start();

        await Patience.Until(() => Task.FromResult(!handler.Handled.IsEmpty), "the other node");
        Assert.Equal(2, Assert.Single(handler.Handled).Attempt);
    }

    [Fact]
    public async Task A_handler_whose_connections_were_cut_has_had_its_attempt()
    {
        var database = await NewDatabase();
        var open = new TaskCompletionSource();
        // It does not listen to its token, as a handler should: only the lease can tell that it is lost.
        var deaf = new RecordingHandler("deaf", (_, _) => open.Task);
        var engine = await Started(database, DoomedEngine.Definition(deaf));
        await engine.Outbox.Send(new Message("deaf", "1"));

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Patience.Until(() => Task.FromResult(deaf.Tried.Count == attempt), $"attempt {attempt}");
            await Patience.Until(async () => await Answers(engine), "the engine to be on its feet");
            await database.TerminateBackends();
        }
        await Patience.Until(async () => await Answers(engine) && await engine.Outbox.Count() == (0, 1), "a dead letter");
        Assert.Contains("never ended", Assert.Single(await engine.Outbox.DeadLetters(10)).Error, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], deaf.Tried.Select(d => d.Attempt));

        // The last one comes to its end after all: handled is handled.
        open.SetResult();
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 0), "the letter to be withdrawn");
    }

    [Fact]
    public async Task A_handler_that_listens_is_told_when_its_node_has_lost_its_hold_and_that_is_no_attempt()
    {
        var database = await NewDatabase();
        var told = 0;
        var handler = new RecordingHandler("wake-up", async (_, cancel) =>
        {
            if (Volatile.Read(ref told) > 0) return;
            try
            {
                await Task.Delay(Timeout.Infinite, cancel);
            }
            finally
            {
                Interlocked.Increment(ref told);
            }
        });
        var engine = await Started(database, DoomedEngine.Definition(handler));
        await engine.Outbox.Send(new Message("wake-up", "1"));
        await Patience.Until(() => Task.FromResult(!handler.Tried.IsEmpty), "it to be under way");

        await database.Run(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'newsroom-lease' and datname = current_database()
            """);

        await Receipts.AllHandled(engine);
        Assert.Equal(1, told);
        Assert.Single(handler.Handled);
    }

    [Fact]
    public async Task What_was_claimed_by_a_turn_whose_answer_was_lost_is_found_again_and_was_no_attempt()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler("wake-up");
        var engine = await Started(database, DoomedEngine.Definition(handler));
        await engine.Outbox.Send(new Message("wake-up", "1", (await database.Now()).AddDays(1)));

        // As it stands when the transaction was committed and nobody heard of it.
        await Patience.Until(
            async () => await database.Run(
                """
                update newsroom.outbox set attempts = 1, not_before = now(),
                  leased_by = (select ((classid::bigint << 32) | objid::bigint) & x'FFFFFFFFFFFF'::bigint from pg_locks
                               where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 16 = x'4E4C'::bigint
                                 and database = (select oid from pg_database where datname = current_database()))
                where attempts = 0 and exists (
                  select from pg_locks
                  where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 16 = x'4E4C'::bigint
                    and database = (select oid from pg_database where datname = current_database()))
                """) == 1,
            "the node's lease");

        await Receipts.AllHandled(engine);
        Assert.Equal(1, Assert.Single(handler.Handled).Attempt);
    }

    [Fact]
    public async Task No_transaction_is_open_while_a_handler_is_at_work()
    {
        var database = await NewDatabase();
        var open = new TaskCompletionSource();
        var handler = new RecordingHandler("wake-up", (_, _) => open.Task);
        var engine = await Started(database, DoomedEngine.Definition(handler));
        await engine.Outbox.Send(new Message("wake-up", "1"));
        await Patience.Until(() => Task.FromResult(!handler.Tried.IsEmpty), "it to be under way");

        await Patience.Until(
            async () => await database.One<long>(
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (backend_xid is not null or xact_start is not null)") == 0,
            "no transaction to be open");

        open.SetResult();
        await Receipts.AllHandled(engine);
    }

    private static async Task<bool> Answers(IEngine engine)
    {
        try
        {
            await engine.Outbox.Count();
            return true;
        }
        catch (StoreUnavailable)
        {
            return false;
        }
    }
}
