using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>32 writers race on one stream, each again after every conflict.</summary>
public sealed class RaceTests : Suite
{
    private const int Writers = 32;
    private const int Each = 6;

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_there_twice()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        var race = await Race(node);

        var stream = await node.Events.ReadStream("account/raced");
        Assert.Equal(Enumerable.Range(0, Writers * Each), stream.Select(e => e.Amount()).Order());
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(v => (long)v), stream.Select(e => e.Version));
        Assert.Equal(stream.Texts(), race.OrderBy(e => e.Version).Texts());
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_writers_use_two_nodes()
    {
        var database = await NewDatabase();
        var one = await Started(database, Writing.Bare);
        var two = await Started(database, Writing.Bare);

        var race = await Race(one, two);

        var stream = await one.Events.ReadStream("account/raced");
        Assert.Equal(Enumerable.Range(0, Writers * Each), stream.Select(e => e.Amount()).Order());
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(v => (long)v), stream.Select(e => e.Version));
        Assert.Equal(stream.Texts(), race.OrderBy(e => e.Version).Texts());
    }

    [Fact]
    public async Task Versions_positions_and_times_rise_together_in_the_stream()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await Race(node);

        var stream = await node.Events.ReadStream("account/raced");
        Assert.All(stream.Zip(stream.Skip(1)), pair =>
        {
            Assert.True(pair.First.Position < pair.Second.Position, $"{pair.First.Text()} stands behind {pair.Second.Text()}");
            Assert.True(pair.First.At <= pair.Second.At, $"{pair.First.Text()} is later than {pair.Second.Text()}");
        });
    }

    [Fact]
    public async Task Those_who_lose_use_no_position()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await Race(node);

        var positions = (await node.Events.ReadStream("account/raced")).Select(e => e.Position!.Value).ToList();
        Assert.Equal(Enumerable.Range(0, positions.Count).Select(i => positions[0] + i), positions);
    }

    [Fact]
    public async Task Of_all_who_expect_one_version_exactly_one_wins()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        for (var version = 0; version < 5; version++)
        {
            var expected = version;
            var outcomes = await Patience.Within(
                Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
                {
                    try
                    {
                        await node.Append("account/raced", expected, new Deposited(writer));
                        return true;
                    }
                    catch (StreamConflict)
                    {
                        return false;
                    }
                }))),
                "32 writers who expect one version");
            Assert.Single(outcomes, won => won);
        }
        Assert.Equal(5, (await node.Events.ReadStream("account/raced")).Count);
    }

    /// <summary>Every writer appends its own amounts; returns all events as the appends reported them.</summary>
    private static async Task<IReadOnlyList<Recorded>> Race(params TestNode[] nodes)
    {
        var appended = await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
            {
                var mine = new List<Recorded>();
                for (var i = 0; i < Each; i++)
                {
                    var (won, _) = await nodes[writer % nodes.Length].AppendRetrying("account/raced", new Deposited(writer * Each + i));
                    mine.AddRange(won.Events);
                }
                return mine;
            }))),
            "32 writers on one stream");
        return [.. appended.SelectMany(e => e)];
    }
}
