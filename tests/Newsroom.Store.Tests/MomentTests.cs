using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Time to position: the last position before the first event recorded later.</summary>
public sealed class MomentTests : Suite
{
    private static readonly DateTimeOffset Start = Archives.Beginning;

    [Fact]
    public async Task In_an_empty_log_every_moment_is_position_0()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        Assert.Equal(0, await node.Events.PositionAt(Start));
        Assert.Equal(0, await node.Events.PositionAt(DateTimeOffset.MinValue));
        Assert.Equal(0, await node.Events.PositionAt(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task Before_at_between_and_after_the_events_of_an_archive()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        // Positions 1, 2 3 4 (all at the same time), 5, 6.
        await node.Events.Import(Archives.At(
            Start, Start.AddHours(1), Start.AddHours(1), Start.AddHours(1), Start.AddHours(2), Start.AddHours(2).AddMicroseconds(1)));

        foreach (var (time, position) in new[]
        {
            (DateTimeOffset.MinValue, 0L),
            (Start.AddYears(-1), 0),
            (Start.AddMicroseconds(-1), 0),
            (Start, 1),
            (Start.AddMicroseconds(1), 1),
            (Start.AddHours(1).AddMicroseconds(-1), 1),
            (Start.AddHours(1), 4),
            (Start.AddHours(1).AddMinutes(30), 4),
            (Start.AddHours(2), 5),
            (Start.AddHours(2).AddMicroseconds(1), 6),
            (Start.AddYears(1), 6),
            (DateTimeOffset.MaxValue, 6),
        })
            Assert.True(position == await node.Events.PositionAt(time), $"{time:O} is at {await node.Events.PositionAt(time)}, not {position}");
        Assert.Equal(6, await node.Events.SafeHead());
    }

    [Fact]
    public async Task An_instant_is_the_same_in_every_zone_and_finer_than_a_microsecond()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        await node.Events.Import(Archives.At(Start, Start.AddHours(1)));
        var second = Start.AddHours(1);

        Assert.Equal(2, await node.Events.PositionAt(second.ToOffset(TimeSpan.FromHours(9))));
        Assert.Equal(1, await node.Events.PositionAt(second.AddMinutes(-1).ToOffset(TimeSpan.FromHours(-11))));
        // Half a microsecond early is early, however the database would round it.
        Assert.Equal(1, await node.Events.PositionAt(second.AddTicks(-5)));
        Assert.Equal(1, await node.Events.PositionAt(second.AddTicks(-1)));
        Assert.Equal(2, await node.Events.PositionAt(second.AddTicks(9)));
    }

    [Theory]
    [InlineData(91)]
    [InlineData(92)]
    public async Task In_any_archive_it_is_what_the_words_say(int seed)
    {
        var random = new Random(seed);
        var node = await Started(await NewDatabase(), Writing.Bare);
        var at = Start;
        // Times that often stand still and sometimes leap.
        await node.Events.Import(Archives.At(Enumerable.Range(0, 300).Select(_ => at = at.AddMicroseconds(random.Next(4) switch
        {
            0 or 1 => 0,
            2 => random.Next(1, 3),
            _ => random.Next(1, 1_000_000_000),
        }))));

        await SaysWhatTheLogSays(node);
    }

    [Fact]
    public async Task It_holds_for_appends_as_well_which_come_after_the_archive()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var archive = Archives.Plain(50);
        await node.Events.Import(archive);
        await new RandomHistory(93).Append(node, 40, "new ");

        Assert.Equal(50, await node.Events.PositionAt(archive[^1].At));
        await SaysWhatTheLogSays(node);
    }

    [Fact]
    public async Task It_holds_when_two_nodes_write_at_once_and_positions_and_times_cross()
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare) };
        await using (await TurbulentCommits.On(database, 0.003, 0))
        {
            await Patience.Within(
                Task.WhenAll(Enumerable.Range(0, 8).Select(writer =>
                    Task.Run(() => new RandomHistory(writer, accounts: 2).Append(nodes[writer % 2], 15, $"{writer} ")))),
                "8 writers");
        }

        foreach (var node in nodes) await SaysWhatTheLogSays(node);
    }

    [Fact]
    public async Task It_answers_for_all_that_can_be_read_at_the_time_of_the_call()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        for (var version = 0; version < 50; version++)
        {
            var appended = await node.Append("account/a", version, new Deposited(version));
            await node.LogReaches(appended.Position);

            Assert.Equal(appended.Position, await node.Events.PositionAt(appended.Events[0].At));
            Assert.Equal(appended.Position, await node.Events.PositionAt(appended.Events[0].At.AddDays(1)));
        }
    }

    [Fact]
    public async Task It_never_says_a_position_above_the_safe_head()
    {
        var database = await NewDatabase();
        var (one, two) = (await Started(database, Writing.Bare), await Started(database, Writing.Bare));
        await using var appends = await HeldAppends.On(database);
        var before = await one.Append("account/before", 0, new Deposited(1));
        await one.LogReaches(before.Position);
        await appends.Hold("account/held");
        var open = two.Append("account/held", 0, new Deposited(2)).AsTask();
        await appends.Waiting("account/held");
        var past = await one.Append("account/past", 0, new Deposited(3));

        Assert.Equal(before.Position, await one.Events.PositionAt(past.Events[0].At.AddDays(1)));

        await appends.Release("account/held");
        await Patience.Within(open, "the held append after its release");
        await one.LogReaches(past.Position);
        Assert.Equal(past.Position, await one.Events.PositionAt(past.Events[0].At.AddDays(1)));
        await SaysWhatTheLogSays(one);
    }

    [Fact]
    public async Task It_outlives_its_node_and_needs_no_daemon()
    {
        var database = await NewDatabase();
        var first = await Started(database, Writing.Bare);
        await first.Events.Import(Archives.Plain(200));
        await new RandomHistory(94).Append(first, 10, "new ");
        await Dispose(first);

        var second = await Opened(database, Writing.Bare);

        await SaysWhatTheLogSays(second);
        await new RandomHistory(95).Append(second, 10, "newer ");
        await SaysWhatTheLogSays(second);
    }

    /// <summary>Asks about every event's time and the microseconds beside it, and holds the answer against the model.</summary>
    private static async Task SaysWhatTheLogSays(TestNode node)
    {
        var log = await node.WholeLog();
        var head = await node.Events.SafeHead();
        foreach (var time in log.Select(e => e.At).Distinct().SelectMany(at => new[] { at.AddMicroseconds(-1), at, at.AddMicroseconds(1) }))
        {
            var answer = await node.Events.PositionAt(time);
            var later = log.FirstOrDefault(e => e.At > time);
            // Between two events there may be a gap, anywhere in which the answer means the same.
            var from = log.TakeWhile(e => e != later).LastOrDefault()?.Position ?? 0;
            var to = later is null ? head : later.Position!.Value - 1;
            if (from == 0 && later is not null) to = 0;
            Assert.True(from <= answer && answer <= to, $"{Times.Text(time)} is at {answer}, not {from} to {to}");
        }
    }
}
