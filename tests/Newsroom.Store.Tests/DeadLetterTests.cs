using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Dead letters: found by id, listed by type and page by page, replayed one by one or together.</summary>
public sealed class DeadLetterTests : Suite
{
    private static readonly RetryPolicy Once = new(1, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));

    [Fact]
    public async Task A_dead_letter_is_found_by_its_id_with_when_it_was_sent_and_when_it_died()
    {
        var database = await NewDatabase();
        var (engine, _, ids) = await Dead(database, ["wake-up"]);

        var letter = await engine.Outbox.DeadLetter(ids[0]);

        Assert.Equal((ids[0], "wake-up", "0", 1), (letter!.Id, letter.Type, letter.Body, letter.Attempts));
        Assert.Contains("closed", letter.Error, StringComparison.Ordinal);
        Assert.True(letter.SentAt <= letter.At && letter.At <= await database.Now(), $"{letter}");
        Assert.Equal(letter, Assert.Single(await engine.Outbox.DeadLetters(10)));
    }

    [Fact]
    public async Task What_waits_what_is_done_and_what_never_was_is_no_dead_letter()
    {
        var database = await NewDatabase();
        var engine = await Started(database, Writing.Bare with { Handlers = [new RecordingHandler("wake-up")] });
        var (waiting, done) = (Guid.NewGuid(), Guid.NewGuid());
        await engine.Outbox.Send(new Message("wake-up", "1", (await database.Now()).AddDays(1), waiting));
        await engine.Outbox.Send(new Message("wake-up", "2", Id: done));
        await Patience.Until(async () => await engine.Outbox.Count() == (1, 0), "one to be done");

        foreach (var id in new[] { waiting, done, Guid.NewGuid() })
        {
            Assert.Null(await engine.Outbox.DeadLetter(id));
            Assert.False(await engine.Outbox.Replay(id));
        }
        Assert.Equal(0, await engine.Outbox.ReplayAll());
    }

    [Fact]
    public async Task They_are_listed_page_by_page_and_by_type()
    {
        var (engine, _, ids) = await Dead(await NewDatabase(), ["one", "two", "one", "two", "one", "one", "one"]);

        var all = await engine.Outbox.DeadLetters(100);
        Assert.Equal(ids.Order(), all.Select(l => l.Id).Order());

        var paged = new List<DeadLetter>();
        DeadLetterPlace? after = null;
        while (await engine.Outbox.DeadLetters(2, after) is { Count: > 0 } page)
        {
            Assert.True(page.Count <= 2);
            paged.AddRange(page);
            after = page[^1].Place;
        }
        Assert.Equal(all, paged);

        var ones = await engine.Outbox.DeadLetters(3, type: "one");
        Assert.Equal(all.Where(l => l.Type == "one").Take(3), ones);
        Assert.Equal(all.Where(l => l.Type == "one").Skip(3), await engine.Outbox.DeadLetters(100, ones[^1].Place, "one"));
        Assert.Empty(await engine.Outbox.DeadLetters(100, type: "o"));
    }

    [Fact]
    public async Task All_of_a_type_are_replayed_and_then_all_that_are_left()
    {
        var (engine, open, ids) = await Dead(await NewDatabase(), ["one", "two", "one", "two", "one"]);
        open();

        Assert.Equal(3, await engine.Outbox.ReplayAll("one"));
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 2), "three to be handled");
        Assert.All(await engine.Outbox.DeadLetters(10), l => Assert.Equal("two", l.Type));

        Assert.Equal(0, await engine.Outbox.ReplayAll("one"));
        Assert.Equal(2, await engine.Outbox.ReplayAll());
        await Receipts.AllHandled(engine);
        Assert.Empty(await engine.Outbox.DeadLetters(10));
        Assert.Null(await engine.Outbox.DeadLetter(ids[0]));
    }

    [Fact]
    public async Task The_id_of_a_dead_letter_sent_again_does_not_wake_it()
    {
        var (engine, open, ids) = await Dead(await NewDatabase(), ["one"]);
        open();

        await engine.Outbox.Send(new Message("one", "\"again\"", Id: ids[0]));
        await engine.Outbox.Send(new Message("two", "\"another\""));
        await Patience.Until(async () => await engine.Outbox.Count() == (0, 1), "the other one");

        Assert.Equal("0", Assert.Single(await engine.Outbox.DeadLetters(10)).Body);
    }

    /// <summary>An engine whose handlers have failed with one message of each type given; the function mends them.</summary>
    private async Task<(IEngine Engine, Action Open, IReadOnlyList<Guid> Ids)> Dead(TestDatabase database, IReadOnlyList<string> types)
    {
        var mended = false;
        Task Handle(Delivery delivery, CancellationToken cancel) => mended ? Task.CompletedTask : throw new InvalidOperationException("closed");
        var engine = await Started(database, Writing.Bare with
        {
            Handlers = [.. types.Append("two").Distinct().Select(t => new RecordingHandler(t, Handle))], Retries = Once,
        });
        var ids = types.Select(_ => Guid.NewGuid()).ToList();
        for (var i = 0; i < types.Count; i++) await engine.Outbox.Send(new Message(types[i], $"{i}", Id: ids[i]));
        await Patience.Until(async () => await engine.Outbox.Count() == (0, types.Count), "dead letters");
        return (engine, () => mended = true, ids);
    }
}
