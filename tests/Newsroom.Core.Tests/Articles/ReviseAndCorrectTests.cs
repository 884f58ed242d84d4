using Newsroom.Core.Articles;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Articles.Samples;

namespace Newsroom.Core.Tests.Articles;

public sealed class ReviseAndCorrectTests
{
    private static readonly Content Changed = WithBody("Le pont rouvre.");

    [Fact]
    public void A_revision_gets_the_next_number()
    {
        Given<Article>.Events(Filed).When(new ReviseArticle(Changed, Now)).Then(new ArticleRevised(2, Changed));
        Given<Article>.Events(Filed, new ArticleRevised(2, Changed))
            .When(new ReviseArticle(WithBody("Le pont referme."), Now))
            .Then(new ArticleRevised(3, WithBody("Le pont referme.")));
    }

    [Fact]
    public void A_revision_may_say_that_something_is_not_known_after_all() =>
        Given<Article>.Events(Filed).When(new ReviseArticle(First with { Byline = null }, Now))
            .Then(new ArticleRevised(2, First with { Byline = null }));

    [Fact]
    public void A_revision_that_changes_nothing_is_nothing() =>
        Given<Article>.Events(Filed).When(new ReviseArticle(First with { Title = " Le pont ferme" }, Now)).ThenNothing();

    [Fact]
    public void A_published_time_belongs_to_the_text_that_was_published_at_it() =>
        Given<Article>.Events(Filed).When(new ReviseArticle(Changed with { Published = Friday }, Now))
            .Then(new ArticleRevised(2, Changed));

    [Fact]
    public void A_text_put_back_as_it_was_went_out_anew_at_a_time_that_nobody_gave() =>
        Given<Article>.Events(Filed, new ArticleRevised(2, Changed)).When(new ReviseArticle(First, Now))
            .Then(new ArticleRevised(3, First with { Published = null }));

    [Fact]
    public void A_text_put_back_does_not_count_for_the_days_on_which_another_stood()
    {
        var saturday = Friday.AddDays(1);
        var log = new TestLog();
        log.Add("article/x", Filed, new ArticleRevised(2, Changed with { Published = saturday }));
        log.Add("article/x", [.. new CorrectArticle(First, "Le premier texte était juste.", Now).Decide(log.State<Article>("x")).Events]);

        Assert.Equal(2, PublishedBy.Of(log.State<Article>("x")!, saturday)!.Number);
        Assert.Equal(new PublishedRevision(3, PublishedUnknown: true), PublishedBy.Of(log.State<Article>("x")!, Now));
    }

    [Fact]
    public void A_revision_is_checked_like_a_filing() =>
        Given<Article>.Events(Filed).When(new ReviseArticle(Changed with { Kind = "rumour" }, Now)).ThenInvalid("kind-unknown", "kind");

    [Fact]
    public void A_retracted_report_takes_no_revision() =>
        Given<Article>.Events(Filed, new ArticleRetracted("Faux.")).When(new ReviseArticle(Changed, Now)).ThenConflict("article-retracted");

    [Fact]
    public void A_report_that_is_not_there_takes_nothing()
    {
        var nowhere = Given<Article>.Nothing;
        nowhere.When(new ReviseArticle(Changed, Now)).ThenConflict("article-unknown");
        nowhere.When(new CorrectArticle(Changed, "Notice.", Now)).ThenConflict("article-unknown");
        nowhere.When(new RetractArticle("Notice.")).ThenConflict("article-unknown");
        nowhere.When(new EmbargoArticle(Now.AddDays(1), Now)).ThenConflict("article-unknown");
        nowhere.When(new LiftEmbargo(Now)).ThenConflict("article-unknown");
        nowhere.When(new EndEmbargo(Now)).ThenConflict("article-unknown");
    }

    [Fact]
    public void A_correction_is_a_revision_with_a_notice() =>
        Given<Article>.Events(Filed).When(new CorrectArticle(Changed, " Le pont n'était pas fermé. ", Now))
            .Then(new ArticleCorrected(2, Changed, "Le pont n'était pas fermé."));

    [Fact]
    public void A_correction_needs_its_notice() =>
        Given<Article>.Events(Filed).When(new CorrectArticle(Changed, " ", Now)).ThenInvalid("notice-missing", "notice");

    [Fact]
    public void A_notice_has_a_limit() =>
        Given<Article>.Events(Filed).When(new CorrectArticle(Changed, new string('n', ContentRules.MaxNotice + 1), Now))
            .ThenInvalid("notice-too-long", "notice");

    [Fact]
    public void A_correction_that_corrects_nothing_is_refused() =>
        Given<Article>.Events(Filed).When(new CorrectArticle(First, "Notice.", Now)).ThenInvalid("correction-changes-nothing", "body");

    [Fact]
    public void A_retracted_report_takes_no_correction() =>
        Given<Article>.Events(Filed, new ArticleRetracted("Faux.")).When(new CorrectArticle(Changed, "Notice.", Now))
            .ThenConflict("article-retracted");

    [Fact]
    public void The_first_published_time_outlives_revisions_of_unknown_time()
    {
        var article = Fold(new TestLog(), Filed, new ArticleRevised(2, Changed));

        Assert.Equal(Friday, article.FirstPublished);
        Assert.Null(article.Current.Content.Published);
        Assert.Empty(article.Unknown);
    }

    [Fact]
    public void What_is_not_known_is_listed()
    {
        var article = Fold(new TestLog(), Filed with { Content = First with { Byline = null, Published = null } });

        Assert.Equal(["byline", "published"], article.Unknown);
    }

    private static Article Fold(TestLog log, params object[] events)
    {
        log.Add("article/x", events);
        return log.State<Article>("x")!;
    }
}
