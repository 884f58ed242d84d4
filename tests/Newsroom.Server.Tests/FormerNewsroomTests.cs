using System.Net;
using Newsroom.Server.Commands;
using Newsroom.Server.Tests.Keeping;

namespace Newsroom.Server.Tests;

/// <summary>Newsrooms of before Marten became the one engine, served and gone on with.</summary>
public sealed class FormerNewsroomTests
{
    private const string AdministratorKey = "nr_fixture-administrator-key-0123456789abcdef";
    private const long Last = 180;

    [Theory]
    [InlineData("embedded.sql")]
    [InlineData("marten.sql")]
    public async Task What_was_due_is_done_once_and_nothing_else_happens(string former)
    {
        await using var database = await LogDatabase.New();
        using (var reader = new StreamReader(typeof(FormerNewsroomTests).Assembly.GetManifestResourceStream(former)!))
            await database.Run(await reader.ReadToEndAsync());
        var due = await database.Lines(
            """
            select substring(stream_id from 9) from mt_events e where type = 'article_embargoed' and (data->>'until')::timestamptz < now()
              and not exists (select from mt_events l where l.stream_id = e.stream_id and l.version > e.version)
            order by 1
            """);
        Assert.Equal(2, due.Count);

        await using (var served = await Served.Start(database.Options with { Urls = "http://127.0.0.1:0", AdminKey = AdministratorKey }))
        {
            using var desk = new Api(served.Address, AdministratorKey);
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (await served.Log.SafeHead() < Last + due.Count) await Task.Delay(50, patience.Token);
            foreach (var id in due)
            {
                var report = (await desk.Get($"/api/articles/{id}")).Expect(HttpStatusCode.OK).Json;
                Assert.Null(report["embargoedUntil"]);
            }
            // A note carried by a newsroom that is gone is carried by this one.
            var filed = await desk.Filed();
            var noted = await desk.Noted(filed.Id);
            await served.CaughtUp((await desk.Revised(filed.Id, Given.Body("Encore fermé."))).Position);
            while ((await desk.Get($"/api/annotations/{noted.Id}/history")).Json["items"]!.AsArray().Count < 2) await Task.Delay(50, patience.Token);
            await served.CaughtUp(await served.Log.SafeHead());
            await served.Stop();
        }

        var since = await database.Lines($"select type, count(*) from mt_events where seq_id > {Last} group by type order by type collate \"C\"");
        Assert.Equal(["annotation_posted|1", "annotation_reanchored|1", "article_filed|1", "article_revised|1", "embargo_lifted|2"], since);
        var (code, output, _) = await RoundTripTests.Run(database, "doctor");
        Assert.True(code == ExitCodes.Done, output);
    }
}
