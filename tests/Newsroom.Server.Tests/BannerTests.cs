using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Access;
using Newsroom.Server.Hosting;
using Newsroom.Server.Tests.Keeping;

namespace Newsroom.Server.Tests;

/// <summary>What the console is told when the newsroom opens.</summary>
public sealed class BannerTests
{
    [Fact]
    public async Task A_start_reads_no_event_to_name_a_story()
    {
        await using var database = await LogDatabase.New();
        var options = database.Options with { Urls = "http://127.0.0.1:0", AdminKey = ApiKey.New() };
        await using (var first = await Served.Start(options with { SeedsDirectory = Places.FindSeeds() }))
        {
            Assert.Contains("coree-du-nord-russie/state?asOf=2024-10-20", Printed(first));
            await first.CaughtUp(await first.Log.SafeHead());
            await first.Stop();
        }
        // Whoever reads one of these fails.
        await database.Run("update mt_events set data = '{}' where stream_id not like 'key/%'");

        await using var second = await Served.Start(options);

        Assert.Contains("coree-du-nord-russie/state?asOf=2024-10-20", Printed(second));
        await second.Stop();
    }

    [Fact]
    public async Task Only_a_story_that_was_open_on_the_day_is_asked_about_on_it()
    {
        await using var database = await LogDatabase.New();
        await using (var newsroom = await database.Open(follow: true))
        {
            var opened = await newsroom.Log.Append("story/neuve", 0, [new(new StoryOpened("Neuve", "Depuis hier."))], new Metadata("odile"));
            await LogDatabase.CaughtUp(newsroom, opened.Position);
        }
        await using var served = await Served.Start(database.Options with { Urls = "http://127.0.0.1:0", AdminKey = ApiKey.New() });
        Assert.DoesNotContain("asOf", Printed(served));
        Assert.Contains("/api/events?limit=5", Printed(served));
        await served.Stop();
    }

    [Fact]
    public async Task A_given_key_that_is_not_granted_is_said_not_to_be()
    {
        await using var database = await LogDatabase.New();
        await using (var newsroom = await database.Open())
            await newsroom.Get<KeyGrants>().Grant(ApiKey.New(), "odile", Role.Administrator, new Desk.Caller("test"), default);
        await using var served = await Served.Start(database.Options with { Urls = "http://127.0.0.1:0", AdminKey = ApiKey.New() });
        Assert.Contains("is not known here and is not granted", Printed(served));
        Assert.DoesNotContain("$NEWSROOM_ADMIN_KEY", Printed(served));
        await served.Stop();
    }

    private static string Printed(Served served)
    {
        var console = new StringWriter();
        Banner.Print(served.App, console);
        return console.ToString();
    }
}
