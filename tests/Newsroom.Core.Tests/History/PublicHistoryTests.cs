using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Tests.Articles;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.History;

/// <summary>A report's audit trail, as the public could have kept it.</summary>
public sealed class PublicHistoryTests
{
    private static readonly DateTimeOffset Friday = Samples.Friday;

    private readonly TestLog log = new();

    [Fact]
    public void A_difference_to_a_hidden_version_is_not_told()
    {
        log.Add("article/x", Samples.Filed with { CopyOf = new("autre-secret", 1) });
        log.Add("article/x", new ArticleRevised(2, Samples.First with { Body = "Le secret du lendemain.", Published = Friday.AddDays(2) }));
        log.Add("article/x", new ArticleRevised(3, Samples.First with { Body = "La veille.", Published = Friday.AddDays(1) }));
        log.Add("article/x", new ArticleEmbargoed(Friday.AddDays(1)));

        var told = PublicHistory.OfReport(log.All, Friday.AddDays(1), withheld: false);

        Assert.Equal([1L, 2], told.Select(t => t.Recorded.Version));
        var text = Text(told);
        Assert.DoesNotContain("secret", text);
        Assert.DoesNotContain("embargo", text);
        Assert.Contains("La veille.", text);
    }

    [Fact]
    public void A_trail_may_begin_with_a_later_version()
    {
        log.Add("article/x", Samples.Filed with { Content = Samples.First with { Title = "Le secret", Published = null } });
        log.Add("article/x", new ArticleRevised(2, Samples.First));

        var told = PublicHistory.OfReport(log.All, Friday, withheld: false);

        Assert.Single(told);
        Assert.DoesNotContain("secret", Text(told));
    }

    [Fact]
    public void A_retraction_takes_the_words_along()
    {
        log.Add("article/x", Samples.Filed, new ArticleCorrected(2, Samples.WithBody("Autre."), "Pas Le pont."), new ArticleRetracted("Tout était faux."));

        var told = PublicHistory.OfReport(log.All, log.All[^1].At, withheld: false);
        Assert.Equal(3, told.Count);
        Assert.DoesNotContain("pont", Text(told));
        Assert.Contains("Tout était faux.", Text(told));

        Assert.Contains("pont", Text(PublicHistory.OfReport(log.All, log.All[1].At, withheld: false)));
        Assert.DoesNotContain("pont", Text(PublicHistory.OfReport(log.All, log.All[1].At, withheld: true)));
    }

    [Fact]
    public void What_was_retracted_before_it_was_public_never_is()
    {
        log.Add("article/x", Samples.Filed, new ArticleEmbargoed(TestLog.Start.AddHours(1)), new ArticleRetracted("secret"), new EmbargoLifted(TestLog.Start.AddHours(1), Early: false));
        Assert.Empty(PublicHistory.OfReport(log.All, TestLog.Start.AddDays(1), withheld: false));
    }

    [Fact]
    public void Without_words_the_desks_trail_still_says_what_happened()
    {
        log.Add("article/x", Samples.Filed, new ArticleCorrected(2, Samples.WithBody("Autre."), "Pas Le pont."), new ArticleRetracted("Tout était faux."));
        var told = Changes.OfStream([.. log.All.Select(WithoutWords.Of)]).ToList();
        Assert.Equal(
            [
                "camille.roux filed the report (Le Courrier)", "camille.roux corrected the report (revision 2)",
                "camille.roux retracted the report: “Tout était faux.”",
            ],
            told.Select(t => t.Entry.Line));
        // The address is the outlet's, and names what the report was about.
        Assert.DoesNotContain("Le pont", Text(told));
        Assert.DoesNotContain("Autre.", Text(told));
    }

    private static string Text(IEnumerable<(Core.Kernel.Recorded Recorded, HistoryEntry Entry)> told) =>
        string.Join('\n', told.Select(t => TestLog.Json(t.Entry) + TestLog.Json(t.Recorded with { Stream = "" }))).Replace(Samples.Url, "", StringComparison.Ordinal);
}
