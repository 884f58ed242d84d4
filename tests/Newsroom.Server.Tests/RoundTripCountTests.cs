using System.Diagnostics;
using System.Net;
using Newsroom.Core.Access;
using Npgsql;

namespace Newsroom.Server.Tests;

/// <summary>
/// How often a request goes to the database and waits for it: each command or batch of Npgsql's is one round trip, and a commit another.
/// A budget that is exceeded says which statements went.
/// </summary>
public sealed class RoundTripCountTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task A_note_on_a_report_that_this_node_knows_takes_three()
    {
        var filed = await Desk.Filed();
        await Desk.Noted(filed.Id);

        AtMost(3, await Sent(trace => Desk.Post(
            $"/api/articles/{filed.Id}/annotations/", new { exact = "la capitainerie ne donne pas d’heure", motivation = "commenting", body = "Relu." }, trace)), atLeast: 3);
    }

    [Fact]
    public async Task A_story_s_page_takes_four()
    {
        var story = await Desk.OpenedStory();
        for (var i = 0; i < 3; i++)
        {
            var filed = await Desk.Filed();
            await Desk.Attached(story.Id, filed.Id);
            await Desk.Noted(filed.Id);
        }
        using var reader = await newsroom.As(Role.Reader);
        await reader.Get($"/api/stories/{story.Id}/state");
        await Desk.Attached(story.Id, (await Desk.Filed()).Id);

        // A reader's page asks what is withheld from him, too.
        AtMost(4, await Sent(trace => reader.Get($"/api/stories/{story.Id}/state", trace)), atLeast: 3);
        // And stands, until something of it changes.
        AtMost(0, await Sent(trace => reader.Get($"/api/stories/{story.Id}/state", trace)), atLeast: 0);
    }

    [Fact]
    public async Task A_report_takes_one()
    {
        var filed = await Desk.Filed();
        await Desk.Get($"/api/articles/{filed.Id}");

        AtMost(1, await Sent(trace => Desk.Get($"/api/articles/{filed.Id}", trace)), atLeast: 1);
    }

    /// <param name="atLeast">That it is counted at all.</param>
    private static void AtMost(int budget, IReadOnlyList<string> sent, int atLeast) =>
        Assert.True(sent.Count >= atLeast && sent.Count <= budget, $"{sent.Count} round trips:\n{string.Join('\n', sent)}");

    /// <summary>
    /// What the request sent: the statements under its trace, and those of the group of appends that it waited for, which this node's
    /// committer sends, with the commit.
    /// </summary>
    private async Task<IReadOnlyList<string>> Sent(Func<(string Name, string Value), Task<Answer>> ask)
    {
        var database = new NpgsqlConnectionStringBuilder(newsroom.Options.ConnectionString).Database;
        var trace = ActivityTraceId.CreateRandom();
        var sent = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name != "Npgsql" || activity.GetTagItem("db.namespace") as string != database) return;
                var text = $"{activity.GetTagItem("db.query.text")}";
                lock (sent)
                {
                    var isGroup = text.Contains("newsroom.begin_append", StringComparison.Ordinal) || text.Contains("insert into public.mt_events", StringComparison.Ordinal);
                    if (activity.TraceId == trace || isGroup) sent.Add(text);
                    if (text.Contains("newsroom.begin_append", StringComparison.Ordinal)) sent.Add("COMMIT");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var answer = await ask(("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.Text);
        lock (sent) return [.. sent];
    }
}
