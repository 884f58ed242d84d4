using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;
using Newsroom.Server.Keeping;

namespace Newsroom.Server.Tests.Keeping;

/// <summary>An exported log, imported into an empty newsroom and exported again, is the same file to the last byte.</summary>
public sealed class RoundTripTests
{
    /// <summary>Texts that trip over something: line ends that are none, quotes, what lies beyond the BMP, combining marks.</summary>
    private static readonly string[] Odd =
        ["", "plain", "\"quoted\" \\ back", "line\u2028separator\u2029paragraph\u0085next", "🗞️ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "tab\tcr\rlf\nend", "e\u0301 é", "\u0001\u001f\u007f", "<&'>+", "№ \u202Eright"];

    [Fact]
    public async Task The_seeds_and_what_the_desk_did_after_them_come_back_the_same_with_their_listings()
    {
        await using var original = await LogDatabase.New();
        await using (var newsroom = await original.Open())
            await newsroom.Log.Import(ArchiveFolder.Read(Places.FindSeeds()!), default);
        await using (var newsroom = await original.Open(follow: true))
        {
            await original.Gap(3);
            var story = (await newsroom.Log.ReadAll(0, 100)).Events.First(e => e.Data is StoryOpened).Stream;
            await newsroom.Log.Append("story/neuve", 0, [new(new StoryOpened("Une « neuve » 🗞️", "\u2028"))], new Metadata("odile", "c", "d", "Parce que \"oui\".", "key-1", "00ff"));
            var version = (await newsroom.Log.ReadStream(story)).Count;
            var last = await newsroom.Log.Append(story, version, [new(new StoryClosed())], new Metadata("odile"));
            await LogDatabase.CaughtUp(newsroom, last.Position);
            await newsroom.Log.PositionAt(DateTimeOffset.MaxValue);
        }
        using var folder = new TemporaryFolder();
        var (first, second) = (folder.File("a.ndjson"), folder.File("b.ndjson"));
        Assert.Equal(ExitCodes.Done, (await Run(original, "export", first)).Code);

        await using var copy = await LogDatabase.New();
        var (code, output, errors) = await Run(copy, "import", first, "--json");
        Assert.True(code == ExitCodes.Done, errors);
        var events = File.ReadLines(first).Count() - 2;
        Assert.Equal(events, JsonNode.Parse(output)!["events"]!.GetValue<int>());
        Assert.Equal(ExitCodes.Done, (await Run(copy, "export", second)).Code);

        Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        Assert.Equal(await original.Log(), await copy.Log());
        Assert.Equal(await original.Streams(), await copy.Streams());
        Assert.Equal(await Listings(original), await Listings(copy));

        // The subscriptions go over it anew, and everything that they would do is done; appends go on at the next position.
        var head = await copy.One<long>("select max(seq_id) from mt_events");
        await using (var newsroom = await copy.Open(follow: true))
        {
            await LogDatabase.CaughtUp(newsroom, head);
            Assert.Equal(head, await newsroom.Log.SafeHead());
            var next = await newsroom.Log.Append("story/autre", 0, [new(new StoryOpened("Autre", ""))], new Metadata("odile"));
            Assert.Equal(head + 1, next.Position);
            await Assert.ThrowsAsync<StreamConflict>(async () =>
                await newsroom.Log.Append("story/neuve", 0, [new(new StoryOpened("Encore", ""))], new Metadata("odile")));
        }
    }

    [Fact]
    public void Whatever_a_log_holds_comes_back_the_same()
    {
        var texts = Gen.OneOf(Gen.Elements(Odd), Gen.Choose(0x20, 0xD7FF).Select(c => ((char)c).ToString()));
        var optional = Gen.OneOf(texts.Select(t => (string?)t), Gen.Constant((string?)null));
        var events =
            from stream in Gen.Choose(1, 4)
            from text in texts
            from extra in optional
            from older in Gen.Choose(0, 3)
            from user in optional
            from correlation in optional
            from causation in optional
            from reason in optional
            from dotnet in optional
            from micros in Gen.Choose(0, 2_000_000_000)
            from gap in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 5)))
            select (Stream: $"box/№ {stream} \"x\"", Text: text, Extra: extra, Older: older == 0, User: user, Correlation: correlation, Causation: causation,
                Reason: reason, DotNet: dotnet, At: new DateTime(2024, 10, 18, 6, 0, 0, DateTimeKind.Utc).AddMicroseconds(micros - 1_000_000_000L), Gap: gap);

        Prop.ForAll(events.ListOf().ToArbitrary(), history => Same([.. history]).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));

        static async Task<bool> Same(IReadOnlyList<(string Stream, string Text, string? Extra, bool Older, string? User, string? Correlation, string? Causation, string? Reason, string? DotNet, DateTime At, int Gap)> history)
        {
            await using var original = await LogDatabase.Made();
            foreach (var e in history)
            {
                if (e.Gap > 0) await original.Gap(e.Gap);
                await original.Plant(
                    e.Stream,
                    // Numbers as PostgreSQL keeps them, nested objects, fields that nobody reads.
                    JsonSerializer.Serialize(new Dictionary<string, object?> { [e.Older ? "words" : "text"] = e.Text, ["extra"] = e.Extra, ["n"] = 1.50m, ["o"] = new { a = new[] { 1e21, 0.1 }, b = (string?)null } }),
                    e.Older ? "said" : "said_v2", e.User, e.Correlation, e.Causation,
                    e.Reason is null ? null : JsonSerializer.Serialize(new Dictionary<string, string> { ["reason"] = e.Reason }), e.DotNet, e.At);
            }
            var file = await original.Export();
            Assert.Equal(history.Count + 2, Encoding.UTF8.GetString(file).Count(c => c == '\n'));

            await using var copy = await LogDatabase.Made();
            var imported = await copy.Import(file, batch: 3);
            Assert.Equal(history.Count, imported.Events);
            Assert.Equal(imported.Sha256, Convert.ToHexStringLower(SHA256.HashData(file.AsSpan(0, file.AsSpan(0, file.Length - 1).LastIndexOf((byte)'\n') + 1))));
            Assert.Equal(file, await copy.Export());
            Assert.Equal(await original.Log(), await copy.Log());
            Assert.Equal(await original.Streams(), await copy.Streams());
            return true;
        }
    }

    [Fact]
    public async Task A_compressed_file_and_the_standard_output_carry_the_same_lines()
    {
        await using var original = await LogDatabase.New();
        await using (var newsroom = await original.Open())
            await newsroom.Log.Import(ArchiveFolder.Read(Places.FindSeeds()!), default);
        using var folder = new TemporaryFolder();
        Assert.Equal(ExitCodes.Done, (await Run(original, "export", folder.File("a.ndjson.gz"))).Code);
        var (code, output, errors) = await Run(original, "export", "-");
        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("SHA-256", errors);
        Assert.Equal(await original.Export(), Encoding.UTF8.GetBytes(output));

        await using var copy = await LogDatabase.New();
        (code, _, errors) = await Run(copy, "import", folder.File("a.ndjson.gz"));
        Assert.True(code == ExitCodes.Done, errors);
        Assert.Equal(output, Encoding.UTF8.GetString(await copy.Export()));
    }

    [Fact]
    public async Task An_empty_log_is_a_file_too()
    {
        await using var original = await LogDatabase.Made();
        var file = await original.Export();
        Assert.Equal(2, Encoding.UTF8.GetString(file).Count(c => c == '\n'));
        await using var copy = await LogDatabase.Made();
        Assert.Equal(0, (await copy.Import(file)).Events);
        Assert.Equal(file, await copy.Export());
    }

    [Fact]
    public async Task Many_streams_of_many_batches_end_at_their_last_versions()
    {
        await using var original = await LogDatabase.Made();
        await original.Run(
            """
            insert into mt_streams (id, version) select 's/' || i, 10 from generate_series(1, 700) i;
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp)
            select n, gen_random_uuid(), 's/' || 1 + n % 700, 1 + (n - 1) / 700, jsonb_build_object('text', n::text), 'said_v2', '2024-10-18'::timestamptz + n * interval '1 second'
            from generate_series(1, 7000) n;
            select setval('mt_events_sequence', 7000);
            """);
        await using var copy = await LogDatabase.Made();
        await copy.Import(await original.Export(), batch: 1000);
        Assert.Equal(await original.Streams(), await copy.Streams());
        Assert.Equal(await original.Log(), await copy.Log());
        Assert.Equal(
            await copy.Lines("select stream_id, min(timestamp), max(timestamp) from mt_events group by 1 order by 1"),
            await copy.Lines("select id, created, timestamp from mt_streams order by 1"));
    }

    [Fact]
    public async Task What_a_file_has_no_place_for_is_not_left_out_in_silence()
    {
        await using var original = await LogDatabase.Made();
        await original.Plant("s/a", """{"text": "a"}""");
        await original.Plant("s/a", """{"text": "b"}""");
        await original.Run("update mt_events set is_archived = true where seq_id = 2");
        var refused = await Assert.ThrowsAsync<LogNotExportable>(original.Export);
        Assert.Contains("position 2", refused.Message);
    }

    private static async Task<IReadOnlyList<string>> Listings(LogDatabase database)
    {
        var rows = new List<string>();
        foreach (var table in await database.Lines(
            "select format('%I.%I', schemaname, tablename) from pg_tables where tablename like 'mt_doc_%' and tablename <> 'mt_doc_deadletterevent' or tablename like 'kept_%' or tablename = 'moments' order by 1"))
            rows.AddRange((await database.Lines($"select (to_jsonb(t) - '{{mt_version,mt_last_modified}}'::text[])::text from {table} t order by 1")).Select(row => $"{table} {row}"));
        rows.AddRange(await database.Lines("select name, revision from newsroom.listings order by 1"));
        // Subscriptions go over an imported log anew; how far Marten has looked it keeps beside the listings.
        rows.AddRange(await database.Lines("select name, last_seq_id from mt_event_progression where name not in ('reanchoring:All', 'embargoes:All') and name not like 'HighWater%' order by 1"));
        Assert.Contains(rows, v => v.Contains("moments", StringComparison.Ordinal));
        return rows;
    }

    internal static async Task<(int Code, string Output, string Errors)> Run(LogDatabase database, params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(args, output, errors, database.Options);
        return (code, output.ToString(), errors.ToString());
    }
}
