using System.Security.Cryptography;
using System.Text;
using Newsroom.Core.Kernel;
using Newsroom.Store.Tests.Accounts;

namespace Newsroom.Store.Tests;

/// <summary>
/// Where a later event has replaced the text of an earlier one, a stream is read with that one's outline: whoever wrote the events,
/// and whatever part of the stream is read.
/// </summary>
public sealed class OutlineTests : Suite
{
    private static readonly StoreModel Model = Writing.Bare with { Outlines = [new("note", [AccountEvents.Names.Note], ["text"])] };

    [Fact]
    public async Task Of_any_prefix_the_last_text_is_whole_and_those_before_it_are_left_out()
    {
        var node = await Started(await NewDatabase(), Model);
        var all = await new RandomHistory(91).Append(node, 120);

        foreach (var stream in all.GroupBy(e => e.Stream))
        {
            var whole = stream.ToList();
            foreach (var end in whole)
            {
                await Reads(node, stream.Key, UpTo.TheVersion(end.Version), [.. whole.TakeWhile(e => e.Version <= end.Version)]);
                await Reads(node, stream.Key, UpTo.ThePosition(end.Position!.Value), [.. whole.TakeWhile(e => e.Version <= end.Version)]);
            }
            Assert.Equal(whole.Texts(), (await node.Events.ReadWhole(stream.Key, 0).ToListAsync()).Texts());
            Assert.Equal(whole.Skip(1).Texts(), (await node.Events.ReadWhole(stream.Key, 1).ToListAsync()).Texts());
            Assert.Equal(whole[^1], await node.Events.ReadEvent(stream.Key, whole[^1].Version));
            Assert.Null(await node.Events.ReadEvent(stream.Key, whole.Count + 1));
        }
    }

    [Fact]
    public async Task A_text_that_was_left_out_has_its_hash_beside_it()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await node.Append("account/a", 0, new Note("L’été, « déjà »."), new Note("Non."));

        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("L’été, « déjà »."))),
            await database.One<string>("select outline ->> 'textHash' from newsroom.outlines"));
    }

    [Fact]
    public async Task They_are_the_same_by_an_import_and_by_a_session_of_plain_Marten_and_for_a_database_that_had_none()
    {
        var (written, imported, plain, former) = (await NewDatabase(), await NewDatabase(), await NewDatabase(), await NewDatabase());
        var texts = Enumerable.Range(1, 30).Select(i => new Note($"Texte {i}")).ToList();

        var node = await Started(written, Model);
        for (var i = 0; i < texts.Count; i++) await node.Append("account/a", i, texts[i]);

        await (await Started(imported, Model)).Events.Import(
            [.. texts.Select((t, i) => new ArchivedEvent("account/a", i + 1, Guid.NewGuid(), t, Archives.Beginning.AddSeconds(i), Writing.By("archive")))]);

        await Dispose(await Opened(plain, Model));
        await using (var store = PlainMarten.On(plain))
        {
            await using var session = store.Session(Writing.By("other"));
            session.Events.Append("account/a", texts);
            await session.SaveChangesAsync();
        }

        var without = await Started(former, Writing.Bare);
        for (var i = 0; i < texts.Count; i++) await without.Append("account/a", i, texts[i]);
        await Dispose(without);
        await Dispose(await Opened(former, Model));

        var outlines = await Outlines(written);
        Assert.Equal(texts.Count - 1, outlines.Count);
        Assert.Equal(outlines, await Outlines(imported));
        Assert.Equal(outlines, await Outlines(plain));
        Assert.Equal(outlines, await Outlines(former));
    }

    [Fact]
    public async Task An_append_that_is_refused_leaves_none()
    {
        var database = await NewDatabase();
        var node = await Started(database, Model);
        await node.Append("account/a", 0, new Note("Un."));

        await Assert.ThrowsAsync<StreamConflict>(async () => await node.Append("account/a", 0, new Note("Deux.")));

        Assert.Empty(await Outlines(database));
    }

    private static async Task Reads(TestNode node, string stream, UpTo upTo, IReadOnlyList<Recorded> whole)
    {
        var read = await node.Events.ReadStream(stream, upTo);
        var last = whole.LastOrDefault(e => e.Data is Note);
        Assert.Equal(whole.Select(e => e.Data is Note && e != last ? e with { Data = new Note(null!) } : e), read);
    }

    private static Task<IReadOnlyList<string>> Outlines(TestDatabase database) =>
        database.Lines("select stream_id, version, name, replaced_version, outline::text from newsroom.outlines order by stream_id, version");
}
