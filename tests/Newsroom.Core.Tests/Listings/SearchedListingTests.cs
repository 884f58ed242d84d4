using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Tests.Annotations;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.Listings;

public sealed class SearchedListingTests
{
    private readonly TestLog log = new();

    private NoteWords Note => (NoteWords)log.Fold(new NoteWordsListing())["n"];

    private ReportWords Report => (ReportWords)log.Fold(new ReportWordsListing())["a"];

    [Fact]
    public void A_note_is_found_by_its_body_tags_replies_and_passage()
    {
        log.Add("annotation/n", Notes.Posted with { Language = "fr-CH" }, new AnnotationReplied("r", "La préfecture."), new AnnotationReplied("s", "Relue."));
        Assert.Equal(("fr", "dure travaux", "qui le dit", "la prefecture relue", "deux semaines"), (Note.Language, Note.A, Note.B, Note.C, Note.D));

        log.Add("annotation/n", new AnnotationEdited("commenting", "Vu", ["Été"]), new AnnotationReanchored(2, Passage.At("trois semaines", 0, 14), "reworded", 0.5, ["number"]));
        Assert.Equal(("ete", "vu", "trois semaines"), (Note.A, Note.B, Note.D));
        Assert.Empty(new[] { "=l:fr", "=a:a", "=by:camille.roux", "=m:commenting", "=state:open", "=anchor:anchored", "=tag:ete", "=changed:number" }.Except(Note.Facets));

        log.Add("annotation/n", new AnnotationOrphaned(3, "gone"), new AnnotationResolved());
        Assert.Empty(new[] { "=state:resolved", "=anchor:orphaned", "=changed:number" }.Except(Note.Facets));
        log.Add("annotation/n", new AnnotationAnchorConfirmed(3, Passage.At("trois semaines", 0, 14), "placed"), new AnnotationReanchored(4, Passage.At("trois semaines", 0, 14), "unchanged", 1), new AnnotationWithdrawn());
        Assert.DoesNotContain(Note.Facets, f => f.StartsWith("=changed:", StringComparison.Ordinal));
        Assert.Contains("=state:withdrawn", Note.Facets);
    }

    [Fact]
    public void A_note_that_says_no_language_has_that_of_its_words()
    {
        log.Add("annotation/n", Notes.Posted with { Body = "The port is closed and they have said that it will be so for a while, but not why." });
        Assert.Equal("en", Note.Language);
        log.Add("annotation/m", Notes.Posted with { Body = "?" });
        Assert.Equal("", ((NoteWords)log.Fold(new NoteWordsListing())["m"]).Language);
    }

    [Fact]
    public void A_note_has_the_kinds_of_change_and_the_state_that_its_row_among_the_notes_has()
    {
        var before = Notes.Posted.Passage;
        log.Add(
            "annotation/n", Notes.Posted, new AnnotationReanchored(2, before with { Exact = "deux mois" }, "reworded", 0.5), new AnnotationReanchored(3, before with { Exact = "deux mois" }, "unchanged", 1));
        var row = (AnnotationListing)log.Fold(new AnnotationsListing())["n"];
        Assert.Equal((row.Anchor, row.State), (Note.Anchor, Note.State));
        Assert.Equal(row.Changed, Note.Changed);
        Assert.Equal(["wording"], Note.Changed);
    }

    [Fact]
    public void To_be_carried_in_the_same_words_makes_no_version()
    {
        log.Add("annotation/n", Notes.Posted);
        var before = log.Fold(new NoteWordsListing())["n"];
        log.Add("annotation/n", new AnnotationReanchored(2, Notes.Posted.Passage with { Start = 60 }, "moved", 1, []));
        Assert.Equal(TestLog.Json(before), TestLog.Json(log.Fold(new NoteWordsListing())["n"]));
    }

    [Fact]
    public void A_report_is_found_by_its_headline_body_and_outlet()
    {
        log.Add("article/a", Notes.Filed("Les équipages attendent.") with { Outlet = "La Dépêche" });
        Assert.Equal(("le pont ferme", "les equipages attendent", "la depeche"), (Report.A, Report.B, Report.C));
        log.Add("article/a", new ArticleRevised(2, Notes.Filed("").Content with { Body = "The crews wait.", Language = "en", Byline = "Zoë Müller" }), new ArticleEmbargoed(TestLog.Start.AddDays(1)), new ArticleRetracted("Faux."));
        Assert.Equal((2, "en", "the crews wait"), (Report.Revision, Report.Language, Report.B));
        Assert.Empty(new[] { "=l:en", "=a:a", "=outlet:La Dépêche", "=lang:en", "=kind:report", "=state:retracted", "=by:zoe", "=by:muller" }.Except(Report.Facets));
    }
}
