using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>One bad append harms no other, and a broken connection leaves no doubt.</summary>
public sealed class BadAppendTests : Suite
{
    [Fact]
    public async Task U_0000_in_an_event_fails_its_append_alone()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await OneOfACrowdFails(node, () => node.Append("account/bad", 0, new Note("fine"), new Note("a\0b")));
    }

    [Fact]
    public async Task U_0000_in_metadata_fails_its_append_alone()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await OneOfACrowdFails(node, () => node.Events.Append("account/bad", 0, [new(new Note("fine"))], new Metadata("teller", Reason: "a\0b")));
        await OneOfACrowdFails(node, () => node.Events.Append("account/bad", 0, [new(new Note("fine"))], new Metadata("tel\0ler")));
    }

    [Fact]
    public async Task An_append_that_the_database_refuses_at_its_commit_fails_alone()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.Bare);
        await using var held = await HeldAppends.On(database);
        await held.Doom("account/bad");

        await OneOfACrowdFails(node, () => node.Append("account/bad", 0, new Note("fine")));
    }

    [Fact]
    public async Task When_connections_break_what_an_append_says_is_what_happened()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.Bare);
        var returned = new List<Guid>();
        var unavailable = new List<Guid>();

        for (var round = 0; round < 10; round++)
        {
            var attempts = Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
            {
                var stream = $"account/{writer}";
                for (var i = 0; i < 8; i++)
                {
                    var id = Guid.NewGuid();
                    try
                    {
                        // At the stream's own version: with one writer a stream only an unsettled append could conflict.
                        var version = (await node.Events.ReadStream(stream)).Count;
                        await node.Events.Append(stream, version, [new(new Deposited(i), id), new(new Note("second half"))], Writing.By("teller"));
                        lock (returned) returned.Add(id);
                    }
                    catch (StoreUnavailable)
                    {
                        lock (unavailable) unavailable.Add(id);
                    }
                }
            })).ToList();
            await database.TerminateBackends();
            await Patience.Within(Task.WhenAll(attempts), "appends on broken connections to come to an end");
        }

        var streams = await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer => await node.Events.ReadStream($"account/{writer}")));
        var first = streams.SelectMany(s => s).Where(e => e.Data is Deposited).Select(e => e.Id).ToList();
        Assert.Equal(returned.Order(), first.Order());
        Assert.Empty(unavailable.Intersect(first));
        Assert.All(streams, stream => Assert.Equal(stream.Count(e => e.Data is Deposited), stream.Count(e => e.Data is Note)));
    }

    private static async Task OneOfACrowdFails(TestNode node, Func<ValueTask<Appended>> bad)
    {
        for (var round = 0; round < 3; round++)
        {
            var crowd = Enumerable.Range(0, 30).Select(i => Task.Run(() => node.AppendRetrying($"account/good-{i}", new Deposited(i)))).ToList();
            var refused = Task.Run(async () => await bad());
            crowd.AddRange(Enumerable.Range(30, 10).Select(i => Task.Run(() => node.AppendRetrying($"account/good-{i}", new Deposited(i)))));

            var failure = await Assert.ThrowsAnyAsync<Exception>(() => Patience.Within(refused, "the bad append to fail"));
            Assert.IsNotType<StreamConflict>(failure);
            await Patience.Within(Task.WhenAll(crowd), "the good appends");
        }
        Assert.Empty(await node.Events.ReadStream("account/bad"));
        for (var i = 0; i < 40; i++)
        {
            var stream = await node.Events.ReadStream($"account/good-{i}");
            Assert.True(stream.Count >= 3 && stream.Count % 3 == 0, $"good-{i} has {stream.Count} events");
        }
    }
}
