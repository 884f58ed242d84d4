using Newsroom.Core.Access;
using Newsroom.Core.Access.Views;
using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Views;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Views;
using Newsroom.Core.Tests.Annotations;
using Newsroom.Core.Tests.Articles;
using Newsroom.Core.Tests.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Views;

public sealed class ViewTests
{
    private static readonly Brief Brief = new("Le pont est fermé", ["Fermé lundi."], []);
    private readonly TestLog log = new();

    [Fact]
    public void A_report_is_listed_without_its_body()
    {
        var body = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"mot{i}"));
        log.Add("article/a", Samples.Filed with { CopyOf = new CopyOf("z", 3) }, new ArticleCorrected(2, Samples.WithBody(body), "Notice."));

        var listing = Folded<ArticleListing>(new ArticlesView())["a"];

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

        Assert.Null(Folded<ArticleListing>(new ArticlesView())["a"].CopyFingerprint);
    }

    [Fact]
    public void A_listing_says_what_is_unknown_retracted_and_under_embargo()
    {
        var until = TestLog.Start.AddDays(1);
        log.Add("article/a", Samples.Filed with { Content = Samples.First with { Byline = null, Published = null } }, new ArticleEmbargoed(until));
        log.Add("article/b", Samples.Filed, new ArticleRetracted("Faux."), new ArticleEmbargoed(until), new EmbargoLifted(until, Early: true));
        var listings = Folded<ArticleListing>(new ArticlesView());

        Assert.Equal(["byline", "published"], listings["a"].Unknown);
        Assert.Equal((until, until), (listings["a"].EmbargoedUntil, listings["a"].PublicFrom));
        Assert.Equal(ArticleStatus.Retracted, listings["b"].Status);
        Assert.Equal((null, log.All[^1].At), (listings["b"].EmbargoedUntil, listings["b"].PublicFrom));
    }

    [Fact]
    public void A_story_is_listed_with_the_brief_that_stands_and_the_number_of_its_reports()
    {
        log.Add("story/s", new StoryOpened("Le pont", "x"), new ArticleAttached("a"), new ArticleAttached("b"), new ArticleDetached("a"));
        log.Add("story/s", new BriefDrafted(Brief), new BriefPublished(1, "public", Brief));
        log.Add("story/s", new BriefCorrected(1, Brief with { Headline = "Le pont rouvre" }, "Notice."));
        var listing = Folded<StoryListing>(new StoriesView())["s"];

        Assert.Equal((1, 7L, StoryState.Open, log.All[^1].At), (listing.Articles, listing.Version, listing.State, listing.ChangedAt));
        Assert.Equal(
            new StandingBrief(1, "public", "Le pont rouvre", "camille.roux", log.All[5].At, log.All[6].At), listing.Brief);

        log.Add("story/s", new BriefWithdrawn(1, "Faux."), new StoryClosed());
        listing = Folded<StoryListing>(new StoriesView())["s"];
        Assert.Equal((null, StoryState.Closed), (listing.Brief, listing.State));

        log.Add("story/s", new StoryReopened());
        Assert.Equal(StoryState.Open, Folded<StoryListing>(new StoriesView())["s"].State);
    }

    [Fact]
    public void A_story_lists_the_edition_that_stands_for_each_audience()
    {
        log.Add("story/s", new StoryOpened("Le pont", "x"), new BriefDrafted(Brief), new BriefPublished(1, "public", Brief));
        log.Add("story/s", new BriefPublished(2, "desk", Brief), new BriefPublished(3, "public", Brief), new BriefWithdrawn(3, "Faux."));
        var history = Enumerable.Range(3, 4).Select(n => Upto(n).Briefs.Select(b => (b.Edition, b.Audience)));

        Assert.Equal([[(1, "public")], [(1, "public"), (2, "desk")], [(2, "desk"), (3, "public")], [(2, "desk")]], history);

        StoryListing Upto(int events) => log.All.Take(events)
            .Aggregate((StoryListing?)null, (d, r) => new StoriesView().Evolve("s", d, r))!;
    }

    [Fact]
    public void A_membership_lasts_from_attaching_to_detaching()
    {
        log.Add("story/s", new StoryOpened("Le pont", "x"), new ArticleAttached("a"), new ArticleAttached("b"), new ArticleDetached("a"));
        var memberships = Folded<Membership>(new MembershipsView());

        Assert.Equal(new Membership("s", "b", log.All[2].At, "camille.roux"), Assert.Single(memberships).Value);
        Assert.Equal("s/b", Assert.Single(memberships).Key);
    }

    [Fact]
    public void A_note_is_listed_with_its_words_its_place_and_its_replies()
    {
        log.Add("annotation/n", Notes.Posted, new AnnotationEdited("assessing", "Vu.", ["t"]), new AnnotationReplied("r", "Oui."));
        log.Add("annotation/n", new AnnotationOrphaned(2, "deleted"), new AnnotationResolved());
        var listing = Folded<AnnotationListing>(new AnnotationsView())["n"];

        Assert.Equal(("a", 1, 1, 2), (listing.Article, listing.PostedOn, listing.Revision, listing.CheckedOn));
        Assert.Equal((AnchorState.Orphaned, "deleted", AnnotationState.Resolved), (listing.Anchor, listing.Cause, listing.State));
        Assert.Equal((Notes.Posted.Passage, "assessing", "Vu."), (listing.Passage, listing.Motivation, listing.Body));
        Assert.Equal(new Reply("r", "Oui.", "camille.roux", log.All[2].At), Assert.Single(listing.Replies));
        Assert.Equal((log.All[0].At, log.All[1].At), (listing.PostedAt, listing.EditedAt));

        log.Add("annotation/n", new AnnotationReanchored(3, Notes.Posted.Passage, "reworded", 0.9), new AnnotationReopened(), new AnnotationWithdrawn());
        listing = Folded<AnnotationListing>(new AnnotationsView())["n"];
        Assert.Equal((AnchorState.Anchored, 3, 3, "reworded", 0.9, null), (listing.Anchor, listing.Revision, listing.CheckedOn, listing.Method, listing.Similarity, listing.Cause));
        Assert.Equal(AnnotationState.Withdrawn, listing.State);
    }

    [Fact]
    public void A_key_is_found_by_its_hash_until_it_is_revoked_and_after()
    {
        log.Add("key/k", new KeyGranted("camille.roux", "editor", "ab"), new KeyRevoked());

        Assert.Equal(
            new AccessKeyListing("k", "camille.roux", Role.Editor, "ab", true, log.All[0].At),
            Folded<AccessKeyListing>(new AccessKeysView())["k"]);
    }

    [Fact]
    public void A_fold_that_goes_through_the_database_gives_the_same_documents()
    {
        History.SampleHistory.Write(log);
        log.Add("article/a", new ArticleEmbargoed(TestLog.Start.AddDays(2)));
        foreach (var view in NewsroomModel.Views)
        {
            var live = log.Fold(view);
            Assert.NotEmpty(live);
            Assert.Equal(live.Select(Stored), log.Fold(view, throughJson: true).Select(Stored));
        }
    }

    [Fact]
    public void An_inline_view_needs_no_position()
    {
        log.Add("key/k", new KeyGranted("camille.roux", "editor", "ab"), new KeyRevoked());
        IView view = new AccessKeysView();
        var document = log.All.Aggregate((object?)null, (d, r) => view.Evolve("k", d, r with { Position = null }));

        Assert.True(Assert.IsType<AccessKeyListing>(document).Revoked);
    }

    [Fact]
    public void Every_view_passes_over_what_does_not_concern_it_and_names_a_key_once()
    {
        History.SampleHistory.Write(log);
        foreach (var view in NewsroomModel.Views)
        {
            Assert.Contains(log.All, r => !view.Keys(r).Any());
            Assert.All(log.All, r => Assert.Equal(view.Keys(r).Distinct(), view.Keys(r)));
        }
    }

    [Fact]
    public void An_event_that_cannot_come_first_is_loud()
    {
        var stray = log.Add("article/a", new ArticleRetracted("Faux."), TestLog.Start);

        Assert.Throws<UnknownEvent>(() => new ArticlesView().Evolve("a", null, stray));
        Assert.Throws<UnknownEvent>(() => Article.Evolve(null, stray));
        Assert.Throws<UnknownEvent>(() => Annotation.Evolve(null, stray));
        Assert.Throws<UnknownEvent>(() => Story.Evolve(null, stray));
        Assert.Throws<UnknownEvent>(() => AccessKey.Evolve(null, stray));
    }

    [Fact]
    public void Names_and_indexes_are_such_as_tables_can_have()
    {
        Assert.All(NewsroomModel.Views, v => Assert.Matches("^[a-z0-9_]{1,40}$", v.Name));
        foreach (var view in NewsroomModel.Views)
        {
            var fields = view.DocumentType.GetProperties().Select(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name));
            Assert.Subset(fields.ToHashSet(), view.Indexes.ToHashSet());
        }
    }

    [Fact]
    public void Every_view_says_where_it_copies_what_may_be_erased() =>
        Assert.Equal(NewsroomModel.Views.Select(v => v.Name).Order(), ErasableCopies.All.Keys.Order());

    [Fact]
    public void The_marked_fields_of_a_views_documents_are_among_those_copies() =>
        Assert.All(NewsroomModel.Views, v => Assert.Subset(ErasableCopies.All[v.Name].ToHashSet(), ErasableFields.Of(v.DocumentType).ToHashSet()));

    private Dictionary<string, TDocument> Folded<TDocument>(IView view) =>
        log.Fold(view).ToDictionary(d => d.Key, d => (TDocument)d.Value);

    private static string Stored(KeyValuePair<string, object> document) => document.Key + TestLog.Json(document.Value);
}
