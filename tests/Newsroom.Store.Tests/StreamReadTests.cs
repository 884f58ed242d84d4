using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>A stream reads as a contiguous prefix: to its end, to a version, to a position.</summary>
public sealed class StreamReadTests : Suite
{
    [Fact]
    public async Task An_unknown_stream_is_empty()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        Assert.Empty(await node.Events.ReadStream("account/nobody"));
        Assert.Empty(await node.Events.ReadStream("account/nobody", UpTo.TheVersion(3)));
        Assert.Empty(await node.Events.ReadStream("account/nobody", UpTo.ThePosition(3)));
    }

    [Fact]
    public async Task Up_to_a_version_gives_exactly_so_many()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var all = await TwoStreams(node);

        for (var version = 0; version <= 12; version++)
            Assert.Equal(
                all.Take(version).Texts(),
                (await node.Events.ReadStream("account/a", UpTo.TheVersion(version))).Texts());
    }

    [Fact]
    public async Task Up_to_a_position_gives_what_was_there_then()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var all = await TwoStreams(node);

        for (long position = 0; position <= all[^1].Position + 3; position++)
            Assert.Equal(
                all.Where(e => e.Position <= position).Texts(),
                (await node.Events.ReadStream("account/a", UpTo.ThePosition(position))).Texts());
    }

    [Fact]
    public async Task Up_to_a_version_and_a_position_satisfies_both()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var all = await TwoStreams(node);

        foreach (var position in all.Select(e => e.Position!.Value))
            for (long version = 0; version <= all.Count; version++)
                Assert.Equal(
                    all.Where(e => e.Position <= position && e.Version <= version).Texts(),
                    (await node.Events.ReadStream("account/a", new UpTo(version, position))).Texts());
    }

    [Fact]
    public async Task While_it_is_written_it_always_reads_as_a_prefix_without_a_hole()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var writing = Task.Run(async () =>
        {
            for (var version = 0; version < 200; version += 2)
                await node.Append("account/a", version, new Deposited(version + 1), new Deposited(version + 2));
        });

        var seen = 0;
        while (seen < 200)
        {
            if (writing.IsFaulted) await writing;
            var read = await node.Events.ReadStream("account/a");
            Assert.Equal(Enumerable.Range(1, read.Count), read.Select(e => (int)e.Version));
            Assert.Equal(Enumerable.Range(1, read.Count), read.Select(e => e.Amount()));
            Assert.True(read.Count >= seen && read.Count % 2 == 0, $"{read.Count} events after {seen}");
            seen = read.Count;
        }
        await Patience.Within(writing, "the writer");
    }

    [Fact]
    public async Task A_stream_whose_id_is_like_another_s_is_another()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        string[] ids = ["account/a", "account/A", "account/a ", "account/%", "account/_", "account/é", "account/e\u0301"];

        foreach (var id in ids) await node.Append(id, 0, new Note(id));

        foreach (var id in ids)
            Assert.Equal(id, ((Note)Assert.Single(await node.Events.ReadStream(id)).Data).Text);
    }

    /// <summary>Nine events of a stream with those of another among them.</summary>
    private static async Task<IReadOnlyList<Recorded>> TwoStreams(TestNode node)
    {
        var all = new List<Recorded>();
        for (var version = 0; version < 9; version += 3)
        {
            all.AddRange((await node.Append("account/a", version, new Deposited(1), new Note("two"), new Deposited(3))).Events);
            await node.Append("account/b", version / 3 * 2, new Deposited(4), new Note("five"));
        }
        return all;
    }
}
