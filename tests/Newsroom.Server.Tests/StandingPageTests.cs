using System.Net;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Access;

namespace Newsroom.Server.Tests;

/// <summary>A story's page stands while nothing that it shows has changed: it never shows less than a page that is made anew.</summary>
public sealed partial class StandingPageTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private enum Step { Note, Reply, Resolve, Withdraw, Revise, Retract, File, Attach, Detach, Draft, NoteElsewhere, ReviseElsewhere, OpenAnother }

    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task After_any_change_the_page_is_the_one_that_is_made_anew()
    {
        using var reader = await newsroom.As(Role.Reader);
        var steps = Gen.Elements(Enum.GetValues<Step>()).ListOf(16);
        foreach (var (sample, number) in steps.Sample(4).Select((s, i) => (s, i)))
        {
            var page = await Page.Opened(Desk);
            await Same(page, 0, reader);
            foreach (var step in sample) await Same(page, await page.Do(step), reader, $"{number}: {string.Join(' ', sample)}, at {step}");
        }
    }

    [Fact]
    public async Task What_has_nothing_to_do_with_it_leaves_the_page_and_its_tag_as_they_are()
    {
        var page = await Page.Opened(Desk);
        var before = await Desk.Get(page.Path);
        foreach (var step in new[] { Step.NoteElsewhere, Step.ReviseElsewhere, Step.OpenAnother }) await page.Do(step);

        Assert.Equal(HttpStatusCode.NotModified, (await Desk.Get(page.Path, ("If-None-Match", before.ETag))).Status);
        var after = await Desk.Get(page.Path);
        Assert.Equal((before.Text, before.Position), (after.Text, after.Position));
        // What it says of its moment holds for ever.
        Assert.Equal(before.Text, (await Desk.Get($"{page.Path}?asOf={before.Position}")).Text);

        var written = await page.Do(Step.Note);
        Assert.True((await Desk.Get(page.Path)).Position >= written);
    }

    [Fact]
    public async Task A_page_that_stands_for_one_is_not_shown_to_another()
    {
        var page = await Page.Opened(Desk);
        await page.Do(Step.Note);
        await page.Do(Step.Retract);
        var editors = await Desk.Get(page.Path);
        using var reader = await newsroom.As(Role.Reader);
        var readers = await reader.Get(page.Path);

        Assert.Contains("capitainerie", editors.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("capitainerie", readers.Text, StringComparison.Ordinal);
        Assert.Equal(editors.Text, (await Desk.Get(page.Path)).Text);
        using var nobody = newsroom.WithKey(null);
        (await nobody.Get(page.Path)).ExpectProblem(401, "unauthenticated");
    }

    /// <param name="written">Position of the last step.</param>
    private async Task Same(Page page, long written, Api reader, string context = "")
    {
        foreach (var who in new[] { Desk, reader })
        {
            var standing = (await who.Get(page.Path)).Expect(HttpStatusCode.OK);
            var made = (await who.Get($"{page.Path}?asOf={Math.Max(written, standing.Position)}")).Expect(HttpStatusCode.OK);
            Assert.True(WithoutMoment(made.Text) == WithoutMoment(standing.Text), $"{context}\n{standing.Text}\n{made.Text}");
        }
    }

    private static string WithoutMoment(string page) => Moments().Replace(page, "$1_");

    [GeneratedRegex("""(^\{"position":|asOf=)\d+""")]
    private static partial Regex Moments();

    /// <summary>A story with a report and a note, and something elsewhere.</summary>
    private sealed class Page(Api desk, string story, string elsewhere)
    {
        private readonly List<string> reports = [];
        private readonly List<string> attached = [];
        private readonly List<string> notes = [];

        public string Path => $"/api/stories/{story}/state";

        public static async Task<Page> Opened(Api desk)
        {
            var page = new Page(desk, (await desk.OpenedStory()).Id, (await desk.Filed()).Id);
            foreach (var step in new[] { Step.File, Step.Attach, Step.Note }) await page.Do(step);
            return page;
        }

        /// <returns>The position that the step reached; 0 where there was nothing to do it to.</returns>
        public async Task<long> Do(Step step) => (step, reports, notes) switch
        {
            (Step.File, _, _) => Kept(reports, await desk.Filed()),
            (Step.NoteElsewhere, _, _) => (await desk.Noted(elsewhere)).Position,
            (Step.ReviseElsewhere, _, _) => (await desk.Revised(elsewhere, Given.Body())).Position,
            (Step.OpenAnother, _, _) => (await desk.OpenedStory()).Position,
            (Step.Draft, _, _) => await Change(HttpMethod.Put, $"/api/stories/{story}", "/brief", new { headline = "Le port", known = new[] { Given.Body() }, unknown = Array.Empty<string>() }),
            (_, [], _) => 0,
            (Step.Attach, [.., var last], _) when !attached.Contains(last) => await Attach(last),
            (Step.Detach, [var first, ..], _) when attached.Remove(first) => await Change(HttpMethod.Delete, $"/api/stories/{story}", $"/articles/{first}", new { }),
            (Step.Revise, [.., var last], _) => await Change(HttpMethod.Put, $"/api/articles/{last}", "", new { title = "Le port rouvre", language = "fr", kind = "report", body = Given.Body() }),
            (Step.Retract, [.., var last], _) => await Retract(last),
            (Step.Note, [.., var last], _) => await Note(last),
            (Step.Reply, _, [var first, ..]) => (await desk.Post($"/api/annotations/{first}/replies", new { body = "La capitainerie." })).Expect(HttpStatusCode.Created).Position,
            (Step.Resolve, _, [.., var last]) => await Change(HttpMethod.Post, $"/api/annotations/{last}", "/resolve", new { }),
            (Step.Withdraw, _, [var first, ..]) when notes.Remove(first) => await Change(HttpMethod.Delete, $"/api/annotations/{first}", "", new { }),
            _ => 0,
        };

        private async Task<long> Attach(string report)
        {
            attached.Add(report);
            return (await desk.Attached(story, report)).Position;
        }

        private async Task<long> Retract(string report)
        {
            reports.Remove(report);
            return await Change(HttpMethod.Post, $"/api/articles/{report}", "/retraction", new { notice = "Retiré." });
        }

        private async Task<long> Note(string report)
        {
            var posted = await desk.Post($"/api/articles/{report}/annotations/", new { exact = "la capitainerie ne donne pas d’heure", motivation = "questioning", body = "Qui ?" });
            return Kept(notes, posted.Expect(HttpStatusCode.Created));
        }

        private static long Kept(List<string> ids, Answer made)
        {
            ids.Add(made.Id);
            return made.Position;
        }

        private async Task<long> Change(HttpMethod method, string resource, string rest, object body)
        {
            var tag = (await desk.Get(resource)).Expect(HttpStatusCode.OK).ETag;
            return (await desk.Send(method, resource + rest, body, ("If-Match", tag))).Expect(HttpStatusCode.OK).Position;
        }
    }
}
