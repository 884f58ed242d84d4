using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.Stories;

public sealed class StoryTests
{
    private static readonly OpenStory Open = new("le-pont", "Le pont", "Fermé, puis rouvert.");
    private static readonly StoryOpened Opened = new("Le pont", "Fermé, puis rouvert.");
    private static readonly Brief Brief = new("Le pont est fermé", ["Fermé lundi."], []);

    [Fact]
    public void A_story_is_opened() =>
        Given<Story>.Nothing.When(Open with { Title = " Le pont " }).Then(Opened);

    [Fact]
    public void A_story_may_have_no_summary_yet() =>
        Given<Story>.Nothing.When(Open with { Summary = "" }).Then(Opened with { Summary = "" });

    [Fact]
    public void A_story_has_a_title()
    {
        Given<Story>.Nothing.When(Open with { Title = "" }).ThenInvalid("title-missing", "title");
        Given<Story>.Nothing.When(Open with { Title = new string('t', StoryRules.MaxTitle + 1) }).ThenInvalid("title-too-long", "title");
        Given<Story>.Nothing.When(Open with { Summary = new string('s', StoryRules.MaxSummary + 1) }).ThenInvalid("summary-too-long", "summary");
    }

    [Theory]
    [InlineData("a"), InlineData("2024"), InlineData("coree-du-nord-2")]
    public void A_slug_is_words_with_hyphens_between_them(string slug) =>
        Given<Story>.Nothing.When(Open with { Slug = slug }).Then(Opened);

    [Theory]
    [InlineData(""), InlineData("-a"), InlineData("a-"), InlineData("a--b"), InlineData("A"), InlineData("é"), InlineData("a b"), InlineData("a/b"), InlineData("a_b")]
    public void Other_texts_are_no_slug(string slug) =>
        Given<Story>.Nothing.When(Open with { Slug = slug }).ThenInvalid("slug-invalid", "id");

    [Fact]
    public void A_slug_has_a_limit()
    {
        Assert.True(StoryRules.IsSlug(new string('a', StoryRules.MaxSlug)));
        Assert.False(StoryRules.IsSlug(new string('a', StoryRules.MaxSlug + 1)));
    }

    [Fact]
    public void A_story_opened_again_in_the_same_words_is_nothing_new_and_in_others_refused()
    {
        Given<Story>.Events(Opened).When(Open).ThenNothing();
        Given<Story>.Events(Opened).When(Open with { Title = "Un autre pont" }).ThenConflict("story-exists");
    }

    [Fact]
    public void A_report_is_attached_once()
    {
        Given<Story>.Events(Opened).When(new AttachArticle("a")).Then(new ArticleAttached("a"));
        Given<Story>.Events(Opened, new ArticleAttached("a")).When(new AttachArticle("a")).ThenNothing();
    }

    [Fact]
    public void A_report_is_detached_once_and_may_come_back()
    {
        Given<Story>.Events(Opened, new ArticleAttached("a")).When(new DetachArticle("a")).Then(new ArticleDetached("a"));
        Given<Story>.Events(Opened).When(new DetachArticle("a")).ThenNothing();
        Given<Story>.Events(Opened, new ArticleAttached("a"), new ArticleDetached("a")).When(new AttachArticle("a")).Then(new ArticleAttached("a"));
    }

    [Fact]
    public void A_story_is_closed_once_and_reopened_once()
    {
        Given<Story>.Events(Opened).When(new CloseStory()).Then(new StoryClosed());
        Given<Story>.Events(Opened, new StoryClosed()).When(new CloseStory()).ThenNothing();
        Given<Story>.Events(Opened, new StoryClosed()).When(new ReopenStory()).Then(new StoryReopened());
        Given<Story>.Events(Opened).When(new ReopenStory()).ThenNothing();
    }

    [Fact]
    public void A_closed_story_takes_nothing_but_reopening()
    {
        var closed = Given<Story>.Events(
            Opened, new ArticleAttached("a"), new BriefDrafted(Brief), new BriefPublished(1, "public", Brief), new StoryClosed());
        ICommand<Story>[] commands =
        [
            new AttachArticle("a"), new AttachArticle("b"), new DetachArticle("a"), new DraftBrief(Brief), new PublishBrief("public"),
            new CorrectBrief(Brief with { Headline = "Autre" }, "Notice."), new WithdrawBrief("Notice."),
        ];
        foreach (var command in commands) closed.When(command).ThenConflict("story-closed");
    }

    [Fact]
    public void A_story_that_is_not_there_takes_nothing()
    {
        ICommand<Story>[] commands =
        [
            new AttachArticle("a"), new DetachArticle("a"), new DraftBrief(Brief), new PublishBrief("public"),
            new CorrectBrief(Brief, "Notice."), new WithdrawBrief("Notice."), new CloseStory(), new ReopenStory(),
        ];
        foreach (var command in commands) Given<Story>.Nothing.When(command).ThenConflict("story-unknown");
    }
}
