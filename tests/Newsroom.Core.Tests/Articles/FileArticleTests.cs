using Newsroom.Core.Articles;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Articles.Samples;

namespace Newsroom.Core.Tests.Articles;

public sealed class FileArticleTests
{
    [Fact]
    public void A_report_that_reaches_the_desk_is_filed() =>
        Given<Article>.Nothing.When(File()).Then(Filed);

    [Fact]
    public void Its_address_is_kept_as_given_beside_the_canonical_one() =>
        Given<Article>.Nothing.When(File(url: " http://Courrier.example/monde/pont/?utm_source=x#top "))
            .Then(Filed with { Url = "http://Courrier.example/monde/pont/?utm_source=x#top" });

    [Fact]
    public void A_text_without_an_address_is_filed_without_one() =>
        Given<Article>.Nothing.When(File(url: null)).Then(Filed with { Url = null, CanonicalUrl = null });

    [Fact]
    public void What_is_unknown_stays_unknown() =>
        Given<Article>.Nothing.When(File(First with { Byline = "  ", Published = null }))
            .Then(Filed with { Content = First with { Byline = null, Published = null } });

    [Fact]
    public void Blanks_around_title_outlet_and_byline_go_and_the_body_stays_as_it_is() =>
        Given<Article>.Nothing
            .When(File(First with { Title = " Le pont ferme ", Byline = "Anne Lenoir\t", Body = " " + Body + "\n" }, " Le Courrier"))
            .Then(Filed with { Content = First with { Body = " " + Body + "\n" } });

    [Fact]
    public void The_language_is_kept_in_its_conventional_case_and_times_in_microseconds() =>
        Given<Article>.Nothing
            .When(File(First with { Language = "FR-ch", Published = Friday.AddTicks(7) }))
            .Then(Filed with { Content = First with { Language = "fr-CH" } });

    [Fact]
    public void The_same_text_again_is_nothing_new() =>
        Given<Article>.Events(Filed).When(File()).ThenNothing();

    [Fact]
    public void The_same_text_with_less_known_of_it_forgets_nothing() =>
        Given<Article>.Events(Filed).When(File(First with { Byline = null, Published = null })).ThenNothing();

    [Fact]
    public void The_same_text_with_spans_read_otherwise_is_nothing_new() =>
        Given<Article>.Events(Filed).When(File(First with { Spans = [new TextSpan(0, 2, "heading")] })).ThenNothing();

    [Fact]
    public void A_changed_text_is_a_revision_whose_published_time_is_not_that_of_the_old_text() =>
        Given<Article>.Events(Filed).When(File(First with { Body = "Le pont rouvre.", Byline = null }))
            .Then(new ArticleRevised(2, WithBody("Le pont rouvre.")));

    [Fact]
    public void A_changed_text_with_its_own_published_time_keeps_it() =>
        Given<Article>.Events(Filed)
            .When(File(First with { Body = "Le pont rouvre.", Published = Friday.AddDays(1) }))
            .Then(new ArticleRevised(2, First with { Body = "Le pont rouvre.", Published = Friday.AddDays(1) }));

    [Fact]
    public void A_changed_text_sent_twice_with_the_old_published_time_is_one_revision() =>
        Given<Article>.Events(Filed, new ArticleRevised(2, WithBody("Le pont rouvre.")))
            .When(File(First with { Body = "Le pont rouvre." })).ThenNothing();

    [Fact]
    public void An_earlier_text_filed_again_with_its_own_published_time_keeps_it()
    {
        var newer = new ArticleRevised(2, First with { Body = "Le pont rouvre.", Published = Friday.AddDays(1) });
        var log = new TestLog();
        log.Add("article/x", Filed, newer, new ArticleRevised(3, First));

        Given<Article>.Events(Filed, newer).When(File()).Then(new ArticleRevised(3, First));
        Given<Article>.Events(Filed, newer, new ArticleRevised(3, First)).When(File()).ThenNothing();
        Assert.Equal(2, PublishedBy.Of(log.State<Article>("x")!, Now)!.Number);
        Assert.Equal(3, PublishedBy.Of(log.State<Article>("x")!, Friday)!.Number);
    }

    [Fact]
    public void Another_text_filed_again_does_not_take_that_time() =>
        Given<Article>.Events(Filed, new ArticleRevised(2, First with { Body = "Le pont rouvre.", Published = Friday.AddDays(1) }))
            .When(File(First with { Body = "Autre.", Published = Friday }))
            .Then(new ArticleRevised(3, First with { Body = "Autre.", Published = null }));

    [Fact]
    public void A_byline_learnt_later_is_a_revision_that_keeps_the_published_time() =>
        Given<Article>.Events(Filed with { Content = First with { Byline = null } })
            .When(File(First with { Published = null })).Then(new ArticleRevised(2, First));

    [Fact]
    public void The_outlet_of_a_filed_report_cannot_become_another() =>
        Given<Article>.Events(Filed).When(File(outlet: "La Gazette")).ThenConflict("outlet-differs");

    [Fact]
    public void A_retracted_report_takes_no_changed_text() =>
        Given<Article>.Events(Filed, new ArticleRetracted("Faux.")).When(File(WithBody("Autre."))).ThenConflict("article-retracted");

    [Fact]
    public void A_retracted_report_filed_again_as_it_was_is_nothing_new() =>
        Given<Article>.Events(Filed, new ArticleRetracted("Faux.")).When(File()).ThenNothing();

    [Theory]
    [InlineData("", "title-missing", "title")]
    [InlineData(" \t", "title-missing", "title")]
    public void A_title_is_needed(string title, string rule, string field) =>
        Given<Article>.Nothing.When(File(First with { Title = title })).ThenInvalid(rule, field);

    [Fact]
    public void A_title_has_a_limit_in_code_points()
    {
        var longest = string.Concat(Enumerable.Repeat("😀", ContentRules.MaxTitle));
        Given<Article>.Nothing.When(File(First with { Title = longest })).ThenOne<ArticleFiled>();
        Given<Article>.Nothing.When(File(First with { Title = longest + "x" })).ThenInvalid("title-too-long", "title");
    }

    [Fact]
    public void A_body_has_a_limit() =>
        Given<Article>.Nothing.When(File(First with { Body = new string('a', ContentRules.MaxBody + 1) }))
            .ThenInvalid("body-too-long", "body");

    [Fact]
    public void A_body_is_needed() =>
        Given<Article>.Nothing.When(File(First with { Body = " \n" })).ThenInvalid("body-missing", "body");

    [Fact]
    public void A_byline_has_a_limit() =>
        Given<Article>.Nothing.When(File(First with { Byline = new string('a', ContentRules.MaxByline + 1) }))
            .ThenInvalid("byline-too-long", "byline");

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\rb")]
    [InlineData("\uFEFFa")]
    public void A_body_comes_with_line_feeds_alone(string body) =>
        Given<Article>.Nothing.When(File(First with { Body = body })).ThenInvalid("body-line-ends", "body");

    [Fact]
    public void A_text_that_the_database_cannot_keep_is_refused()
    {
        Given<Article>.Nothing.When(File(First with { Title = "a\0" })).ThenInvalid("text-not-unicode", "title");
        Given<Article>.Nothing.When(File(First with { Body = "a\uD800b" })).ThenInvalid("text-not-unicode", "body");
    }

    [Fact]
    public void An_outlet_is_needed() =>
        Given<Article>.Nothing.When(File(outlet: " ")).ThenInvalid("outlet-missing", "outlet");

    [Fact]
    public void An_outlet_has_a_limit() =>
        Given<Article>.Nothing.When(File(outlet: new string('a', FileArticle.MaxOutlet + 1))).ThenInvalid("outlet-too-long", "outlet");

    [Theory]
    [InlineData("/monde/pont")]
    [InlineData("ftp://courrier.example/pont")]
    [InlineData("courrier.example/pont")]
    [InlineData("https://")]
    [InlineData("https://anne:secret@courrier.example/")]
    public void An_address_is_absolute_and_of_the_web(string url) =>
        Given<Article>.Nothing.When(File(url: url)).ThenInvalid("url-invalid", "url");

    [Fact]
    public void A_language_is_a_language_tag() =>
        Given<Article>.Nothing.When(File(First with { Language = "french!" })).ThenInvalid("language-invalid", "language");

    [Fact]
    public void A_kind_is_one_of_the_desks() =>
        Given<Article>.Nothing.When(File(First with { Kind = "Report" })).ThenInvalid("kind-unknown", "kind");

    [Fact]
    public void A_published_time_may_be_now_and_not_later()
    {
        Given<Article>.Nothing.When(File(First with { Published = Now })).ThenOne<ArticleFiled>();
        Given<Article>.Nothing.When(File(First with { Published = Now.AddSeconds(1) }))
            .ThenInvalid("published-in-future", "published");
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(3, 3)]
    [InlineData(5, 4)]
    [InlineData(0, 12)]
    public void Spans_lie_within_the_body_counted_in_code_points(int start, int end) =>
        Given<Article>.Nothing
            .When(File(First with { Body = "Le pont 😀 .", Spans = [new TextSpan(0, 11, "title"), new TextSpan(start, end, "link")] }))
            .ThenInvalid("span-outside-body", "spans");
}
