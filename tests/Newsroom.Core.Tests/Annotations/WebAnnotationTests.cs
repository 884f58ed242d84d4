using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Core.Tests.Kernel;
using Newsroom.Core.Text;
using Outcome = Newsroom.Core.Tests.Kernel.Outcome;
using static Newsroom.Core.Tests.Annotations.Notes;

namespace Newsroom.Core.Tests.Annotations;

/// <summary>Notes in the W3C's form: which passage their selectors mean, and what may be changed of them.</summary>
public sealed class WebAnnotationTests
{
    private const string Document = """{"type":"Annotation"}""";

    private static readonly WebContent Content = new("questioning", "Qui le dit ?", ["durée"], Document);

    private static readonly TextSelector Quote = new TextSelector.Quoted("deux semaines", null, null, null);

    private static readonly AnnotationPosted Sent = Posted with { Document = Document };

    [Fact]
    public void A_quote_a_position_and_a_range_mean_the_same_passage()
    {
        TextSelector[] selectors =
        [
            Quote,
            new TextSelector.Quoted("deux semaines", "parle de ", " de travaux", 50),
            new TextSelector.Positioned(50, 63),
            new TextSelector.Ranged(Quote, new TextSelector.Quoted(" de travaux", null, null, null)),
            // Refined: positions and words are of what was selected before (§4.2.9).
            new TextSelector.Quoted("La préfecture parle de deux semaines", null, null, null) { RefinedBy = new TextSelector.Positioned(23, 36) },
            new TextSelector.Positioned(27, 75) { RefinedBy = new TextSelector.Positioned(23, 48) { RefinedBy = Quote } },
        ];
        foreach (var selector in selectors)
            Assert.Equal(Passage.At(Body, 50, 63), When(selector).ThenOne<AnnotationPosted>().Passage);
    }

    [Fact]
    public void What_a_selector_does_not_select_is_refused_and_never_guessed()
    {
        When(new TextSelector.Quoted("trois semaines", null, null, null)).ThenInvalid("quote-not-found", "target.selector");
        When(new TextSelector.Quoted("Le pont", null, null, null)).ThenInvalid("quote-ambiguous", "target.selector");
        When(new TextSelector.Quoted("deux semaines", null, null, 49)).ThenInvalid("quote-context-unfit", "target.selector");
        When(new TextSelector.Positioned(50, 50)).ThenInvalid("position-unfit", "target.selector");
        When(new TextSelector.Positioned(50, 1_000)).ThenInvalid("position-unfit", "target.selector");
        When(new TextSelector.Ranged(new TextSelector.Positioned(63, 64), Quote)).ThenInvalid("range-empty", "target.selector");
        // Refined, it is looked for within, though it stands elsewhere.
        When(new TextSelector.Positioned(0, 26) { RefinedBy = Quote }).ThenInvalid("quote-not-found", "target.selector");
    }

    [Fact]
    public void Every_position_in_code_points_selects_what_is_there()
    {
        const string Text = "Le 🚢 « Étoile » a 👩‍👩‍👧 à bord, dit-on ; l’e\u0301quipage se tait.";
        var whole = new CodePointText(Text);
        Prop.ForAll(Gen.Two(Gen.Choose(0, whole.Length)).ToArbitrary(), (ValueTuple<int, int> at) =>
        {
            var (start, end) = at;
            var decision = new PostWebAnnotation(Content, new WebPlace(new ArticleText("a", 1, Text), NoteTargets.Body, new TextSelector.Positioned(start, end))).Decide(null);
            return decision.Refusal is not null || ((AnnotationPosted)decision.Events[0]).Passage == Passage.At(whole, start, end);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_note_elsewhere_keeps_what_was_sent()
    {
        var posted = Given<Annotation>.Nothing.When(new PostWebAnnotation(Content with { Body = "" }, null)).ThenOne<AnnotationPostedElsewhere>();
        var note = Fold.Of<Annotation>(new TestLog().Add("annotation/x", posted))!;
        Assert.Equal((null, NoteTargets.Elsewhere, Document), (note.Article, note.Target, note.Document));
        Assert.False(note.IsPendingOn(7));
    }

    [Fact]
    public void Whoever_replaces_it_without_moving_it_edits_it() =>
        Given<Annotation>.Events(Sent).When(new ReplaceWebAnnotation(Content with { Body = "Autre.", Document = "{}" }, null, true, 0))
            .Then(new AnnotationEdited("questioning", "Autre.", ["durée"], Document: "{}"));

    [Fact]
    public void The_same_again_is_nothing() =>
        Given<Annotation>.Events(Sent).When(new ReplaceWebAnnotation(Content, null, true, 0)).ThenNothing();

    [Fact]
    public void On_other_words_of_the_present_revision_it_is_placed_by_hand() =>
        Given<Annotation>.Events(Sent).When(Replaced("a", 1, new TextSelector.Quoted("travaux", null, null, null), 1)).Then(
            new AnnotationEdited("questioning", "Qui le dit ?", ["durée"], Document: "{}"), new AnnotationAnchorConfirmed(1, Passage.At(Body, 67, 74), AnchorWords.Placed));

    [Fact]
    public void On_another_report_or_another_part_it_is_another_note()
    {
        Given<Annotation>.Events(Sent).When(Replaced("b", 1, Quote, 1)).ThenInvalid("target-changed", "target");
        Given<Annotation>.Events(Sent).When(new ReplaceWebAnnotation(Content, null, false, 0)).ThenInvalid("target-changed", "target");
        Given<Annotation>.Events(Sent).When(Replaced("a", 1, Quote, 1, NoteTargets.Headline)).ThenInvalid("target-changed", "target");
        Given<Annotation>.Events(Sent).When(Replaced("a", 1, new TextSelector.Quoted("travaux", null, null, null), 2)).ThenInvalid("revision-outdated", "target");
    }

    [Fact]
    public void A_withdrawn_note_is_not_replaced() =>
        Given<Annotation>.Events(Sent, new AnnotationWithdrawn()).When(new ReplaceWebAnnotation(Content, null, true, 0)).ThenConflict(AnnotationRules.WithdrawnRule);

    [Fact]
    public void Words_edited_in_another_form_are_known_not_to_be_those_sent()
    {
        var edited = Fold.Of<Annotation>(new TestLog().Add("annotation/x", Sent, new AnnotationEdited("commenting", "Autre.", [])))!;
        Assert.True(edited is { IsEditedSince: true, Document: Document });
        var again = Fold.Of<Annotation>(new TestLog().Add("annotation/x", Sent, new AnnotationEdited("commenting", "Autre.", []), new AnnotationEdited("commenting", "Encore.", [], Document: "{}")))!;
        Assert.True(again is { IsEditedSince: false, Document: "{}" });
    }

    private static Outcome When(TextSelector selector) =>
        Given<Annotation>.Nothing.When(new PostWebAnnotation(Content, new WebPlace(Notes.Text, NoteTargets.Body, selector)));

    private static ReplaceWebAnnotation Replaced(string article, int revision, TextSelector selector, int current, string target = NoteTargets.Body) =>
        new(Content with { Document = "{}" }, new WebPlace(new ArticleText(article, revision, Body, Headline: "Le pont ferme deux semaines"), target, selector), false, current);

    private static class AnchorWords
    {
        /// <summary>As it is stored.</summary>
        public const string Placed = "placed";
    }
}
