using System.Collections.Concurrent;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>The documents that a reactor keeps: found by field, those of the same reaction included.</summary>
public sealed class ReactorDocumentTests : Suite
{
    private static readonly DocumentType Slips = new("slips", typeof(Slip), ["owner", "state"]);

    [Fact]
    public async Task Find_sees_what_was_committed_and_what_this_reaction_stores_moves_and_deletes()
    {
        var found = new ConcurrentQueue<(string When, string Ids)>();
        var engine = await Reacting(async (recorded, reaction, cancel) =>
        {
            switch (recorded.Amount())
            {
                case 1:
                    await Look("empty");
                    reaction.Store("slips", "b", new Slip("Élodie", "open"));
                    reaction.Store("slips", "a", new Slip("Élodie", "open"));
                    reaction.Store("slips", "other", new Slip("Jean", "open"));
                    await Look("stored");
                    break;
                case 2:
                    await Look("committed");
                    reaction.Store("slips", "c", new Slip("Élodie", "open"));
                    await Look("one more");
                    reaction.Store("slips", "a", new Slip("Jean", "open"));
                    await Look("one moved away");
                    reaction.Delete("slips", "b");
                    await Look("one deleted");
                    reaction.Store("slips", "other", new Slip("Élodie", "shut"));
                    reaction.Store("slips", "b", new Slip("Élodie", "again"));
                    await Look("others moved here");
                    break;
                default:
                    await Look("in the end");
                    break;
            }

            async Task Look(string when) => found.Enqueue(
                (when, string.Join(' ', (await reaction.Find<Slip>("slips", "owner", "Élodie", cancel)).Select(s => $"{s.Id}:{s.Document.State}"))));
        });

        await React(engine, 1, 2, 3);

        Assert.Equal(
            [
                ("empty", ""),
                ("stored", "a:open b:open"),
                ("committed", "a:open b:open"),
                ("one more", "a:open b:open c:open"),
                ("one moved away", "b:open c:open"),
                ("one deleted", "c:open"),
                ("others moved here", "b:again c:open other:shut"),
                ("in the end", "b:again c:open other:shut"),
            ],
            found);
    }

    [Fact]
    public async Task Found_documents_come_in_the_order_of_their_ids_whatever_the_language_of_the_cluster()
    {
        string[] ids = ["b", "B", "a", "_", "é", "z", "10", "9", "A"];
        IReadOnlyList<string> own = [], committed = [];
        var engine = await Reacting(async (recorded, reaction, cancel) =>
        {
            if (recorded.Amount() == 1)
            {
                foreach (var id in ids) reaction.Store("slips", id, new Slip("Jean", "open"));
                own = [.. (await reaction.Find<Slip>("slips", "state", "open", cancel)).Select(s => s.Id)];
            }
            else
            {
                committed = [.. (await reaction.Find<Slip>("slips", "state", "open", cancel)).Select(s => s.Id)];
            }
        });

        await React(engine, 1, 2);

        Assert.Equal(ids.Order(StringComparer.Ordinal), own);
        Assert.Equal(ids.Order(StringComparer.Ordinal), committed);
    }

    [Fact]
    public async Task Load_sees_what_was_committed_and_what_this_reaction_stored_last()
    {
        var loaded = new ConcurrentQueue<string>();
        var engine = await Reacting(async (recorded, reaction, cancel) =>
        {
            await Look();
            reaction.Store("slips", "a", new Slip("Jean", $"{recorded.Amount()}"));
            reaction.Store("slips", "a", new Slip("Jean", $"{recorded.Amount()} again"));
            await Look();
            if (recorded.Amount() == 2) reaction.Delete("slips", "a");
            await Look();

            async Task Look() => loaded.Enqueue((await reaction.Load<Slip>("slips", "a", cancel))?.State ?? "none");
        });

        await React(engine, 1, 2, 3);

        Assert.Equal(["none", "1 again", "1 again", "1 again", "2 again", "none", "none", "3 again", "3 again"], loaded);
        Assert.Equal("3 again", (await engine.Documents.Load<Slip>("slips", "a"))!.State);
    }

    [Fact]
    public async Task Any_value_may_be_looked_for()
    {
        string[] values = ["", "é", "'; drop table mt_events; --", "\"", "null", "%", "a b", "👩‍👩‍👧", "\\"];
        var found = new ConcurrentDictionary<string, string>();
        var engine = await Reacting(async (recorded, reaction, cancel) =>
        {
            if (recorded.Amount() == 1)
            {
                for (var i = 0; i < values.Length; i++) reaction.Store("slips", $"{i}", new Slip(values[i], "open"));
                return;
            }
            foreach (var value in values.Append("nothing has this"))
                found[value] = string.Join(' ', (await reaction.Find<Slip>("slips", "owner", value, cancel)).Select(s => s.Id));
        });

        await React(engine, 1, 2);

        for (var i = 0; i < values.Length; i++) Assert.Equal($"{i}", found[values[i]]);
        Assert.Equal("", found["nothing has this"]);
    }

    private async Task<IEngine> Reacting(Func<Recorded, IReaction, CancellationToken, Task> react) =>
        await Started(await NewDatabase(), Writing.Bare with
        {
            Reactors = [new LambdaReactor("clerk", [AccountEvents.Names.Deposited], [Slips], react)],
        });

    private static async Task React(IEngine engine, params int[] amounts)
    {
        var last = await engine.Append("account/a", 0, [.. amounts.Select(object (amount) => new Deposited(amount))]);
        await Patience.Within(engine.Projections.WaitFor("clerk", last.Position, Patience.Limit), "the clerk");
    }

    private sealed record Slip(string Owner, string State);
}
