using Newsroom.Core.Articles;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Articles.Samples;

namespace Newsroom.Core.Tests.Articles;

public sealed class RetractionAndEmbargoTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(2);

    [Fact]
    public void A_report_is_retracted_with_a_notice() =>
        Given<Article>.Events(Filed).When(new RetractArticle(" Source inventée. ")).Then(new ArticleRetracted("Source inventée."));

    [Fact]
    public void A_retraction_without_a_notice_is_refused() =>
        Given<Article>.Events(Filed).When(new RetractArticle("")).ThenInvalid("notice-missing", "notice");

    [Fact]
    public void Retracted_twice_is_retracted_once() =>
        Given<Article>.Events(Filed, new ArticleRetracted("Faux.")).When(new RetractArticle("Encore.")).ThenNothing();

    [Fact]
    public void An_embargo_has_an_end() =>
        Given<Article>.Events(Filed).When(new EmbargoArticle(Until.AddTicks(3), Now)).Then(new ArticleEmbargoed(Until));

    [Fact]
    public void The_end_of_an_embargo_is_still_to_come() =>
        Given<Article>.Events(Filed).When(new EmbargoArticle(Now, Now)).ThenInvalid("embargo-in-past", "until");

    [Fact]
    public void The_same_embargo_again_is_nothing() =>
        Given<Article>.Events(Filed, new ArticleEmbargoed(Until)).When(new EmbargoArticle(Until, Now)).ThenNothing();

    [Fact]
    public void Another_embargo_takes_the_place_of_the_first() =>
        Given<Article>.Events(Filed, new ArticleEmbargoed(Until)).When(new EmbargoArticle(Until.AddDays(1), Now))
            .Then(new ArticleEmbargoed(Until.AddDays(1)));

    [Fact]
    public void A_retracted_report_is_put_under_no_embargo() =>
        Given<Article>.Events(Filed, new ArticleRetracted("Faux.")).When(new EmbargoArticle(Until, Now)).ThenConflict("article-retracted");

    [Fact]
    public void An_embargo_lifted_before_its_end_is_lifted_early()
    {
        var given = Given<Article>.Events(Filed, new ArticleEmbargoed(Until));
        given.When(new LiftEmbargo(Now)).Then(new EmbargoLifted(Until, Early: true));
        given.When(new LiftEmbargo(Until)).Then(new EmbargoLifted(Until, Early: false));
    }

    [Fact]
    public void Without_an_embargo_there_is_nothing_to_lift() =>
        Given<Article>.Events(Filed).When(new LiftEmbargo(Now)).ThenNothing();

    [Fact]
    public void An_embargo_ends_once_and_only_the_one_that_is_meant()
    {
        Given<Article>.Events(Filed, new ArticleEmbargoed(Until)).When(new EndEmbargo(Until)).Then(new EmbargoLifted(Until, false));
        Given<Article>.Events(Filed, new ArticleEmbargoed(Until.AddDays(1))).When(new EndEmbargo(Until)).ThenNothing();
        Given<Article>.Events(Filed, new ArticleEmbargoed(Until), new EmbargoLifted(Until, false)).When(new EndEmbargo(Until)).ThenNothing();
        Given<Article>.Nothing.When(new EndEmbargo(Until)).ThenConflict("article-unknown");
    }

    [Fact]
    public void A_report_is_public_from_when_its_embargo_was_lifted()
    {
        var log = new TestLog();
        log.Add("article/x", Filed, new ArticleEmbargoed(Until));
        Assert.Equal((Until, Until), (log.State<Article>("x")!.EmbargoedUntil, log.State<Article>("x")!.PublicFrom));

        log.Add("article/x", new EmbargoLifted(Until, Early: true), Now.AddHours(1));
        Assert.Equal((null, Now.AddHours(1)), (log.State<Article>("x")!.EmbargoedUntil, log.State<Article>("x")!.PublicFrom));
    }
}
