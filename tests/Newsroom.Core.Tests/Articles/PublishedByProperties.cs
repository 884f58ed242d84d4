using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.Articles;

/// <summary>
/// Whatever was filed, revised, put back, embargoed and retracted in whatever order: what the public had at any time, by the rule said
/// in words here once more, and the same from the state and from the listing.
/// </summary>
public sealed class PublishedByProperties
{
    private static readonly DateTimeOffset Start = TestLog.Start;

    /// <summary>Few times and few texts, so that dates meet, versions return and embargoes overlap.</summary>
    private static Gen<object> Steps => Gen.OneOf(
        from body in Gen.Elements("Un.", "Deux.", "Trois.")
        from hour in Gen.Elements<int?>(null, -3, -2, -1, 1, 3)
        from language in Gen.Elements("fr", "en")
        select (object)new ArticleRevised(0, Samples.First with { Body = body, Language = language, Published = hour is { } h ? Start.AddHours(h) : null }),
        from hours in Gen.Choose(1, 6) select (object)new ArticleEmbargoed(Start.AddHours(hours)),
        from early in Gen.Elements(true, false) select (object)new EmbargoLifted(default, early),
        from roll in Gen.Choose(1, 6) select roll == 1 ? (object)new ArticleRetracted("Faux.") : new EmbargoLifted(default, true));

    private static Gen<(IReadOnlyList<object> Steps, int Hour)> Questions =>
        from steps in Steps.ListOf() from hour in Gen.Choose(-4, 12) select ((IReadOnlyList<object>)[.. steps], hour);

    [Fact]
    public void The_version_published_latest_by_then_answers_unless_it_was_under_embargo_then() => Prop.ForAll(Questions.ToArbitrary(), question =>
    {
        var by = Start.AddHours(question.Hour);
        var log = Told(question.Steps);
        var article = log.State<Article>("x")!;

        // The rule, in the order of the log: what was filed, each with its own date; embargoes from when they were put on until they ended.
        var dated = article.Revisions.Select(r => (Date: r.Content.Published ?? r.RecordedAt, r.Number)).Where(r => r.Date <= by).ToList();
        var isUnderEmbargo = EmbargoedAt(log, by);
        int? expected = isUnderEmbargo || dated.Count == 0 ? null : dated.Max().Number;

        Assert.Equal(expected, PublishedBy.Of(article, by)?.Number);
        var listing = Listed(log);
        Assert.Equal(PublishedBy.Of(article, by), listing.PublishedBy(by));

        var report = PublicReport.Of(article, by);
        var span = listing.PublicBy(by);
        Assert.Equal((report?.Revision, report?.Retraction is not null), (span?.Revision, span?.Retracted == true));
        if (span is not null) Assert.Equal(article.RevisionOf(span.Revision)!.Content.Language, span.Language);
        if (article.Retraction is not { } retraction || retraction.At > by) Assert.Equal(expected, report?.Revision);
        else Assert.Equal(PublishedBy.Of(article, retraction.At)?.Number, report?.Revision);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void What_is_learnt_later_of_an_earlier_moment_is_the_same_question_asked_of_less() => Prop.ForAll(Questions.ToArbitrary(), question =>
    {
        var by = Start.AddHours(question.Hour);
        var log = Told(question.Steps);
        // As of each position: a fold up to there, whatever came behind it.
        for (var events = 1; events <= log.All.Count; events++)
        {
            var then = log.All.Take(events).ToList();
            var listing = then.Aggregate((ArticleListing?)null, (d, r) => new ArticlesListing().Evolve("x", d, r))!;
            Assert.Equal(PublicReport.Of(Core.Kernel.Fold.Of<Article>(then)!, by)?.Revision, listing.PublicBy(by)?.Revision);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    /// <summary>A log of an hour between events. What would be refused is left out; an end of an embargo is that of the one that is on.</summary>
    private static TestLog Told(IReadOnlyList<object> steps)
    {
        var log = new TestLog();
        log.Add("article/x", Samples.Filed with { Content = Samples.First with { Published = Start.AddHours(-2) } }, Start);
        foreach (var step in steps)
        {
            var article = log.State<Article>("x")!;
            var at = Start.AddHours(log.All.Count);
            object? data = step switch
            {
                _ when article.Status == ArticleStatus.Retracted && step is not EmbargoLifted => null,
                ArticleRevised e => e with { Revision = article.Current.Number + 1 },
                ArticleEmbargoed e => e.Until > at ? e : null,
                EmbargoLifted e => article.EmbargoedUntil is { } until ? new EmbargoLifted(until, e.Early && at < until) : null,
                _ => step,
            };
            if (data is not null) log.Add("article/x", data, at);
        }
        return log;
    }

    private static ArticleListing Listed(TestLog log) => (ArticleListing)log.Fold(new ArticlesListing())["x"];

    /// <summary>Told from the log anew: the first embargo binds what came before it, one that is put on while another is on takes its place.</summary>
    private static bool EmbargoedAt(TestLog log, DateTimeOffset time)
    {
        DateTimeOffset? from = null, until = null;
        var any = false;
        foreach (var recorded in log.All)
        {
            if (recorded.Data is ArticleEmbargoed e)
            {
                if (until is { } end && end <= recorded.At)
                {
                    if (Covers()) return true;
                    from = recorded.At;
                }
                (until, any) = (e.Until, true);
            }
            else if (recorded.Data is EmbargoLifted lifted) until = lifted.Early ? recorded.At : lifted.Until;
        }
        return any && Covers();

        bool Covers() => (from is null || from <= time) && time < until;
    }
}
