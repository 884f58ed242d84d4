using Microsoft.Extensions.Logging;
using Newsroom.Conformance;
using Newsroom.Conformance.Accounts;
using Newsroom.Core;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Kernel;

namespace Newsroom.Postgres.Tests;

/// <summary>Messages under this engine's own settings: its poll, its memory of what was handled, its older tables.</summary>
public sealed class MessageSettingTests : Suite<EmbeddedEngine>
{
    /// <summary>Longer than any test is patient: what comes before it was woken.</summary>
    private static readonly PostgresEngineOptions Sleepy = new() { Poll = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task A_message_sent_on_one_node_wakes_another_one_long_before_its_poll()
    {
        var database = await NewDatabase();
        await using var sender = await PostgresEngine.Open(database.ConnectionString, Writing.Bare, Sleepy);
        var handler = new RecordingHandler("wake-up");
        await using var worker = await PostgresEngine.Open(database.ConnectionString, Writing.Bare with { Handlers = [handler] }, Sleepy);
        await worker.Start();

        for (var i = 1; i <= 5; i++)
        {
            await sender.Outbox.Send(new Message("wake-up", $"{i}"));
            await Patience.Until(() => Task.FromResult(handler.Handled.Count == i), $"message {i}");
        }
    }

    [Fact]
    public async Task A_message_of_a_reactor_wakes_another_node_too()
    {
        var database = await NewDatabase();
        var reactor = new LambdaReactor("sender", [AccountEvents.Names.Deposited], [], (recorded, reaction, _) =>
        {
            reaction.Send(new Message("wake-up", $"{recorded.Amount()}"));
            return Task.CompletedTask;
        });
        await using var leader = await PostgresEngine.Open(database.ConnectionString, Writing.Bare with { Reactors = [reactor] }, Sleepy);
        await leader.Start();
        // The daemon runs on one node: on this one, which has the reactor.
        var first = await leader.Append("account/b", 0, new Deposited(0));
        await Patience.Within(leader.Projections.WaitFor("sender", first.Position, Patience.Limit), "the reactor to be at work");
        var handler = new RecordingHandler("wake-up");
        await using var worker = await PostgresEngine.Open(database.ConnectionString, Writing.Bare with { Handlers = [handler] }, Sleepy);
        await worker.Start();

        for (var i = 1; i <= 5; i++)
        {
            await leader.Append("account/a", i - 1, new Deposited(i));
            await Patience.Until(() => Task.FromResult(handler.Handled.Count == i + 1), $"message {i}");
        }
    }

    [Fact]
    public async Task A_message_for_later_is_handled_in_its_time_and_not_at_the_poll_after_it()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler("wake-up");
        await using var worker = await PostgresEngine.Open(database.ConnectionString, Writing.Bare with { Handlers = [handler] }, Sleepy);
        await worker.Start();

        await worker.Outbox.Send(new Message("wake-up", "1", (await database.Now()).AddSeconds(1)));

        await Patience.Until(() => Task.FromResult(!handler.Handled.IsEmpty), "a message that is due in a second");
    }

    [Fact]
    public async Task A_dead_letter_replayed_on_one_node_is_handled_by_another()
    {
        var database = await NewDatabase();
        await using var desk = await PostgresEngine.Open(database.ConnectionString, Writing.Bare, Sleepy);
        var mended = false;
        var handler = new RecordingHandler("wake-up", (_, _) => mended ? Task.CompletedTask : throw new InvalidOperationException("not yet"));
        await using var worker = await PostgresEngine.Open(database.ConnectionString, Writing.Bare with
        {
            Handlers = [handler], Retries = new RetryPolicy(1, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)),
        }, Sleepy);
        await worker.Start();
        await desk.Outbox.Send(new Message("wake-up", "1"));
        await Patience.Until(async () => await ((IOutbox)desk.Outbox).Count() == (0, 1), "a dead letter");

        mended = true;
        Assert.Equal(1, await desk.Outbox.ReplayAll());
        await Patience.Until(() => Task.FromResult(!handler.Handled.IsEmpty), "the replayed letter");
    }

    [Fact]
    public async Task An_id_is_forgotten_when_it_was_handled_long_enough_ago()
    {
        var database = await NewDatabase();
        var handler = new RecordingHandler("wake-up");
        await using var engine = await PostgresEngine.Open(
            database.ConnectionString, Writing.Bare with { Handlers = [handler] }, new() { KeepHandled = TimeSpan.Zero, Poll = TimeSpan.FromMilliseconds(50) });
        await engine.Start();
        var id = Guid.NewGuid();

        for (var i = 1; i <= 3; i++)
        {
            await engine.Outbox.Send(new Message("wake-up", "1", Id: id));
            await Patience.Until(() => Task.FromResult(handler.Handled.Count == i), "the message");
            await Patience.Until(async () => await database.One<long>("select count(*) from newsroom.outbox") == 0, "it to be forgotten");
        }
    }

    [Fact]
    public async Task What_was_handled_keeps_its_id_and_nothing_of_its_body()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.Bare with { Handlers = [new RecordingHandler("wake-up")] });
        await engine.Outbox.Send(new Message("wake-up", """{"of": "Élodie"}""", Id: Guid.Empty));
        await Receipts.AllHandled(engine);

        Assert.Equal([$"{Guid.Empty}|null"], await database.Lines("select id, body::text from newsroom.outbox"));
    }

    [Fact]
    public async Task Messages_of_an_older_newsroom_s_table_are_handled()
    {
        var database = await NewDatabase();
        await database.Run(
            """
            create schema newsroom;
            create table newsroom.outbox (
              id uuid not null primary key, type text not null, body jsonb not null, not_before timestamptz not null,
              attempts integer not null default 0, error text null, dead_at timestamptz null);
            create index outbox_due on newsroom.outbox (not_before) where dead_at is null;
            create index outbox_dead on newsroom.outbox (dead_at) where dead_at is not null;
            insert into newsroom.outbox (id, type, body, not_before) values (gen_random_uuid(), 'wake-up', '1', now());
            insert into newsroom.outbox (id, type, body, not_before, attempts, dead_at) values (gen_random_uuid(), 'wake-up', '2', now(), 8, now());
            """);
        var handler = new RecordingHandler("wake-up");

        var engine = await Started(database, Writing.Bare with { Handlers = [handler] });
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 1), "the one that waits");
        Assert.Equal(1, await engine.Outbox.ReplayAll());
        await Receipts.AllHandled(engine);

        Assert.Equal(["1", "2"], handler.Handled.Select(d => d.Body));
    }

    [Fact]
    public async Task A_reactor_that_stands_still_is_logged_once_and_again_when_it_goes_on()
    {
        var database = await NewDatabase();
        var log = new RecordingLoggers();
        var tries = 0;
        var reactor = new LambdaReactor("picky", [AccountEvents.Names.Deposited], [], (_, _, _) =>
            Interlocked.Increment(ref tries) <= 4 ? throw new InvalidOperationException("not to my taste") : Task.CompletedTask);
        await using var engine = await PostgresEngine.Open(database.ConnectionString, Writing.Bare with { Reactors = [reactor] }, null, log);
        await engine.Start();

        var last = await engine.Append("account/a", 0, new Deposited(1));
        await Patience.Within(engine.Projections.WaitFor("picky", last.Position, Patience.Limit), "it to go on");

        var said = Assert.Single(log.Lines, l => l.Level == LogLevel.Error).Text;
        Assert.Contains("not to my taste", said, StringComparison.Ordinal);
        Assert.Contains($"position {last.Position}", said, StringComparison.Ordinal);
        Assert.Contains(log.Lines, l => l.Text.Contains("goes on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_embargo_whose_reminder_was_lost_is_lifted_after_the_next_start()
    {
        var database = await NewDatabase();
        var content = new Content("Le pont", null, "fr", null, "report", "Le pont est fermé.", []);
        var engine = await Started(database, NewsroomModel.Definition);
        var until = Times.Cut(await database.Now()).AddSeconds(4);
        var last = await engine.Events.Append(
            "article/x", 0, [new(new ArticleFiled("Le Courrier", null, null, content, null)), new(new ArticleEmbargoed(until))], Writing.By("desk"));
        await Patience.Within(engine.Projections.WaitFor(new EmbargoReminders().Name, last.Position, Patience.Limit), "the reminder");
        await Patience.Within(engine.Projections.WaitFor(OpenEmbargoesView.ViewName, last.Position, Patience.Limit), "the view");
        await Dispose(engine);

        await Under.LoseMessages(database);
        var next = await Started(database, NewsroomModel.Definition);

        await Patience.Until(async () => (await next.Events.ReadStream("article/x")).Count == 3, "the embargo to be lifted");
        Assert.Equal(new EmbargoLifted(until, Early: false), (await next.Events.ReadStream("article/x"))[2].Data);
        Assert.True((await next.Events.ReadStream("article/x"))[2].At >= until);
    }
}
