using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Articles.Samples;

namespace Newsroom.Core.Tests.Articles;

public sealed class PublishedByTests
{
    private static readonly DateTimeOffset Monday = TestLog.Start;

    [Fact]
    public void A_revision_counts_from_its_published_time_however_late_the_desk_learnt_of_it()
    {
        Ask(Filed).By(Friday.AddSeconds(-1)).Is(null);
        Ask(Filed).By(Friday).Is(new(1, false));
    }

    [Fact]
    public void The_latest_published_revision_answers()
    {
        var asked = Ask(Filed, new ArticleRevised(2, First with { Body = "Autre.", Published = Friday.AddDays(1) }));
        asked.By(Friday.AddHours(1)).Is(new(1, false));
        asked.By(Friday.AddDays(1)).Is(new(2, false));
    }

    [Fact]
    public void A_revision_of_unknown_time_counts_from_when_it_was_recorded_and_says_so()
    {
        var asked = Ask(Filed, new ArticleCorrected(2, WithBody("Autre."), "Notice."));
        asked.By(Monday).Is(new(1, false));
        asked.By(Monday.AddSeconds(1)).Is(new(2, true));
    }

    [Fact]
    public void Nothing_counts_while_the_embargo_ends_later()
    {
        var until = Monday.AddDays(1);
        Ask(Filed, new ArticleEmbargoed(until)).By(until.AddSeconds(-1)).Is(null);
        Ask(Filed, new ArticleEmbargoed(until)).By(until).Is(new(1, false));
        Ask(Filed, new ArticleEmbargoed(until), new EmbargoLifted(until, Early: false)).By(Friday).Is(null);
    }

    [Fact]
    public void An_embargo_lifted_early_counts_until_it_was_lifted()
    {
        var asked = Ask(Filed, new ArticleEmbargoed(Monday.AddDays(1)), new EmbargoLifted(Monday.AddDays(1), Early: true));
        asked.By(Monday.AddSeconds(1)).Is(null);
        asked.By(Monday.AddSeconds(2)).Is(new(1, false));
    }

    private static Asked Ask(params object[] events) => new(events);

    /// <summary>The folded report and its listing must give one answer.</summary>
    private sealed class Asked(object[] events)
    {
        public Answer By(DateTimeOffset by)
        {
            var log = new TestLog();
            log.Add("article/x", events);
            var articles = new ArticlesListing();
            var listing = log.All.Aggregate((ArticleListing?)null, (d, r) => articles.Evolve("x", d, r))!;
            return new Answer(PublishedBy.Of(log.State<Article>("x")!, by), listing.PublishedBy(by));
        }
    }

    private sealed record Answer(PublishedRevision? OfReport, PublishedRevision? OfListing)
    {
        public void Is(PublishedRevision? expected) => Assert.Equal((expected, expected), (OfReport, OfListing));
    }
}
