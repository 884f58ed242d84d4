using System.Net;
using System.Net.Sockets;
using System.Text;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Access;
using Newsroom.Server.Desk;
using Newsroom.Server.Push;
using Microsoft.Extensions.DependencyInjection;

namespace Newsroom.Server.Tests;

/// <summary>A newsroom whose heartbeats come soon enough for a test to hear them.</summary>
public sealed class LivelyNewsroom : RunningNewsroom
{
    protected override TimeSpan Heartbeat => TimeSpan.FromMilliseconds(50);

    protected override TimeSpan ClientPatience => TimeSpan.FromMilliseconds(500);
}

public sealed class StreamTests(LivelyNewsroom newsroom) : IClassFixture<LivelyNewsroom>
{
    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task What_happens_arrives_with_its_position_as_id()
    {
        using var live = await Desk.Listen();
        var filed = await Desk.Filed();
        var seen = await NextOf(live, "article_filed", filed.Id);
        Assert.Equal(filed.Position, seen.Position);
        Assert.Equal(filed.Position, seen.Data["position"]!.GetValue<long>());
        Assert.Equal("administrator", seen.Data["actor"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_is_revoked()
    {
        var key = ApiKey.New();
        var (id, _) = await newsroom.Keys.Grant(key, "stagiaire", Role.Reader, new Caller("test"), default);
        using var trainee = newsroom.WithKey(key);
        using var live = await trainee.Listen();
        var before = await Desk.Filed();
        await NextOf(live, "article_filed", before.Id);

        await newsroom.Keys.Revoke(id, new Caller("test"), default);
        var after = await Desk.Filed();

        var seen = new List<LiveEvent>();
        while (await live.Next() is { } next) seen.Add(next);
        Assert.DoesNotContain(seen, e => e.Position >= after.Position);
    }

    [Fact]
    public async Task From_the_beginning_it_is_the_log_itself()
    {
        for (var i = 0; i < 5; i++) await Desk.Filed();
        var log = (await Desk.Get("/api/events?limit=1000")).Json["items"]!.AsArray().Select(e => e!["position"]!.GetValue<long>()).ToList();
        using var live = await Desk.Listen("?after=0");
        var streamed = (await live.Take(log.Count)).Select(e => e.Position);
        Assert.Equal(log, streamed);
    }

    [Fact]
    public async Task Interrupted_again_and_again_while_others_write_nothing_is_lost_and_nothing_comes_twice()
    {
        const int Writers = 4, Each = 40;
        var from = (await Desk.Get("/api/events?limit=1")).Position;
        var streams = Enumerable.Range(0, Writers).Select(_ => $"story/flux-{Guid.NewGuid():N}").ToList();
        var writing = Task.WhenAll(streams.Select(async stream =>
        {
            for (var version = 0; version < Each; version++)
                await newsroom.Log.Append(stream, version, [new NewEvent(Fact(version))], new Metadata("test"));
        }));

        var seen = new List<LiveEvent>();
        var lastId = from.ToString();
        var turn = 0;
        while (seen.Count(e => streams.Contains(e.Data["stream"]!.GetValue<string>())) < Writers * Each)
        {
            using var live = await Desk.Listen(lastEventId: lastId);
            for (var taken = 0; taken < 1 + turn % 7; taken++)
            {
                if (seen.Count(e => streams.Contains(e.Data["stream"]!.GetValue<string>())) == Writers * Each) break;
                seen.Add((await live.Next())!);
                lastId = live.LastId;
            }
            turn++;
        }
        await writing;

        Assert.Equal(seen.Select(e => e.Position).Order().Distinct(), seen.Select(e => e.Position));
        foreach (var stream in streams)
        {
            var versions = seen.Where(e => e.Data["stream"]!.GetValue<string>() == stream).Select(e => e.Data["version"]!.GetValue<long>());
            Assert.Equal(Enumerable.Range(1, Each).Select(v => (long)v), versions);
        }
    }

    [Fact]
    public async Task A_storys_filter_brings_its_own_events_and_those_of_its_reports_while_they_are_attached()
    {
        var story = await Desk.OpenedStory();
        var ours = await Desk.Filed();
        var theirs = await Desk.Filed();
        using var live = await Desk.Listen($"?story={story.Id}&after={(await Desk.Get("/api/events?limit=1")).Position}");

        await Desk.Noted(ours.Id);
        await Desk.Attached(story.Id, ours.Id);
        await Desk.Noted(theirs.Id);
        var note = await Desk.Noted(ours.Id);
        var attached = await Desk.Get($"/api/stories/{story.Id}");
        await Desk.Delete($"/api/stories/{story.Id}/articles/{ours.Id}", null, ("If-Match", attached.ETag));
        await Desk.Noted(ours.Id);
        var now = await Desk.Get($"/api/stories/{story.Id}");
        await Desk.Post($"/api/stories/{story.Id}/close", null, ("If-Match", now.ETag));

        var seen = await live.Take(4);
        Assert.Equal(["article_attached", "annotation_posted", "article_detached", "story_closed"], seen.Select(e => e.Type));
        Assert.Equal($"annotation/{note.Id}", seen[1].Data["stream"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_articles_filter_brings_its_notes_and_a_type_filter_its_types()
    {
        var article = await Desk.Filed();
        using var live = await Desk.Listen($"?article={article.Id}&type=annotation_posted,annotation_resolved&after={article.Position}");
        var note = await Desk.Noted(article.Id);
        await Desk.Noted((await Desk.Filed()).Id);
        var replied = await Desk.Post($"/api/annotations/{note.Id}/replies", new { body = "La capitainerie." });
        await Desk.Post($"/api/annotations/{note.Id}/resolve", null, ("If-Match", replied.ETag));

        var seen = await live.Take(2);
        Assert.Equal(["annotation_posted", "annotation_resolved"], seen.Select(e => e.Type));
        Assert.All(seen, e => Assert.Equal($"annotation/{note.Id}", e.Data["stream"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Silence_is_broken_by_comments_that_move_the_place_past_what_was_filtered_out()
    {
        using var live = await Desk.Listen("?type=story_reopened");
        var filed = await Desk.Filed();
        do await live.UntilComment();
        while (long.Parse(live.LastId) < filed.Position);
        Assert.True(live.Comments > 0);
    }

    [Fact]
    public async Task Key_events_are_for_administrators_and_their_hashes_for_nobody()
    {
        using var reader = await newsroom.As(Role.Reader, $"lectrice-{Guid.NewGuid():N}");
        var from = (await Desk.Get("/api/events?limit=1")).Position;
        using var readers = await reader.Listen($"?after={from}");
        using var administrators = await Desk.Listen($"?after={from}");
        (await newsroom.As(Role.Reader, $"lecteur-{Guid.NewGuid():N}")).Dispose();
        var filed = await Desk.Filed();

        Assert.DoesNotContain("hash", (await NextOf(administrators, "key_granted", null)).Data.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        while (true)
        {
            var next = (await readers.Next())!;
            Assert.NotEqual("key_granted", next.Type);
            if (next.Position == filed.Position) break;
        }
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off_and_the_others_go_on()
    {
        using var slow = new TcpClient { ReceiveBufferSize = 4096 };
        await slow.ConnectAsync(newsroom.Address.Host, newsroom.Address.Port);
        var wire = slow.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /api/stream HTTP/1.1\r\nHost: {newsroom.Address.Authority}\r\nAuthorization: Bearer {newsroom.AdministratorKey}\r\n\r\n"));
        // It reads the beginning of the answer, so that it is listening, and then nothing more.
        var beginning = new byte[12];
        await wire.ReadExactlyAsync(beginning);
        Assert.StartsWith("HTTP/1.1 200", Encoding.ASCII.GetString(beginning));

        using var quick = await Desk.Listen();
        var stream = $"story/flot-{Guid.NewGuid():N}";
        var large = new BriefDrafted(new Brief("Titre", [new string('é', 30_000)], []));
        const int Batches = 30, Size = 50;
        var reading = quick.Take(Batches * Size);
        for (var batch = 0; batch < Batches; batch++)
        {
            await newsroom.Log.Append(
                stream, batch * Size, [.. Enumerable.Range(0, Size).Select(i => new NewEvent(batch + i == 0 ? new StoryOpened("Flot", "") : large))], new Metadata("test"));
        }
        Assert.Equal(Batches * Size, (await reading).Count);

        // It is cut off when its patience is over; what was on its way comes, and then the connection ends.
        var streams = newsroom.Services.GetRequiredService<LiveStreams>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (streams.CutOff == 0) await Task.Delay(20, patience.Token);
        var received = 0L;
        var buffer = new byte[65_536];
        try
        {
            for (int read; (read = await wire.ReadAsync(buffer)) > 0;) received += read;
        }
        catch (IOException)
        {
            // Reset is an end too.
        }
        Assert.True(received < Batches * Size * 30_000L, $"{received} bytes were sent to a client that did not read.");
    }

    [Fact]
    public async Task The_words_of_a_retracted_report_are_an_editors_live_and_when_the_past_is_read()
    {
        const string Words = "Les archives du port brûlent";
        using var reader = await newsroom.As(Role.Reader, $"lectrice-{Guid.NewGuid():N}");
        using var editor = await newsroom.As(Role.Editor, $"chef-{Guid.NewGuid():N}");
        var from = (await Desk.Get("/api/events?limit=1")).Position;
        var filed = await Desk.Filed(Given.Body(Words));
        await Desk.Noted(filed.Id, Words);
        (await Desk.Post($"/api/articles/{filed.Id}/retraction", new { notice = "Faux de bout en bout." }, ("If-Match", filed.ETag))).Expect(HttpStatusCode.OK);
        var last = await Desk.Filed();

        foreach (var (api, reads) in new[] { (reader, false), (editor, true) })
        {
            Assert.Equal(reads, (await api.Get($"/api/events?after={from}&limit=1000")).Expect(HttpStatusCode.OK).Text.Contains(Words, StringComparison.Ordinal));
            using var live = await api.Listen($"?after={from}");
            var seen = "";
            while (await live.Next() is { } next)
            {
                seen += next.Data.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
                if (next.Position == last.Position) break;
            }
            Assert.Contains("article_retracted", seen, StringComparison.Ordinal);
            Assert.Equal(reads, seen.Contains(Words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_event_goes_out_as_the_same_bytes_to_all_who_listen()
    {
        using var one = await Desk.Listen();
        using var other = await Desk.Listen();
        var filed = await Desk.Filed();
        Assert.Equal((await NextOf(one, "article_filed", filed.Id)).Data.ToJsonString(), (await NextOf(other, "article_filed", filed.Id)).Data.ToJsonString());

        var page = newsroom.Log.Latest(filed.Position - 1)!;
        var frames = newsroom.Services.GetRequiredService<EventFrames>();
        Assert.Same(frames.Shared(page.Events[0]), frames.Shared(newsroom.Log.Latest(filed.Position - 1)!.Events[0]));
    }

    private static object Fact(int version) => version == 0 ? new StoryOpened("Flux", "") : new BriefDrafted(new Brief($"État {version}", ["Un fait."], []));

    private static async Task<LiveEvent> NextOf(LiveLog live, string type, string? subject)
    {
        while (await live.Next() is { } next)
            if (next.Type == type && (subject is null || next.Data["stream"]!.GetValue<string>().EndsWith('/' + subject))) return next;
        throw new InvalidOperationException("The stream ended.");
    }
}
