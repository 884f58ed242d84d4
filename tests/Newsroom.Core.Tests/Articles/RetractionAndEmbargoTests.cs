using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
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

    [Fact]
    public async Task The_end_of_an_embargo_is_sent_as_a_message_for_that_time()
    {
        var log = new TestLog();
        var embargoed = log.Add("article/x", Filed, new ArticleEmbargoed(Until))[1];
        var first = new FakeReaction(log);
        var again = new FakeReaction(log);

        await new EmbargoReminders().React(embargoed, first, default);
        await new EmbargoReminders().React(embargoed, again, default);

        var message = Assert.Single(first.Sent);
        Assert.Equal(("lift-embargo", Until), (message.Type, message.NotBefore));
        Assert.Equal(message, Assert.Single(again.Sent));
    }

    [Fact]
    public async Task The_message_lifts_the_embargo_once_however_often_it_comes()
    {
        var log = new TestLog();
        var embargoed = log.Add("article/x", Filed, new ArticleEmbargoed(Until))[1];
        var reaction = new FakeReaction(log);
        await new EmbargoReminders().React(embargoed, reaction, default);
        var delivery = new Delivery(reaction.Sent[0].Id!.Value, reaction.Sent[0].Type, reaction.Sent[0].Body, 1);
        var store = new FakeStore(log);

        await new LiftEmbargoHandler().Handle(delivery, store, default);
        await new LiftEmbargoHandler().Handle(delivery with { Attempt = 2 }, store, default);

        Assert.Equal([Filed, new ArticleEmbargoed(Until), new EmbargoLifted(Until, false)], log.All.Select(r => r.Data));
        Assert.Equal(("embargoes", embargoed.Id.ToString("D")), (log.All[2].Metadata.Actor, log.All[2].Metadata.CausationId));
    }

    [Fact]
    public async Task A_message_about_a_report_that_is_not_there_fails_loudly()
    {
        var body = """{"article":"y","until":"2024-10-16T09:00:00Z","cause":"00000000-0000-8000-8000-000000000000","correlation":null}""";

        await Assert.ThrowsAsync<InvalidOperationException>(() => new LiftEmbargoHandler().Handle(
            new Delivery(Guid.Empty, "lift-embargo", body, 1), new FakeStore(new TestLog()), default));
    }
}
