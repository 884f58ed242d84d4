using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Listings;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Tests;

/// <summary>The questions asked without HTTP.</summary>
public sealed class AskingTests(SeededNewsroom newsroom) : IClassFixture<SeededNewsroom>
{
    private const string Seeded = "coree-du-nord-russie";

    private static readonly Slice First = new(null, 50);

    [Theory]
    [InlineData("17", true)]
    [InlineData("99999999999999999999999", true)]
    [InlineData("2024-10-20", true)]
    [InlineData("2024-10-20T10:00:00+02:00", true)]
    [InlineData("", false)]
    [InlineData("-1", false)]
    [InlineData("hier", false)]
    [InlineData("2024-10-20T10:00:00", false)]
    public void A_moment_is_named_by_a_position_or_a_time(string text, bool names) => Assert.Equal(names, AsOf.TryParse(text, out _));

    [Fact]
    public async Task A_time_is_the_position_that_was_reached_then()
    {
        var byDay = await At("2024-10-20");
        Assert.Equal(byDay, await At($"{byDay.Position}"));
        Assert.Equal(new Moment(0, Asked: true, null), await At("2024-10-01"));
        Assert.False((await Ask<Moments>().Resolve(null, null, default)).Asked);

        var ahead = await Assert.ThrowsAsync<PositionAhead>(() => At("99999999999999999999999"));
        Assert.Equal((long.MaxValue, await newsroom.Log.SafeHead()), (ahead.Position, ahead.Head));
    }

    [Fact]
    public async Task A_state_is_as_it_stood_and_a_missing_one_says_whether_it_came_later()
    {
        var now = await Ask<Moments>().Resolve(null, null, default);
        var then = await Ask<States>().At<Story>(Seeded, await At("2024-10-20"), default);
        Assert.True(then.State.Version < (await Ask<States>().At<Story>(Seeded, now, default)).State.Version);

        var early = await Assert.ThrowsAsync<NothingThere>(() => Ask<States>().At<Story>(Seeded, new Moment(0, true, null), default));
        Assert.Equal(("story", 0L), (early.What, early.NotBy));
        Assert.Null((await Assert.ThrowsAsync<NothingThere>(() => Ask<States>().At<Story>("inconnue", now, default))).NotBy);
        Assert.Null((await Assert.ThrowsAsync<NothingThere>(() => Ask<States>().At<Article>("../etc", now, default))).NotBy);
    }

    [Fact]
    public async Task Pages_of_a_list_are_the_list()
    {
        var moment = await At("2025-05-14");
        var whole = await Ask<ListArticles>().Ask(moment, First, new ArticleFilter(Story: Seeded), default);
        Assert.Null(whole.Last);
        Assert.True(whole.Items.Count > 4);

        var paged = new List<string>();
        Place? after = null;
        do
        {
            var page = await Ask<ListArticles>().Ask(moment, new Slice(after, 2), new ArticleFilter(Story: Seeded), default);
            paged.AddRange(page.Items.Select(a => a.Id));
            after = page.Last;
        }
        while (after is not null);
        Assert.Equal(whole.Items.Select(a => a.Id), paged);
    }

    [Fact]
    public async Task Filters_are_words_of_the_newsroom()
    {
        var moment = await At("2025-05-14");
        Assert.Contains(Seeded, (await Ask<ListStories>().Ask(moment, First, null, default)).Items.Select(s => s.Id));
        var (open, closed) = (
            await Ask<ListStories>().Ask(moment, First, StoryState.Open, default), await Ask<ListStories>().Ask(moment, First, StoryState.Closed, default));
        Assert.All(open.Items, s => Assert.Equal(StoryState.Open, s.State));
        Assert.All(closed.Items, s => Assert.Equal(StoryState.Closed, s.State));
        Assert.Equal(1, open.Items.Count + closed.Items.Count);
    }

    [Fact]
    public async Task A_storys_page_its_history_and_its_replay_are_about_one_moment()
    {
        var moment = await At("2024-10-20");
        var page = await Ask<ReadStoryPage>().Ask(Seeded, moment, First, First, default);
        Assert.Equal(page.Story.Articles.Select(a => a.Article).Order(), page.Reports.Items.Select(r => r.Article.Id).Order());
        Assert.All(page.Notes.Items, n => Assert.NotEqual(AnnotationState.Withdrawn, n.Note.State));

        var history = await Ask<ReadHistory>().Ask<Story>(Seeded, moment, 0, 200, default);
        Assert.Equal(page.Story.Version, history.Entries.Count);
        Assert.Equal((2, true), (await Ask<ReadHistory>().Ask<Story>(Seeded, moment, 1, 2, default)) is var two ? (two.Entries.Count, two.More) : default);

        var replay = await Ask<ReplayStory>().Ask(Seeded, moment, default);
        Assert.All(replay.Events, e => Assert.True(e.Recorded.Position <= moment.Position));
        Assert.Superset(history.Entries.Select(e => e.Recorded.Position).ToHashSet(), replay.Events.Select(e => e.Recorded.Position).ToHashSet());
    }

    /// <summary>What another node has just acknowledged is there, whatever this one has seen of the log.</summary>
    [Fact]
    public async Task A_question_about_now_is_never_about_a_time_before_what_it_asks_for()
    {
        // As a node that is behind takes "now".
        var behind = new Moment(1, Asked: false, null);
        var story = await Ask<ReadStoryPage>().Ask(Seeded, behind, First, First, default);
        Assert.True(story.At.Position > 1 && story.Reports.Items.Count > 0);
        Assert.Equal(story.At.Position, (await Ask<ReplayStory>().Ask(Seeded, behind, default)).Position);
        foreach (var report in story.Reports.Items.Select(r => r.Article))
        {
            var (at, notes) = await Ask<ListAnnotations>().Ask(report.Id, behind, First, null, default);
            Assert.True(at.Position > 1);
            Assert.All(notes.Items, n => Assert.Equal(report.Id, n.Note.Article));
        }
        // A moment that was asked for stays where it is.
        var asked = await Assert.ThrowsAsync<NothingThere>(() => Ask<ReadStoryPage>().Ask(Seeded, new Moment(0, Asked: true, null), First, First, default));
        Assert.Equal(0, asked.NotBy);
    }

    [Fact]
    public async Task The_notes_on_a_report_that_is_not_there_are_no_empty_list() =>
        await Assert.ThrowsAsync<NothingThere>(async () => await Ask<ListAnnotations>().Ask("inconnu", await At("2025-05-14"), First, null, default));

    [Fact]
    public async Task The_log_is_read_up_to_the_safe_head_and_not_beyond()
    {
        var page = await Ask<ReadLog>().Ask(3, 5, Task.FromResult, default);
        Assert.Equal(5, page.Events.Count);
        await Assert.ThrowsAsync<PositionAhead>(async () => await Ask<ReadLog>().Ask(page.SafeHead + 1_000_000, 5, Task.FromResult, default));
    }

    private T Ask<T>() where T : notnull => newsroom.Services.GetRequiredService<T>();

    private Task<Moment> At(string text)
    {
        Assert.True(AsOf.TryParse(text, out var asOf));
        return Ask<Moments>().Resolve(asOf, null, default).AsTask();
    }
}
