using System.Text.Json;
using Newsroom.Core.Access;
using Newsroom.Core.Groups;
using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Listings;
using Newsroom.Core.Tests.Annotations;
using Newsroom.Core.Tests.Articles;
using Newsroom.Core.Tests.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Listings;

public sealed class ListingTests
{
    private static readonly Brief Brief = new("Le pont est fermé", ["Fermé lundi."], []);
    private readonly TestLog log = new();

    [Fact]
    public void A_report_is_listed_without_its_body()
    {
        var body = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"mot{i}"));
        log.Add("article/a", Samples.Filed with { CopyOf = new CopyOf("z", 3) }, new ArticleCorrected(2, Samples.WithBody(body), "Notice."));

        var listing = Folded<ArticleListing>(new ArticlesListing())["a"];

        Assert.Equal(("a", 2L, "Le Courrier", "Le pont ferme", 2), (listing.Id, listing.Version, listing.Outlet, listing.Title, listing.Revision));
        Assert.Equal((Samples.Friday, "camille.roux", TestLog.Start), (listing.Published, listing.FiledBy, listing.FiledAt));
        Assert.Equal((new CopyOf("z", 3), Normalisation.CopyFingerprint(body)), (listing.CopyOf, listing.CopyFingerprint));
        Assert.Equal(
            [(1, Samples.Friday, false), (2, (DateTimeOffset?)null, true)],
            listing.Versions.Select(v => (v.Number, v.Published, v.Corrected)));
    }

    [Fact]
    public void A_short_text_has_no_fingerprint_by_which_it_could_be_called_a_copy()
    {
        log.Add("article/a", Samples.Filed);

        Assert.Null(Folded<ArticleListing>(new ArticlesListing())["a"].CopyFingerprint);
    }

    [Fact]
    public void A_listing_says_what_is_unknown_retracted_and_under_embargo()
    {
        var until = TestLog.Start.AddDays(1);
        log.Add("article/a", Samples.Filed with { Content = Samples.First with { Byline = null, Published = null } }, new ArticleEmbargoed(until));
        log.Add("article/b", Samples.Filed, new ArticleRetracted("Faux."), new ArticleEmbargoed(until), new EmbargoLifted(until, Early: true));
        var listings = Folded<ArticleListing>(new ArticlesListing());

        Assert.Equal(["byline", "published"], listings["a"].Unknown);
        Assert.Equal((until, until), (listings["a"].EmbargoedUntil, listings["a"].PublicFrom));
        Assert.Equal(ArticleStatus.Retracted, listings["b"].Status);
        Assert.Equal((null, log.All[^1].At), (listings["b"].EmbargoedUntil, listings["b"].PublicFrom));
    }

    [Fact]
    public void Only_the_embargo_that_is_on_is_listed_as_one()
    {
        // What is overdue is looked for by this field: one that stays would be ended again and again, one that is lost never.
        var until = TestLog.Start.AddDays(1);
        log.Add("article/free", Samples.Filed);
        log.Add("article/on", Samples.Filed, new ArticleEmbargoed(until), new ArticleRevised(2, Samples.WithBody("Autre.")));
        log.Add("article/twice", Samples.Filed, new ArticleEmbargoed(until), new ArticleEmbargoed(until.AddDays(1)));
        log.Add("article/early", Samples.Filed, new ArticleEmbargoed(until), new EmbargoLifted(until, Early: true));
        log.Add("article/over", Samples.Filed, new ArticleEmbargoed(until), new EmbargoLifted(until, Early: false));
        log.Add("article/anew", Samples.Filed, new ArticleEmbargoed(until), new EmbargoLifted(until, Early: true), new ArticleEmbargoed(until));
        var on = Folded<ArticleListing>(new ArticlesListing()).Where(l => l.Value.EmbargoedUntil is not null);

        Assert.Equal([("anew", until), ("on", until), ("twice", until.AddDays(1))], on.Select(l => (l.Key, l.Value.EmbargoedUntil!.Value)));
        Assert.Contains("embargoedUntil", new ArticlesListing().Indexes);
    }

    [Fact]
    public void A_story_is_listed_with_the_brief_that_stands_and_the_number_of_its_reports()
    {
        log.Add("story/s", new StoryOpened("Le pont", "x"), new ArticleAttached("a"), new ArticleAttached("b"), new ArticleDetached("a"));
        log.Add("story/s", new BriefDrafted(Brief), new BriefPublished(1, "public", Brief));
        log.Add("story/s", new BriefCorrected(1, Brief with { Headline = "Le pont rouvre" }, "Notice."));
        var listing = Folded<StoryListing>(new StoriesListing())["s"];

        Assert.Equal((1, 7L, StoryState.Open, log.All[^1].At), (listing.Articles, listing.Version, listing.State, listing.ChangedAt));
        Assert.Equal(
            new StandingBrief(1, "public", "Le pont rouvre", "camille.roux", log.All[5].At, log.All[6].At), listing.Brief);

        log.Add("story/s", new BriefWithdrawn(1, "Faux."), new StoryClosed());
        listing = Folded<StoryListing>(new StoriesListing())["s"];
        Assert.Equal((null, StoryState.Closed), (listing.Brief, listing.State));

        log.Add("story/s", new StoryReopened());
        Assert.Equal(StoryState.Open, Folded<StoryListing>(new StoriesListing())["s"].State);
    }

    [Fact]
    public void A_story_lists_the_edition_that_stands_for_each_audience()
    {
        log.Add("story/s", new StoryOpened("Le pont", "x"), new BriefDrafted(Brief), new BriefPublished(1, "public", Brief));
        log.Add("story/s", new BriefPublished(2, "desk", Brief), new BriefPublished(3, "public", Brief), new BriefWithdrawn(3, "Faux."));
        var history = Enumerable.Range(3, 4).Select(n => Upto(n).Briefs.Select(b => (b.Edition, b.Audience)));

        Assert.Equal([[(1, "public")], [(1, "public"), (2, "desk")], [(2, "desk"), (3, "public")], [(2, "desk")]], history);

        StoryListing Upto(int events) => log.All.Take(events)
            .Aggregate((StoryListing?)null, (d, r) => new StoriesListing().Evolve("s", d, r))!;
    }

    [Fact]
    public void A_membership_lasts_from_attaching_to_detaching()
    {
        log.Add("story/s", new StoryOpened("Le pont", "x"), new ArticleAttached("a"), new ArticleAttached("b"), new ArticleDetached("a"));
        var memberships = Folded<Membership>(new MembershipsListing());

        Assert.Equal(new Membership("s", "b", log.All[2].At, "camille.roux"), Assert.Single(memberships).Value);
        Assert.Equal("s/b", Assert.Single(memberships).Key);
    }

    [Fact]
    public void A_note_is_listed_with_its_words_its_place_and_its_replies()
    {
        log.Add("annotation/n", Notes.Posted, new AnnotationEdited("assessing", "Vu.", ["t"]), new AnnotationReplied("r", "Oui."));
        log.Add("annotation/n", new AnnotationOrphaned(2, "deleted"), new AnnotationResolved());
        var listing = Folded<AnnotationListing>(new AnnotationsListing())["n"];

        Assert.Equal(("a", 1, 1, 2), (listing.Article, listing.PostedOn, listing.Revision, listing.CheckedOn));
        Assert.Equal((AnchorState.Orphaned, "deleted", AnnotationState.Resolved), (listing.Anchor, listing.Cause, listing.State));
        Assert.Equal((Notes.Posted.Passage, "assessing", "Vu."), (listing.Passage, listing.Motivation, listing.Body));
        Assert.Equal(new Reply("r", "Oui.", "camille.roux", log.All[2].At), Assert.Single(listing.Replies));
        Assert.Equal((log.All[0].At, log.All[1].At), (listing.PostedAt, listing.EditedAt));

        log.Add("annotation/n", new AnnotationReanchored(3, Notes.Posted.Passage, "reworded", 0.9), new AnnotationReopened(), new AnnotationWithdrawn());
        listing = Folded<AnnotationListing>(new AnnotationsListing())["n"];
        Assert.Equal((AnchorState.Anchored, 3, 3, "reworded", 0.9, null), (listing.Anchor, listing.Revision, listing.CheckedOn, listing.Method, listing.Similarity, listing.Cause));
        Assert.Equal(AnnotationState.Withdrawn, listing.State);
    }

    [Fact]
    public void A_fold_that_goes_through_the_database_gives_the_same_rows()
    {
        History.SampleHistory.Write(log);
        log.Add("article/a", new ArticleEmbargoed(TestLog.Start.AddDays(2)));
        foreach (var listing in NewsroomModel.Listings)
        {
            var live = log.Fold(listing);
            Assert.NotEmpty(live);
            Assert.Equal(live.Select(Stored), log.Fold(listing, throughJson: true).Select(Stored));
        }
    }

    [Fact]
    public void Every_listing_passes_over_what_does_not_concern_it_and_names_a_key_once()
    {
        History.SampleHistory.Write(log);
        foreach (var listing in NewsroomModel.Listings)
        {
            Assert.Contains(log.All, r => !listing.Keys(r).Any());
            Assert.All(log.All, r => Assert.Equal(listing.Keys(r).Distinct(), listing.Keys(r)));
        }
    }

    [Fact]
    public void An_event_that_cannot_come_first_is_loud()
    {
        var stray = log.Add("article/a", new ArticleRetracted("Faux."), TestLog.Start);

        Assert.Throws<UnknownEvent>(() => new ArticlesListing().Evolve("a", null, stray));
        Assert.Throws<UnknownEvent>(() => Article.Evolve(null, stray));
        Assert.Throws<UnknownEvent>(() => Annotation.Evolve(null, stray));
        Assert.Throws<UnknownEvent>(() => Story.Evolve(null, stray));
        Assert.Throws<UnknownEvent>(() => AccessKey.Evolve(null, stray));
    }

    [Fact]
    public void Names_and_indexes_are_such_as_tables_can_have()
    {
        Assert.All(NewsroomModel.Listings, l => Assert.Matches("^[a-z0-9_]{1,40}$", l.Name));
        foreach (var listing in NewsroomModel.Listings)
        {
            var fields = listing.RowType.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
            Assert.Subset(fields.ToHashSet(), listing.Indexes.ToHashSet());
        }
    }

    [Fact]
    public void Every_listing_and_the_keys_say_where_they_copy_what_may_be_erased() =>
        Assert.Equal(Kept.Keys.Order(), ErasableCopies.All.Keys.Order());

    [Fact]
    public void Those_places_are_there() =>
        Assert.All(ErasableCopies.All, kept => Assert.All(kept.Value, path => Assert.True(IsText(Kept[kept.Key], path), $"{kept.Key} {path}")));

    [Fact]
    public void The_marked_fields_of_what_is_kept_are_among_them() =>
        Assert.All(Kept, kept => Assert.Subset(ErasableCopies.All[kept.Key].ToHashSet(), ErasableFields.Of(kept.Value).ToHashSet()));

    /// <summary>What is kept, by name: a row or, of the keys, a state.</summary>
    private static Dictionary<string, Type> Kept => new(NewsroomModel.Listings.Select(l => KeyValuePair.Create(l.Name, l.RowType)))
    {
        ["access_key"] = typeof(AccessKey),
        ["people_group"] = typeof(PeopleGroup),
    };

    /// <summary>Whether the JSON path leads to a text.</summary>
    private static bool IsText(Type type, string path)
    {
        foreach (var name in path.Split('.'))
        {
            var list = name.EndsWith("[]", StringComparison.Ordinal);
            var field = type.GetProperties().SingleOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == (list ? name[..^2] : name));
            if (field is null || list && !field.PropertyType.IsGenericType) return false;
            type = list ? field.PropertyType.GetGenericArguments()[0] : field.PropertyType;
        }
        return type == typeof(string);
    }

    private Dictionary<string, TRow> Folded<TRow>(IListing listing) =>
        log.Fold(listing).ToDictionary(r => r.Key, r => (TRow)r.Value);

    private static string Stored(KeyValuePair<string, object> row) => row.Key + TestLog.Json(row.Value);
}
