using Newsroom.Core.History;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Listings;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.Stories;

/// <summary>What the public had of a story.</summary>
public sealed class PublicBriefTests
{
    private readonly TestLog log = new();

    [Fact]
    public void Only_what_went_out_to_the_public_by_then_is_public()
    {
        Tell();
        Assert.Empty(Public(2));
        Assert.Equal([(1, "Premier", null)], Public(3));
        Assert.Equal([(1, "Premier", null)], Public(4));
        Assert.Equal([(1, "Corrigé", null)], Public(5));
        Assert.Equal([(1, "Corrigé", null), (3, "Second", null)], Public(6));
        Assert.Equal([(1, "Corrigé", null), (3, "Second", "Faux.")], Public(7));
    }

    [Fact]
    public void The_listing_says_the_same_at_every_time()
    {
        Tell();
        var listing = (StoryListing)log.Fold(new StoriesListing())["s"];
        for (var second = 0; second < 10; second++)
        {
            var by = TestLog.Start.AddSeconds(second);
            var last = PublicBrief.Editions(log.State<Story>("s")!, by) is [.., var edition] ? edition : null;
            var listed = listing.PublicBy(by);
            Assert.Equal((last?.Number, last?.Withdrawal is null ? last?.Current.Headline : null), (listed?.Edition, listed?.Headline));
            Assert.Equal((last?.At, last?.Corrections is [.., var c] ? c.At : null), (listed?.PublishedAt, listed?.CorrectedAt));
        }
    }

    [Fact]
    public void The_publics_trail_has_its_own_numbers_and_nothing_of_the_desks()
    {
        Tell();
        var told = PublicHistory.OfStory(log.All, TestLog.Start.AddSeconds(6));
        Assert.Equal([1L, 2, 3], told.Select(t => t.Recorded.Version));
        Assert.All(told, t => Assert.Equal((PublicHistory.Actor, null), (t.Recorded.Metadata.Actor, t.Recorded.Metadata.Reason)));
        var text = string.Join('\n', told.Select(t => TestLog.Json(t.Entry) + TestLog.Json(t.Recorded)));
        Assert.DoesNotContain("secret", text);
        Assert.DoesNotContain("camille", text);
    }

    [Fact]
    public void An_editions_words_go_with_it()
    {
        Tell();
        var told = PublicHistory.OfStory(log.All, TestLog.Start.AddSeconds(7));
        Assert.Equal(4, told.Count);
        var text = string.Join('\n', told.Select(t => TestLog.Json(t.Entry) + TestLog.Json(t.Recorded)));
        Assert.DoesNotContain("Second", text);
        Assert.Contains("Faux.", text);
    }

    private void Tell() => log.Add("story/s",
        new StoryOpened("secret de travail", "secret résumé"),
        new BriefDrafted(Of("secret brouillon")),
        new BriefPublished(2, "desk", Of("secret interne")),
        new BriefPublished(1, "public", Of("Premier")),
        new ArticleAttached("secret"),
        new BriefCorrected(1, Of("Corrigé"), "Une faute."),
        new BriefPublished(3, "public", Of("Second")),
        new BriefWithdrawn(3, "Faux."),
        new StoryClosed());

    private static Brief Of(string headline) => new(headline, [$"{headline}, un fait."], []);

    private IEnumerable<(int, string, string?)> Public(int second) =>
        PublicBrief.Editions(log.State<Story>("s")!, TestLog.Start.AddSeconds(second)).Select(e => (e.Number, e.Current.Headline, e.Withdrawal?.Notice));
}
