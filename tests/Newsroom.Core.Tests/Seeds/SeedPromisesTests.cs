using Newsroom.Core.Annotations;
using Newsroom.Core.Archive;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Seeds;

/// <summary>What the seeds are said to hold, asked of the seeds themselves.</summary>
public sealed class SeedPromisesTests(SeedArchive seeds) : IClassFixture<SeedArchive>
{
    private static readonly DateTimeOffset October = new(2024, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset June = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Recorded_times_rise_from_october_2024_to_may_2025()
    {
        Assert.All(seeds.Events.Zip(seeds.Events.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
        Assert.Equal("2024-10-14T06:48:12Z", Times.Text(seeds.Events[0].At));
        Assert.Equal("2025-05-13T07:41:08Z", Times.Text(seeds.Events[^1].At));
    }

    [Fact]
    public void Every_action_is_recorded_at_its_own_time_by_whom_it_says()
    {
        foreach (var action in seeds.Script.Timeline)
        {
            var recorded = Assert.Single(seeds.Events, e => e.At == action.At);
            Assert.Equal((action.Actor, action.Reason), (recorded.Metadata.Actor, recorded.Metadata.Reason));
        }
        Assert.All(
            seeds.Events.Where(e => seeds.Script.Timeline.All(a => a.At != e.At)),
            e => Assert.Equal("reanchoring", e.Metadata.Actor));
    }

    [Fact]
    public void There_are_five_french_reports_by_five_outlets_on_example_domains()
    {
        var articles = seeds.ArticleKeys.Select(k => seeds.AtTheEnd.Article(k)!).ToList();
        Assert.Equal(5, articles.Count);
        Assert.Equal(5, articles.Select(a => a.Outlet).Distinct().Count());
        Assert.All(articles, a => Assert.EndsWith(".example", new Uri(a.CanonicalUrl!).Host, StringComparison.Ordinal));
        Assert.All(articles.SelectMany(a => a.Revisions), r => Assert.Equal("fr", r.Content.Language));
    }

    [Fact]
    public void Each_revision_has_250_to_600_words() =>
        Assert.All(
            seeds.ArticleKeys.SelectMany(k => seeds.AtTheEnd.Article(k)!.Revisions),
            r => Assert.InRange(r.Content.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit)), 250, 600));

    [Fact]
    public void They_were_published_between_october_2024_and_may_2025_and_what_is_unknown_stays_unknown()
    {
        var unknown = seeds.ArticleKeys.ToDictionary(k => k, k => string.Join(',', seeds.AtTheEnd.Article(k)!.Unknown));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["helvete-six-soldats"] = "",
                ["veille-ukraine-obus"] = "byline,published",
                ["phare-chair-a-canon"] = "",
                ["fil-koursk"] = "byline",
                ["echiquier-alliance"] = "",
            },
            unknown);
        Assert.All(
            seeds.ArticleKeys.Select(k => seeds.AtTheEnd.Article(k)!.FirstPublished).Where(p => p is not null),
            p => Assert.InRange(p!.Value, October, June));
    }

    [Fact]
    public void All_five_are_revised_and_one_of_the_revisions_is_a_correction_with_a_notice()
    {
        Assert.Equal(
            [("helvete-six-soldats", 3), ("veille-ukraine-obus", 2), ("phare-chair-a-canon", 2), ("fil-koursk", 2), ("echiquier-alliance", 2)],
            seeds.ArticleKeys.Select(k => (k, seeds.AtTheEnd.Article(k)!.Revisions.Count)));
        var corrected = Assert.Single(seeds.ArticleKeys.SelectMany(k => seeds.AtTheEnd.Article(k)!.Revisions), r => r.Notice is not null);
        Assert.Equal(3, corrected.Number);
        Assert.Contains("cartouches", corrected.Notice!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_brief_is_published_and_rewritten_and_corrected_as_reports_arrive()
    {
        var editions = seeds.AtTheEnd.Story.Editions;
        Assert.Equal(
            [(1, "public", 1), (2, "desk", 0), (3, "public", 0), (4, "public", 0), (5, "public", 1)],
            editions.Select(e => (e.Number, e.Audience, e.Corrections.Count)));
        Assert.Equal(5, editions.Select(e => string.Join('\n', e.Brief.Known)).Distinct().Count());
        Assert.All(editions, e => Assert.True(e.Brief is { Known.Count: > 0, Unknown.Count: > 0 }));
        Assert.All(editions.SelectMany(e => e.Corrections), c => Assert.NotEmpty(c.Notice));
        Assert.Equal([2, 5], seeds.AtTheEnd.Story.Standing.Select(e => e.Number));
        Assert.Equal(2, seeds.Events.TakeWhile(e => e.Data is not BriefPublished).Count(e => e.Data is BriefDrafted));
    }

    [Theory]
    [InlineData("Shells a year", "obus-boudanov", "obus-helvete", "calibre-953")]
    [InlineData("Containers", "conteneurs-helvete", "conteneurs-phare", "conteneurs-echiquier")]
    [InlineData("Troops", "troupes-koursk", "quinze-mille-hommes", "cent-mille-volontaires")]
    [InlineData("The minister", "ministre-hyun", "ministre-kyun")]
    [InlineData("Nuclear technology", "nucleaire-sans-source", "nucleaire-fil")]
    [InlineData("Denial and acknowledgement", "peskov-dement")]
    [InlineData("The garbled sentence", "charabia-homologues")]
    public void The_desk_has_notes_on_each_disagreement(string disagreement, params string[] notes)
    {
        var row = Assert.Single(
            seeds.ReadmeTable("## The disagreements", 2), r => r.Row.StartsWith($"**{disagreement}**", StringComparison.Ordinal));
        Assert.Equal(notes, row.Notes);
        Assert.All(notes, n => Assert.NotNull(seeds.AtTheEnd.Note(n)));
    }

    [Fact]
    public void The_readme_names_every_note_once() =>
        Assert.Equal(seeds.NoteKeys.Order(), seeds.ReadmeTable("## The disagreements", 2).SelectMany(r => r.Notes).Order());

    [Fact]
    public void The_denial_stands_until_the_acknowledgement_half_a_year_later()
    {
        Assert.Equal(AnnotationState.Open, seeds.At("2025-04-28T07:10:24Z").Note("peskov-dement")!.State);
        Assert.Equal(AnnotationState.Resolved, seeds.At("2025-04-28T07:10:25Z").Note("peskov-dement")!.State);
        Assert.Equal(
            (AnnotationState.Resolved, AnnotationState.Open),
            (seeds.At("2025-05-06T11:00:00Z").Note("conteneurs-helvete")!.State, seeds.AtTheEnd.Note("conteneurs-helvete")!.State));
    }

    [Fact]
    public void A_quote_and_its_context_stand_once_in_their_revision_and_are_kept_as_they_were_sent()
    {
        foreach (var posted in seeds.Deeds<ArchiveDeed.PostNote>())
        {
            var body = seeds.AtTheEnd.Article(posted.Article)!.RevisionOf(posted.Revision)!.Content.Body;
            var whole = posted.Prefix + posted.Exact + posted.Suffix;
            Assert.Equal(body.IndexOf(whole, StringComparison.Ordinal), body.LastIndexOf(whole, StringComparison.Ordinal));
            var kept = seeds.AtTheEnd.Note(posted.Note)!.PostedPassage;
            Assert.Equal((posted.Exact, posted.Prefix, posted.Suffix), (kept.Exact, kept.Prefix, kept.Suffix));
        }
    }

    [Fact]
    public void The_texts_are_kept_as_the_files_have_them_and_no_file_is_left_over()
    {
        var used = seeds.Deeds<ArchiveDeed.FileArticle>().Select(f => f.Body)
            .Concat(seeds.Deeds<ArchiveDeed.ReviseArticle>().Select(r => r.Body)).ToList();
        Assert.Equal(seeds.TextPaths.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
        Assert.All(used, path => Assert.Equal(Normalisation.Filed(seeds.Body(path)), seeds.Body(path)));
    }

    [Theory]
    [InlineData("helvete-six-soldats", "byline,caption,heading,related")]
    [InlineData("veille-ukraine-obus", "caption,disclaimer")]
    [InlineData("phare-chair-a-canon", "appeal,disclaimer,related")]
    [InlineData("fil-koursk", "caption,heading,related")]
    [InlineData("echiquier-alliance", "dangling-reference,footnote,footnote-reference,heading,related")]
    public void What_is_not_prose_is_a_typed_span(string article, string kinds) =>
        Assert.Equal(
            kinds,
            string.Join(',', seeds.AtTheEnd.Article(article)!.Revisions[0].Content.Spans.Select(s => s.Kind).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void The_call_that_has_no_note_is_told_in_either_revision() =>
        Assert.All(
            seeds.AtTheEnd.Article("echiquier-alliance")!.Revisions,
            r => Assert.Equal(["11"], r.Content.Spans.Where(s => s.Kind == "dangling-reference").Select(s => s.Label)));
}
