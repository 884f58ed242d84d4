using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>An append: expected versions, all or nothing, and nothing lost of what was written.</summary>
public sealed class AppendTests : Suite
{
    [Fact]
    public async Task A_new_stream_is_expected_at_version_0()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        var appended = await node.Append("account/a", 0, new Deposited(1));

        Assert.Equal(1, appended.Version);
        Assert.Equal(1, Assert.Single(await node.Events.ReadStream("account/a")).Version);
    }

    [Fact]
    public async Task The_version_after_one_append_is_the_version_before_the_next()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        var first = await node.Append("account/a", 0, new Deposited(1), new Deposited(2));
        var second = await node.Append("account/a", first.Version, new Deposited(3));

        Assert.Equal(2, first.Version);
        Assert.Equal(3, second.Version);
        Assert.True(second.Position > first.Position);
    }

    [Fact]
    public async Task Several_events_of_one_append_lie_together_in_the_log_and_in_the_stream()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        await node.Append("account/before", 0, new Note("something else"));

        var appended = await node.Append("account/a", 0, new Deposited(1), new Note("two"), new Deposited(3));

        Assert.Equal([1L, 2, 3], appended.Events.Select(e => e.Version));
        var first = appended.Events[0].Position!.Value;
        Assert.Equal([first, first + 1, first + 2], appended.Events.Select(e => e.Position!.Value));
        Assert.Equal(appended.Events[^1].Position, appended.Position);
    }

    [Fact]
    public async Task What_an_append_returns_is_what_the_stream_and_the_log_hold()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        var appended = await node.Append("account/a", 0, new Deposited(1), new Note("é"));
        await node.LogReaches(appended.Position);

        Assert.Equal(appended.Events.Texts(), (await node.Events.ReadStream("account/a")).Texts());
        Assert.Equal(appended.Events.Texts(), (await node.WholeLog()).Texts());
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    [InlineData(0, 1)]
    [InlineData(0, 7)]
    public async Task A_stream_at_another_version_is_a_conflict_that_names_it(int actual, int expected)
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        for (var version = 0; version < actual; version++) await node.Append("account/a", version, new Deposited(version));

        var conflict = await Assert.ThrowsAsync<StreamConflict>(
            async () => await node.Append("account/a", expected, new Deposited(99)));

        Assert.Equal("account/a", conflict.Stream);
        Assert.Equal(expected, conflict.Expected);
        Assert.Equal(actual, conflict.Actual);
        Assert.Equal(actual, (await node.Events.ReadStream("account/a")).Count);
    }

    [Fact]
    public async Task A_conflict_uses_no_position()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var before = await node.Append("account/a", 0, new Deposited(1));

        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<StreamConflict>(async () => await node.Append("account/a", 0, new Deposited(2), new Deposited(3)));
        var after = await node.Append("account/a", 1, new Deposited(4));

        Assert.Equal(before.Position + 1, after.Position);
    }

    [Fact]
    public async Task A_conflict_on_a_new_stream_leaves_no_stream_behind()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await Assert.ThrowsAsync<StreamConflict>(async () => await node.Append("account/a", 3, new Deposited(1)));

        Assert.Empty(await node.Events.ReadStream("account/a"));
        Assert.Equal(1, (await node.Append("account/a", 0, new Deposited(2))).Version);
    }

    [Fact]
    public async Task An_append_of_nothing_is_refused()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await node.Append("account/a", 0));

        Assert.Empty(await node.Events.ReadStream("account/a"));
    }

    [Fact]
    public async Task A_stream_id_may_have_250_characters_and_no_more()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var longest = "account/" + new string('é', 242);

        await node.Append(longest, 0, new Deposited(1));
        await Assert.ThrowsAnyAsync<Exception>(async () => await node.Append(longest + "é", 0, new Deposited(2)));

        Assert.Equal(longest, Assert.Single(await node.Events.ReadStream(longest)).Stream);
        Assert.Single(await node.WholeLog());
    }

    [Fact]
    public async Task An_event_that_is_not_registered_is_refused_and_nothing_is_written()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await Assert.ThrowsAsync<UnknownEvent>(
            async () => await node.Append("account/a", 0, new Deposited(1), new Unregistered("who?")));

        Assert.Empty(await node.Events.ReadStream("account/a"));
    }

    [Fact]
    public async Task Ids_that_are_given_are_kept_and_the_others_are_made()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var given = Guid.NewGuid();

        await node.Events.Append(
            "account/a", 0, [new(new Deposited(1)), new(new Deposited(2), given), new(new Deposited(3))], Writing.By("teller"));

        var stream = await node.Events.ReadStream("account/a");
        Assert.Equal(given, stream[1].Id);
        Assert.DoesNotContain(Guid.Empty, stream.Select(e => e.Id));
        Assert.Equal(3, stream.Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public async Task Appends_from_32_writers_over_many_streams_all_stand()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        var appended = await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 32).Select(writer => Task.Run(async () =>
            {
                var mine = new List<Recorded>();
                for (var i = 0; i < 20; i++)
                {
                    // Four streams a writer, so that batches of many streams meet in many orders.
                    var stream = $"account/{writer}-{i % 4}";
                    mine.AddRange((await node.Append(stream, i / 4 * 2, new Deposited(i), new Note($"{writer}"))).Events);
                }
                return mine;
            }))),
            "32 writers over 128 streams");

        var written = appended.SelectMany(e => e).OrderBy(e => e.Position).ToList();
        Assert.Equal(32 * 20 * 2, written.Count);
        await node.LogReaches(written[^1].Position!.Value);
        Assert.Equal(written.Texts(), (await node.WholeLog()).Texts());
    }

    private sealed record Unregistered(string Text);
}
