using Newsroom.Store.Tests.Accounts;
using Weasel.Core.Migrations;

namespace Newsroom.Store.Tests;

/// <summary>What the store declares to Marten is what it makes: all of it, and nothing else, so that Marten's check of a database can be believed.</summary>
public sealed class SchemaTests : Suite
{
    private static readonly StoreModel Model = Writing.With(new FlowListing(), new StateListing()).AndBalances() with { Outlines = [new("note", [AccountEvents.Names.Note], ["text"])] };

    [Fact]
    public async Task A_fresh_database_is_as_it_is_declared()
    {
        var node = await Opened(await NewDatabase(), Model);

        await Check(node);
    }

    [Fact]
    public async Task It_still_is_when_it_has_been_written_to_and_its_listings_were_rebuilt()
    {
        var node = await Started(await NewDatabase(), Model);
        await new RandomHistory(81).Append(node, 20);
        await node.ListingsCatchUp();
        foreach (var name in new[] { "flow", "states", Balance.Called }) await Patience.Within(node.Listings.Rebuild(name), $"the rebuild of {name}");

        await Check(node);
    }

    [Fact]
    public async Task A_database_of_fewer_listings_is_brought_up_to_date_by_the_node_that_has_more()
    {
        var database = await NewDatabase();
        await Dispose(await Opened(database, Writing.With(new FlowListing())));

        await Check(await Opened(database, Model));
    }

    [Fact]
    public async Task Nodes_that_open_a_fresh_database_at_once_make_it_once()
    {
        var database = await NewDatabase();

        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Opened(database, Model))));

        await Check(nodes[3]);
        Assert.Equal(1, await database.One<long>("select count(*) from newsroom.made"));
    }

    /// <summary>The text of a column says its collation itself: the database's own is never relied on.</summary>
    [Fact]
    public async Task Every_text_that_is_compared_is_compared_by_its_bytes()
    {
        var database = await NewDatabase();
        await Opened(database, Model);

        Assert.Equal(
            ["kept_flow.id|\"C\"", "kept_states.id|\"C\"", "listings.name|\"C\"", "made.hash|\"C\"", "outlines.stream_id|\"C\""],
            await database.Lines(
                """
                select c.relname || '.' || a.attname, a.attcollation::regcollation::text
                from pg_index x join pg_class c on c.oid = x.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = any (x.indkey)
                where c.relnamespace = 'newsroom'::regnamespace and x.indisprimary and a.attcollation <> 0 order by 1
                """));
    }

    [Theory]
    [InlineData("kept_flow_list_now", "drop index newsroom.kept_flow_list_now")]
    [InlineData("kept_states_by_is", "drop index newsroom.kept_states_by_is; create index kept_states_by_is on newsroom.kept_states ((data ->> 'is'), born)")]
    [InlineData("stranger", "create index stranger on newsroom.kept_states (from_position)")]
    [InlineData("kept_flow", "alter table newsroom.kept_flow alter born type numeric")]
    [InlineData("mt_doc_balance", "alter table public.mt_doc_balance drop mt_dotnet_type")]
    [InlineData("importing", "alter table newsroom.importing alter started_at drop default")]
    [InlineData("moments", "alter table newsroom.moments alter at drop not null")]
    [InlineData("made", "alter table newsroom.made drop constraint made_pkey")]
    [InlineData("listings", "drop table newsroom.listings")]
    [InlineData("safe_head", "do $$ begin execute replace(pg_get_functiondef('newsroom.safe_head'::regproc), 'least(visible', 'greatest(visible'); end $$")]
    [InlineData("newsroom_outline_note", "alter table public.mt_events disable trigger newsroom_outline_note")]
    [InlineData("keep_outline", "do $$ begin execute replace(pg_get_functiondef('newsroom.keep_outline'::regproc), 'desc', 'asc'); end $$")]
    [InlineData("mt_events", "alter table public.mt_events drop constraint pkey_mt_events_seq_id")]
    [InlineData("mt_quick_append_events", "do $$ begin execute replace(pg_get_functiondef('public.mt_quick_append_events'::regproc), 'for update', ''); end $$")]
    public async Task Marten_s_check_names_what_is_not(string what, string done)
    {
        var database = await NewDatabase();
        var node = await Opened(database, Model);
        await database.Run(done);

        var found = await Assert.ThrowsAsync<DatabaseValidationException>(() => Check(node));

        Assert.Contains(what, found.Message, StringComparison.Ordinal);
    }

    private static Task Check(TestNode node) => node.Store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
}
