using System.Text.Json.Nodes;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>
/// A log that was written by the newsroom of some years ago: deposits stood there in francs and centimes, under another
/// name, and before that as one text. Everybody who reads meets today's record under today's name; the rows stay.
/// </summary>
public sealed class OlderShapeTests : Suite
{
    private const string Today = AccountEvents.Names.Deposited;
    private const string SumText = "sum_written";
    private const string Francs = "francs_deposited";

    private static readonly EventTypes Types = new(
        [.. AccountEvents.Types.All.Where(t => t.Name != Today), EventType.Of<Deposited>(Today,
            new(SumText, [], json =>
            {
                var parts = json["sum"]!.GetValue<string>().Split(',');
                return new JsonObject { ["francs"] = int.Parse(parts[0]), ["centimes"] = int.Parse(parts[1]) };
            }),
            new(Francs, [], json => new JsonObject { ["amount"] = json["francs"]!.GetValue<int>() * 100 + json["centimes"]!.GetValue<int>() }))]);

    private static readonly FlowListing Flows = new();

    private static StoreModel With(params IListing[] listings) => new(Types, listings);

    [Fact]
    public async Task A_stream_and_the_log_are_read_as_todays_records()
    {
        var database = await NewDatabase();
        var node = await Started(database, With());
        await PlantOldStream(database);

        var stream = await node.Events.ReadStream("account/a");
        Assert.Equal([new Deposited(1050), new Deposited(305), new Deposited(7)], stream.Select(e => e.Data));
        Assert.All(stream, e => Assert.Equal(Today, e.Type));
        await node.LogReaches(3);
        Assert.Equal(stream.Texts(), (await node.WholeLog()).Texts());
    }

    [Fact]
    public async Task Listings_fold_them_like_any_other()
    {
        var database = await NewDatabase();
        var node = await Started(database, With(Flows));
        await PlantOldStream(database);
        // Whoever waits learns of rows that nobody announced by looking again; an append makes it look at once.
        await node.Append("account/b", 0, new Deposited(1));
        await node.LogReaches(4);

        await node.ListingsReach(4);
        Assert.Equal(1362, (await node.Row<Flow>(Flows.Name, "a"))!.Sum);
        await Stored.EqualsFold(node, database, Flows);
    }

    [Fact]
    public async Task Marten_s_own_reading_lifts_them_as_well()
    {
        var database = await NewDatabase();
        var node = await Started(database, With());
        await PlantOldStream(database);
        await using var session = node.Store.QuerySession();

        Assert.Equal(
            [new Deposited(1050), new Deposited(305), new Deposited(7)],
            (await session.Events.FetchStreamAsync("account/a")).Select(e => e.Data));
    }

    [Fact]
    public async Task A_snapshot_is_rebuilt_from_them_and_goes_on_behind_them()
    {
        var database = await NewDatabase();
        var node = await Started(database, With().AndBalances());
        await PlantOldStream(database);

        await Patience.Within(node.Listings.Rebuild(Balance.Called), "a rebuild");
        Assert.Equal(1362, (await node.Document<Balance>("a"))!.Sum);

        await node.Append("account/a", 3, new Deposited(8));
        Assert.Equal(1370, (await node.Document<Balance>("a"))!.Sum);
        await Stored.EqualsFold<Balance>(node, database, Balance.Called);
    }

    [Fact]
    public async Task What_is_stored_stays_as_it_was_written_and_what_is_appended_is_of_today()
    {
        var database = await NewDatabase();
        var node = await Started(database, With().AndBalances());
        await PlantOldStream(database);
        const string rows = "select seq_id, type, data::text, xmin::text from mt_events order by seq_id";
        var before = await database.Lines(rows);

        await node.Events.ReadStream("account/a");
        await Patience.Within(node.Listings.Rebuild(Balance.Called), "a rebuild");
        await node.Append("account/a", 3, new Deposited(8));

        var after = await database.Lines(rows);
        Assert.Equal(before, after.Take(3));
        Assert.StartsWith($"4|{Today}|{{\"amount\": 8}}|", after[3]);
    }

    [Fact]
    public async Task A_shape_that_cannot_be_lifted_is_loud_and_harms_no_other_stream()
    {
        var database = await NewDatabase();
        var node = await Started(database, With());
        await Plant(database, "account/bad", 1, Francs, """{"francs": "beaucoup"}""");
        await node.Append("account/good", 0, new Deposited(1));

        await Assert.ThrowsAnyAsync<Exception>(async () => await node.Events.ReadStream("account/bad"));
        Assert.Single(await node.Events.ReadStream("account/good"));
    }

    /// <summary>Positions 1 to 3: one of each shape.</summary>
    private static async Task PlantOldStream(TestDatabase database)
    {
        await Plant(database, "account/a", 1, SumText, """{"sum": "10,50"}""");
        await Plant(database, "account/a", 2, Francs, """{"francs": 3, "centimes": 5}""");
        await Plant(database, "account/a", 3, Today, """{"amount": 7}""");
    }

    private static Task Plant(TestDatabase database, string stream, long version, string type, string json) => database.Run(
        """
        with stream as (
            insert into mt_streams (id, version) values ($1, $2) on conflict (id) do update set version = excluded.version)
        insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
        values (nextval('mt_events_sequence'), gen_random_uuid(), $1, $2, $4::jsonb, $3, clock_timestamp(), 'teller')
        """,
        stream, version, type, json);
}
