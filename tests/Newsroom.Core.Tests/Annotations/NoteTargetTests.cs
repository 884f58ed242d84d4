using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Annotations.Notes;

namespace Newsroom.Core.Tests.Annotations;

/// <summary>Notes on the headline, on the whole report and on what is no report.</summary>
public sealed class NoteTargetTests
{
    private const string Headline = "Le pont rouvre lundi, dit la préfecture";

    private static readonly ArticleText Titled = new("a", 1, Body, Headline: Headline);

    [Fact]
    public void A_note_stands_on_words_of_the_headline_and_not_on_the_same_words_of_the_body()
    {
        var posted = Given<Annotation>.Nothing.When(Post with { Text = Titled, Exact = "lundi", Target = NoteTargets.Headline }).ThenOne<AnnotationPosted>();
        Assert.Equal((NoteTargets.Headline, Passage.At(Headline, 15, 20)), (posted.Target, posted.Passage));
        Given<Annotation>.Nothing.When(Post with { Text = Titled, Exact = "deux semaines", Target = NoteTargets.Headline }).ThenInvalid("quote-not-found", "exact");
    }

    [Fact]
    public void Without_words_it_is_on_the_whole_headline_or_the_whole_report()
    {
        var headline = Given<Annotation>.Nothing.When(Post with { Text = Titled, Exact = "", Target = NoteTargets.Headline }).ThenOne<AnnotationPosted>();
        Assert.Equal(Headline, headline.Passage.Exact);
        var report = Given<Annotation>.Nothing.When(Post with { Text = Titled, Exact = "", Target = NoteTargets.Report }).ThenOne<AnnotationPosted>();
        Assert.Equal((NoteTargets.Report, Passage.None), (report.Target, report.Passage));
    }

    [Fact]
    public void What_is_contradictory_or_unknown_is_refused()
    {
        Given<Annotation>.Nothing.When(Post with { Text = Titled, Target = NoteTargets.Report }).ThenInvalid("target-has-no-passage", "exact");
        Given<Annotation>.Nothing.When(Post with { Text = Titled, Target = "footnote" }).ThenInvalid("target-unknown", "target");
        Given<Annotation>.Nothing.When(Post with { Text = Titled with { Body = null, Headline = null }, Exact = "", Target = NoteTargets.Report }).ThenInvalid("revision-unknown", "revision");
        Given<Annotation>.Nothing.When(Post with { Text = Titled, Exact = "" }).ThenInvalid("exact-missing", "exact");
    }

    [Fact]
    public void A_note_of_before_there_were_targets_is_on_the_body() =>
        Assert.Equal(NoteTargets.Body, Fold.Of<Annotation>(new TestLog().Add("annotation/x", Posted))!.Target);

    [Fact]
    public void A_note_on_the_headline_follows_the_headline()
    {
        var note = Note(new AnnotationPosted("a", 1, Passage.At(Headline, 0, 20), "questioning", "Sûr ?", [], Target: NoteTargets.Headline));
        var carried = Carried(note, "Le pont rouvre mardi, dit la préfecture", "Tout autre texte, sans rien de commun avec le premier.");
        var found = Assert.IsType<AnnotationReanchored>(carried);
        Assert.Equal(("Le pont rouvre mardi", "reworded"), (found.Passage.Exact, found.Method));
        Assert.Contains("date", found.Changed!);

        Assert.IsType<AnnotationOrphaned>(Carried(note, "Un navire coule au large", Body));
    }

    [Fact]
    public void A_note_on_the_whole_report_is_on_every_revision_of_it()
    {
        var note = Note(new AnnotationPosted("a", 1, Passage.None, "assessing", "Bon papier.", [], Target: NoteTargets.Report));
        var found = Assert.IsType<AnnotationReanchored>(Carried(note, "Un navire coule au large", "Tout autre texte."));
        Assert.Equal((Passage.None, "unchanged", 2), (found.Passage, found.Method, found.Revision));
        Assert.Empty(found.Changed!);
    }

    [Fact]
    public void A_person_puts_a_note_on_other_words_of_what_it_is_on_alone()
    {
        var headline = new AnnotationPosted("a", 1, Passage.At(Headline, 15, 20), "questioning", "Sûr ?", [], Target: NoteTargets.Headline);
        var placed = Given<Annotation>.Events(headline).When(new PlaceAnchor(Titled, new Quote("la préfecture"))).ThenOne<AnnotationAnchorConfirmed>();
        Assert.Equal("la préfecture", placed.Passage.Exact);
        Given<Annotation>.Events(headline).When(new PlaceAnchor(Titled, new Quote("deux semaines"))).ThenInvalid("quote-not-found", "exact");
        Given<Annotation>.Events(new AnnotationPosted("a", 1, Passage.None, "assessing", "Bon.", [], Target: NoteTargets.Report))
            .When(new PlaceAnchor(Titled, new Quote("lundi"))).ThenConflict("target-has-no-passage");
    }

    private static Annotation Note(AnnotationPosted posted) => Fold.Of<Annotation>(new TestLog().Add("annotation/x", posted))!;

    /// <summary>What becomes of the note when the report is revised once.</summary>
    private static object Carried(Annotation note, string headline, string body)
    {
        var first = Filed(Body) with { Content = Filed(Body).Content with { Title = Headline } };
        var second = new ArticleRevised(2, Filed(body).Content with { Title = headline });
        return Assert.Single(new NoteCarrier(Fold.Of<Article>(new TestLog().Add("article/a", first, second))!).Carry(note));
    }
}
