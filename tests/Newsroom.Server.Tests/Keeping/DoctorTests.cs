using System.Text.Json.Nodes;
using Newsroom.Cluster;
using Newsroom.Core;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Commands;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;
using Newsroom.Server.Keeping;
using Npgsql;

namespace Newsroom.Server.Tests.Keeping;

/// <summary>The doctor names each damage that is done to a whole newsroom, calls nothing else wrong, and writes nothing.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task A_whole_newsroom_is_well_and_every_check_says_so()
    {
        await using var database = await Whole();
        var findings = await Examine(database);
        Assert.All(findings, f => Assert.True(f.Health < Health.Failed, $"{f.Check}: {f.Says} {string.Join("; ", f.Examples)}"));
        Assert.Equal(
            ["schema", "durability", "import", "sequence", "checkpoints", "versions", "event ids", "event types", "gaps", "streams", "moments",
                "listing stories", "listing articles", "listing memberships", "listing annotations", "listing report_words", "listing note_words", "snapshot access_key", "snapshot people_group", "outlines report", "outlines draft", "messages", "erasable fields", "erasable copies"],
            findings.Select(f => f.Check).Distinct());
        Assert.Equal(
            ["schema", "import", "sequence", "checkpoints", "versions", "event ids", "event types", "streams", "moments", "outlines report", "outlines draft"],
            findings.Where(f => f.Health == Health.Ok && !Folded(f) && f.Check is not ("messages" or "gaps" or "durability")).Select(f => f.Check));
        Assert.Equal(8, findings.Count(f => f.Health == Health.Ok && Folded(f)));

        static bool Folded(Finding finding) => finding.Check.Split(' ')[0] is "listing" or "snapshot";
    }

    [Fact]
    public async Task It_lists_what_is_erasable_and_where_it_is_copied()
    {
        await using var database = await Whole();
        var findings = await Examine(database);
        var fields = findings.Single(f => f.Check == "erasable fields").Examples;
        Assert.Contains("article_filed: content.byline, content.body", fields);
        Assert.Contains("with every event: actor, reason", fields);
        Assert.Equal(NewsroomModel.EventTypes.Erasable().Select(e => e.EventType).Distinct().Count() + 1, fields.Count);
        var copies = findings.Single(f => f.Check == "erasable copies").Examples;
        Assert.Equal(ErasableCopies.All.Count + 1, copies.Count);
        Assert.Contains("outlines of a report: content.byline, notice", copies);
    }

    public static TheoryData<string, string, string> Damages => new()
    {
        { "schema", "newsroom.kept_stories lacks something", "drop index newsroom.kept_stories_list" },
        { "schema", "public.mt_events lacks something", "drop index public.pk_mt_events_stream_and_version" },
        { "schema", "newsroom.moments ", "alter table newsroom.moments rename at to time" },
        { "schema", "newsroom.kept_stories ", "alter table newsroom.kept_stories alter born type numeric" },
        { "schema", "newsroom.demand lacks something, or has another form", "create or replace function newsroom.demand(p_holds boolean, p_what text) returns void language plpgsql as $$ begin end $$" },
        { "schema", "newsroom.extend_moments is missing", "drop function newsroom.extend_moments" },
        { "import", "the-file.ndjson: 7 events are in", "insert into newsroom.importing (file, events) values ('the-file.ndjson', 7)" },
        { "sequence", "it caches 20 positions", "alter sequence public.mt_events_sequence cache 20" },
        { "sequence", "it is at 3, behind the event", "select setval('public.mt_events_sequence', 3)" },
        { "checkpoints", "stories:All is at 100000; the log ends at", "update mt_event_progression set last_seq_id = 100000 where name = 'stories:All'" },
        { "versions", "has version 3 at position", "delete from mt_events where seq_id = (select min(seq_id) from mt_events where version = 2)" },
        { "versions", "where 1 must come", "update mt_events set version = 1000 where seq_id = 1" },
        { "event ids", ", again at position 2", "update mt_events set id = (select id from mt_events where seq_id = 1) where seq_id = 2" },
        { "event types", "'sung' at position 2 is no type that is known", "update mt_events set type = 'sung' where seq_id = 2" },
        { "event types", "at position 2: ", "update mt_events set data = '{}' where seq_id = 2" },
        { "streams", "story/nowhere has a row and no events", "insert into mt_streams (id, version) values ('story/nowhere', 0)" },
        { "streams", "says version 77 and its last event is", "update mt_streams set version = 77 where id = (select stream_id from mt_events where seq_id = 1)" },
        { "streams", "has events and no row among the streams", "alter table mt_events drop constraint fkey_mt_events_stream_id; delete from mt_streams where id = (select stream_id from mt_events where seq_id = 1)" },
        { "streams", "no stream at all has events", "update mt_events set stream_id = null where seq_id = (select max(seq_id) from mt_events)" },
        { "moments", "position 1 is missing", "delete from newsroom.moments where position = 1" },
        { "moments", "has another time", "update newsroom.moments set at = at + interval '1 microsecond' where position = 1" },
        { "moments", "is none", "insert into newsroom.moments (position, at) values (0, '2000-01-01')" },
        { "snapshot access_key", "says something else", "update mt_doc_access_key set data = data || '{\"name\": \"Mallory\"}'" },
        { "snapshot access_key", "says something else", "update mt_doc_access_key set data = data || '{\"more\": 1}'" },
        { "snapshot access_key", "is missing", "delete from mt_doc_access_key" },
        { "snapshot access_key", "ghost is there and should not be", "insert into mt_doc_access_key (id, data) values ('ghost', '{}')" },
        { "outlines report", ", version 1", "update newsroom.outlines set outline = jsonb_set(outline, '{content,title}', '\"Autre\"')" },
        { "outlines report", ", version 1", "delete from newsroom.outlines where version = 1" },
        { "listing stories", "says something else", "update newsroom.kept_stories set data = data || '{\"title\": \"Autre\"}' where to_position is null" },
        { "listing articles", "is missing", "delete from newsroom.kept_articles where from_position = (select max(from_position) from newsroom.kept_articles)" },
        { "listing articles", "ghost from 5 is there and should not be", "insert into newsroom.kept_articles (id, born, from_position, data) values ('ghost', 5, 5, '{}')" },
        { "listing stories", "overlaps the version from", "update newsroom.kept_stories set to_position = to_position + 1 where from_position = (select min(from_position) from newsroom.kept_stories)" },
        { "listing stories", "leaves a hole up to", "update newsroom.kept_stories k set to_position = from_position + 1 where from_position = (select min(from_position) from newsroom.kept_stories where to_position > from_position + 1)" },
        { "listing stories", "is open, and another version begins at", "drop index newsroom.kept_stories_now; update newsroom.kept_stories set to_position = null" },
        { "listing stories", "holds before it was born", "update newsroom.kept_stories set born = 99999" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task It_names_what_was_done(string check, string says, string damage)
    {
        await using var database = await Whole();
        await database.Run(damage);

        var found = (await Examine(database)).Where(f => f.Check == check && f.Health == Health.Failed).ToList();

        Assert.NotEmpty(found);
        Assert.Contains(found.SelectMany(f => f.Examples), e => e.Contains(says, StringComparison.Ordinal));
        Assert.All(found, f => Assert.NotNull(f.Remedy));
        Assert.Equal(ExitCodes.Failed, (await RoundTripTests.Run(database, "doctor")).Code);
    }

    [Theory]
    [InlineData("gaps", Health.Info, "")]
    [InlineData("streams", Health.Ok, "insert into mt_streams (id, version) values ('mt_tombstone', 0) on conflict do nothing")]
    [InlineData("checkpoints", Health.Ok, "insert into mt_event_progression (name, last_seq_id) values ('HighWaterAllocationFence', 100000) on conflict (name) do update set last_seq_id = 100000")]
    [InlineData("messages", Health.Warning, "insert into wolverine.wolverine_dead_letters (id, body, message_type, received_at, replayable) values (gen_random_uuid(), '', 'x', 'local://x', false)")]
    [InlineData("messages", Health.Info, "insert into wolverine.wolverine_incoming_envelopes (id, status, owner_id, execution_time, body, message_type, received_at) values (gen_random_uuid(), 'Scheduled', 0, now() - interval '1 hour', '', 'x', 'local://x')")]
    [InlineData("listing stories", Health.Warning, "update newsroom.listings set revision = revision + 1 where name = 'stories'")]
    [InlineData("checkpoints", Health.Info, "update mt_event_progression set last_seq_id = 0 where name in ('listings:All', 'stories:All'); delete from newsroom.kept_stories")]
    [InlineData("times", Health.Info, "update mt_events set timestamp = timestamp - interval '1 year' where seq_id = 5; delete from newsroom.moments; delete from newsroom.moments_done; select newsroom.extend_moments((select max(seq_id) from mt_events))")]
    public async Task What_is_only_worth_knowing_is_no_failure(string check, Health health, string done)
    {
        await using var database = await Whole();
        if (check == "gaps")
        {
            // A position that a failed append took, and an event behind it.
            await database.Gap(2);
            await using var newsroom = await database.Open();
            await newsroom.Get<KeyGrants>().Grant(ApiKey.New(), "odile", Role.Reader, new Caller("test"), default);
        }
        else
        {
            await database.Run(done);
        }
        var findings = await Examine(database);
        Assert.Contains(findings, f => f.Check == check && f.Health == health);
        // A fold that shows the recorded time of what was changed by hand differs, and rightly so.
        if (check != "times") Assert.DoesNotContain(findings, f => f.Health == Health.Failed);
    }

    [Fact]
    public async Task It_needs_no_right_to_write_and_changes_nothing()
    {
        await using var database = await Whole();
        var role = $"reader_{Guid.NewGuid():N}";
        await database.Run($"create role {role} login password 'only-reads'; grant pg_read_all_data to {role}; alter role {role} set default_transaction_read_only = on");
        try
        {
            var before = await database.Everything();
            var options = database.Options with
            {
                ConnectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = "only-reads" }.ConnectionString,
            };
            var (output, errors) = (new StringWriter(), new StringWriter());
            Assert.Equal(ExitCodes.Done, await CommandLine.Run(["doctor"], output, errors, options));
            Assert.Contains("All is well.", output.ToString());
            Assert.Equal(before, await database.Everything());
        }
        finally
        {
            await database.Run($"drop role {role}");
        }
    }

    [Fact]
    public async Task Beside_a_server_at_work_it_sees_one_moment()
    {
        await using var database = await Whole();
        await using var newsroom = await database.Open(follow: true);
        using var stop = new CancellationTokenSource();
        var busy = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
                await newsroom.Get<KeyGrants>().Grant(ApiKey.New(), $"key {i}", Role.Reader, new Caller("test"), default);
        });
        try
        {
            for (var i = 0; i < 10; i++)
                Assert.All(await Examine(database), f => Assert.True(f.Health < Health.Failed, $"{f.Check}: {f.Says} {string.Join("; ", f.Examples)}"));
        }
        finally
        {
            await stop.CancelAsync();
            await busy;
        }
    }

    [Fact]
    public async Task For_machines_it_is_one_object()
    {
        await using var database = await Whole();
        var (code, output, _) = await RoundTripTests.Run(database, "doctor", "--json");
        Assert.Equal(ExitCodes.Done, code);
        Assert.True(JsonNode.Parse(output)!["well"]!.GetValue<bool>());
        await database.Run("drop index newsroom.kept_stories_list");
        (code, output, _) = await RoundTripTests.Run(database, "doctor", "--json");
        Assert.Equal(ExitCodes.Failed, code);
        var schema = JsonNode.Parse(output)!["checks"]!.AsArray().Single(c => c!["check"]!.GetValue<string>() == "schema")!;
        Assert.Equal("failed", schema["health"]!.GetValue<string>());
        Assert.Equal("newsroom.kept_stories lacks something, or has another form", schema["examples"]![0]!.GetValue<string>());
        Assert.NotNull(schema["remedy"]);
    }

    [Fact]
    public async Task A_database_without_a_newsroom_gets_none_from_it()
    {
        await using var database = await LogDatabase.New();
        var (code, output, _) = await RoundTripTests.Run(database, "doctor");
        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("There is no newsroom in this database", output);
        Assert.False(await database.One<bool>("select to_regclass('public.mt_events') is not null"));
    }

    [Fact]
    public void The_same_jsonb_is_the_same_however_it_is_written()
    {
        foreach (var (one, other) in new[] { ("""{"a":1.50,"b":[1e2,null]}""", """{ "b" : [100, null], "a": 1.5 }"""), ("\"é\"", "\"\\u00e9\""), ("1E+21", "1000000000000000000000") })
            Assert.Equal(CanonicalJson.Hash(one), CanonicalJson.Hash(other));
        foreach (var (one, other) in new[] { ("""{"a":1}""", """{"a":"1"}"""), ("[1,2]", "[2,1]"), ("{}", "[]"), ("\"#1\"", "1"), ("null", "\"null\"") })
            Assert.NotEqual(CanonicalJson.Hash(one), CanonicalJson.Hash(other));
    }

    private static async Task<IReadOnlyList<Finding>> Examine(LogDatabase database)
    {
        await using var newsroom = await CommandStore.Unopened(new Context(TextWriter.Null, TextWriter.Null, database.Options), default);
        return await DoctorCommand.Of(newsroom).Examine();
    }

    /// <summary>A copy of a newsroom with the seeds, a key, and views that have caught up.</summary>
    private static async Task<LogDatabase> Whole() => await LogDatabase.CopyOf(await Template.Value);

    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var connectionString = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        await using (var newsroom = await LogDatabase.Open(connectionString))
            await newsroom.Log.Import(ArchiveFolder.Read(Places.FindSeeds()!), default);
        await using (var newsroom = await LogDatabase.Open(connectionString, follow: true))
        {
            await newsroom.Get<KeyGrants>().Grant(ApiKey.New(), "garance", Role.Editor, new Caller("test"), default);
            await LogDatabase.CaughtUp(newsroom, await newsroom.Log.SafeHead());
            await newsroom.Log.PositionAt(DateTimeOffset.MaxValue);
        }
        NpgsqlConnection.ClearAllPools();
        return connectionString;
    });
}
