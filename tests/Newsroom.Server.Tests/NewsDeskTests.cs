using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Desk;

namespace Newsroom.Server.Tests;

/// <summary>The desk asked without HTTP, as a command line, a bot or a message handler asks it.</summary>
public sealed class NewsDeskTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private static readonly Caller Somebody = new("garance", "Parce que.", "correlation", "bot/1");

    private NewsDesk News => newsroom.Services.GetRequiredService<NewsDesk>();

    private StoryDesk Stories => newsroom.Services.GetRequiredService<StoryDesk>();

    private ArticleDesk Articles => newsroom.Services.GetRequiredService<ArticleDesk>();

    private AnnotationDesk Annotations => newsroom.Services.GetRequiredService<AnnotationDesk>();

    [Fact]
    public async Task What_is_opened_stands_and_says_who_and_why()
    {
        var opened = Done(await Open());

        Assert.True(opened is { Created: true, Repeated: false, Version: 1, State.Title: "Une histoire" });
        var recorded = Assert.Single(opened.Written);
        Assert.Equal(new Metadata("garance", "correlation", "bot/1", "Parce que."), recorded.Metadata);
        Assert.True(await newsroom.Log.SafeHead() >= opened.Position);
        Assert.Equal(opened.State.Title, (await News.Find<Story>(opened.Id, default))!.Title);
    }

    [Fact]
    public async Task Nothing_to_do_writes_nothing()
    {
        var opened = Done(await Open());
        var again = Done(await Open(opened.Id));
        Assert.Empty(again.Written);
        Assert.True(again is { Created: false, Repeated: false, Version: 1 });
    }

    [Fact]
    public async Task A_rule_that_refuses_is_an_outcome()
    {
        var opened = Done(await Open());
        var refused = Assert.IsType<Outcome<Story>.Refused>(await Stories.Open(opened.Id, "Un autre titre", "", Somebody, default));
        Assert.Equal("story-exists", refused.Refusal.Rule);
        refused = Assert.IsType<Outcome<Story>.Refused>(await Stories.Open("Pas Un Slug", "Une histoire", "", Somebody, default));
        Assert.Equal("slug-invalid", refused.Refusal.Rule);
    }

    [Fact]
    public async Task What_does_not_exist_is_named()
    {
        var opened = Done(await Open());
        var nowhere = Ids.From("nowhere");
        Assert.Equal(new Outcome<Story>.NotThere("story", "inconnue"), await News.Change("inconnue", new CloseStory(), [1], Somebody, default));
        Assert.Equal(new Outcome<Story>.NotThere("story", "pas\0un/slug"), await News.Add("pas\0un/slug", new CloseStory(), Somebody, default));
        Assert.Equal(new Outcome<Story>.NotThere("article", nowhere), await Stories.Attach(opened.Id, nowhere, [1], Somebody, default));
        Assert.IsType<Outcome<Core.Annotations.Annotation>.NotThere>(
            await Annotations.Post(nowhere, null, _ => throw new InvalidOperationException(), Somebody, default));
    }

    [Fact]
    public async Task A_change_says_which_version_it_has_seen_and_is_told_where_the_story_stands()
    {
        var opened = Done(await Open());
        Assert.IsType<Outcome<Story>.VersionNotSaid>(await News.Change(opened.Id, new CloseStory(), null, Somebody, default));
        var closed = Done(await News.Change(opened.Id, new CloseStory(), [7, 1], Somebody, default));
        Assert.Equal(2, closed.Version);

        var stale = Assert.IsType<Outcome<Story>.Stale>(await News.Change(opened.Id, new ReopenStory(), [1], Somebody, default));

        Assert.Equal((2, true, closed.Position), (stale.Version, stale.State.Closed, stale.Position));
    }

    [Fact]
    public async Task A_repeat_answers_as_the_first_time_whatever_version_it_has_seen()
    {
        var opened = Done(await Open());
        var close = Somebody with { Key = new RequestKey("close", "bot", "close", "hash") };
        var first = Done(await News.Change(opened.Id, new CloseStory(), [1], close, default));
        Done(await News.Change(opened.Id, new ReopenStory(), [2], Somebody, default));

        var again = Done(await News.Change(opened.Id, new CloseStory(), null, close, default));

        Assert.True(again is { Repeated: true, Created: false, Version: 2, State.Closed: true });
        Assert.Equal((first.Position, first.Written[0].Id), (again.Position, again.Written[0].Id));
        Assert.IsType<Outcome<Story>.KeyReused>(
            await News.Change(opened.Id, new CloseStory(), [3], close with { Key = close.Key with { RequestHash = "another" } }, default));
    }

    [Fact]
    public async Task A_key_makes_one_id_and_no_key_makes_many()
    {
        var keyed = Somebody with { Key = new RequestKey("k", "bot", "open", "hash") };
        Assert.Equal(keyed.NewId(), keyed.NewId());
        Assert.NotEqual(keyed.NewId(), (keyed with { Actor = "odile" }).NewId());
        Assert.NotEqual(Somebody.NewId(), Somebody.NewId());

        var posted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Stories.Open(null, "Le même titre", "", keyed, default)));
        Assert.Single(posted.Select(p => Done(p).Id).Distinct());
        Assert.Single(posted, p => !Done(p).Repeated);
    }

    [Fact]
    public async Task Whoever_files_a_copy_is_told_whose_it_is_over_http_or_not()
    {
        var body = Given.Body();
        var original = await newsroom.Desk.Filed(body);
        var copy = Done(await Articles.File("Un autre journal", Given.Url(), new Content("Titre", null, "fr", null, "report", body, []), Somebody, default));
        Assert.Equal(new CopyOf(original.Id, 1), copy.State.CopyOf);
    }

    private Task<Outcome<Story>> Open(string? id = null) =>
        Stories.Open(id ?? $"histoire-{Guid.NewGuid():N}", "Une histoire", "", Somebody, default);

    private static Outcome<TState>.Done Done<TState>(Outcome<TState> outcome) where TState : class, IFold<TState> =>
        Assert.IsType<Outcome<TState>.Done>(outcome);
}
