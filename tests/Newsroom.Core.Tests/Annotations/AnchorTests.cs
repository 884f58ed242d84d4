using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Annotations.Notes;

namespace Newsroom.Core.Tests.Annotations;

/// <summary>A note through the revisions of its report: what is told of its words, and what a person may say of its place.</summary>
public sealed class AnchorTests
{
    private static readonly string Three = Body.Replace("deux", "trois", StringComparison.Ordinal);
    private static readonly Passage OnThree = Passage.At(Three, 50, 64);
    private static readonly AnnotationReanchored Reworded = new(2, OnThree, "reworded", 0.7, ["number"]);
    private static readonly AnnotationBecameAmbiguous Ambiguous = new(2, [OnThree, Passage.At(Three, 0, 7)]);

    private readonly TestLog log = new();

    [Fact]
    public void A_difference_stays_visible_through_unrelated_revisions_until_the_words_are_back()
    {
        Revise(Body, Three, Three + " Fin.", "Bref. " + Three, Body + " Fin.");

        Assert.Equal(["1 unchanged ", "2 reworded number", "3 reworded number", "4 reworded number", "5 unchanged "], Told());
    }

    [Fact]
    public void Word_by_word_a_note_does_not_drift_to_another_sentence()
    {
        const string first = "Le pont a été fermé lundi. Le maire veut garder la vieille passerelle du village.";
        string[] words = ["maire=préfet", "veut=souhaite", "garder=détruire", "vieille=grande", "passerelle=usine", "village=faubourg"];
        var bodies = words.Aggregate(new List<string> { first }, (texts, word) =>
        {
            texts.Add(texts[^1].Replace(word.Split('=')[0], word.Split('=')[1], StringComparison.Ordinal));
            return texts;
        });
        Revise([.. bodies], "Le maire veut garder la vieille passerelle du village");

        Assert.Equal(AnchorState.Orphaned, Note.Anchor.State);
        Assert.Contains(log.Stream("annotation/n"), r => r.Data is AnnotationReanchored { Changed: ["wording"] });
    }

    [Fact]
    public void Confirmed_words_are_the_measure_from_then_on()
    {
        Revise(Body, Three);
        Do(new ConfirmAnchor(2));
        Assert.Equal((AnchorState.Anchored, 0, 2), (Note.Anchor.State, Note.Anchor.Changed.Count, Note.Anchor.Confirmed!.Revision));

        Revise(Three + " Fin.", Body);

        Assert.Equal(["3 unchanged ", "4 reworded number"], Told()[^2..]);
        Assert.Equal("camille.roux", Note.Anchor.Confirmed!.By);
    }

    [Fact]
    public void A_note_declared_an_orphan_stays_one_though_its_words_stand_until_a_person_places_it()
    {
        Revise(Body);
        Do(new DeclareOrphaned(1));
        Revise(Body + " Fin.");
        Assert.Equal((AnchorState.Orphaned, OrphanReason.Declared, 2), (Note.Anchor.State, Note.Anchor.Cause, Note.Anchor.Checked));

        Do(new PlaceAnchor(new ArticleText("a", 2, Body + " Fin."), new Quote("Le pont est ancien")));
        Revise("Bref. " + Body);

        Assert.Equal((AnchorState.Anchored, "Le pont est ancien", 3), (Note.Anchor.State, Note.Anchor.Passage.Exact, Note.Anchor.FoundIn));
        Assert.Empty(Note.Anchor.Changed);
    }

    [Fact]
    public void Values_that_change_places_are_told_and_a_rival_is_never_followed()
    {
        Revise(["Vesoul : 31 voix\nBelfort : 58 voix", "Vesoul : 58 voix\nBelfort : 31 voix"], "31 voix");
        Assert.Equal(["2 reworded number"], Told()[1..]);
        Assert.Equal("58 voix", Note.Anchor.Passage.Exact);
    }

    [Fact]
    public void Names_that_change_places_are_ambiguous_or_orphaned()
    {
        Revise(["Dimanche, Vesoul a battu Belfort sur son terrain.", "Dimanche, Belfort a battu Vesoul sur son terrain."], "Vesoul");
        Assert.NotEqual(AnchorState.Anchored, Note.Anchor.State);
    }

    [Fact]
    public void A_correction_that_quotes_the_wrong_figure_does_not_get_the_note()
    {
        Revise(
            [
                "L'incendie a détruit 340 hectares de pins près de Salbris.",
                "L'incendie a détruit 430 hectares de pins près de Salbris.\n\nRectificatif : nous avions écrit 340 hectares de pins.",
            ],
            "340 hectares de pins");
        Assert.Equal(["2 reworded number"], Told()[1..]);
        Assert.Equal("430 hectares de pins", Note.Anchor.Passage.Exact);
    }

    [Fact]
    public void A_passage_over_two_paragraphs_that_swap_is_never_half_of_it()
    {
        const string a = "Le barrage sera vidé au printemps pour une visite complète de ses vannes.";
        const string b = "Les riverains demandent une réunion avec le préfet avant la fin de la semaine.";
        Revise([$"Ouverture.\n\n{a}\n\n{b}\n\nFin.", $"Ouverture.\n\n{b}\n\n{a}\n\nFin."], $"visite complète de ses vannes.\n\nLes riverains demandent");
        Assert.NotEqual(AnchorState.Anchored, Note.Anchor.State);
    }

    [Theory]
    [InlineData("La récolte d’été, « abondante », atteint 31\u202F000 tonnes.", "La re\u0301colte d'e\u0301te\u0301, \"abondante\", atteint 31 000 tonnes.", "récolte d’été, « abondante », atteint 31\u202F000")]
    [InlineData("Une ligne.\nLa récolte d'été\nest bonne.", "Une ligne.\r\nLa récolte d'été\r\nest bonne.", "récolte d'été\nest")]
    public void Typography_keeps_its_notes(string before, string after, string exact)
    {
        Revise([before, after], exact);
        Assert.Equal(["2 reworded typography"], Told()[1..]);
        Assert.Equal(1, Note.Anchor.Similarity);
    }

    [Fact]
    public void What_was_recorded_before_kinds_were_told_says_that_the_words_differ()
    {
        log.Add("annotation/n", Posted, Reworded with { Changed = null }, Reworded with { Revision = 3, Method = "unchanged", Similarity = 1, Changed = null });
        Assert.Equal(["wording"], Note.Anchor.Changed);
        log.Add("annotation/n", new AnnotationReanchored(4, Posted.Passage, "reworded", 0.7));
        Assert.Empty(Note.Anchor.Changed);
        Assert.Equal(
            new AnnotationReanchored(2, OnThree, "moved", 1),
            NewsroomEvents.Types.Read("annotation_reanchored", $$"""{"revision":2,"passage":{{Passage()}},"method":"moved","similarity":1}"""));

        static string Passage() => System.Text.Json.JsonSerializer.Serialize(OnThree, Core.Kernel.KernelJson.Options);
    }

    [Fact]
    public void Present_words_are_confirmed_once() =>
        Given<Annotation>.Events(Posted, Reworded, new AnnotationAnchorConfirmed(2, OnThree, "confirmed")).When(new ConfirmAnchor(2)).ThenNothing();

    [Fact]
    public void Confirming_takes_the_words_that_stand() =>
        Given<Annotation>.Events(Posted, Reworded).When(new ConfirmAnchor(2)).Then(new AnnotationAnchorConfirmed(2, OnThree, "confirmed"));

    [Fact]
    public void There_is_nothing_to_confirm_of_a_note_that_is_nowhere()
    {
        Given<Annotation>.Events(Posted, Ambiguous).When(new ConfirmAnchor(2)).ThenConflict("anchor-not-found");
        Given<Annotation>.Events(Posted, new AnnotationOrphaned(2, "deleted")).When(new ConfirmAnchor(2)).ThenConflict("anchor-not-found");
    }

    [Fact]
    public void A_candidate_is_chosen_by_its_start()
    {
        var given = Given<Annotation>.Events(Posted, Ambiguous);
        given.When(new ChooseCandidate(2, 50)).Then(new AnnotationAnchorConfirmed(2, OnThree, "chosen"));
        given.When(new ChooseCandidate(2, 51)).ThenInvalid("candidate-unknown", "start");
        Given<Annotation>.Events(Posted, Reworded).When(new ChooseCandidate(2, 50)).ThenConflict("anchor-not-ambiguous");
        Given<Annotation>.Events(Posted, Ambiguous, new AnnotationAnchorConfirmed(2, OnThree, "chosen")).When(new ChooseCandidate(2, 50)).ThenNothing();
    }

    [Fact]
    public void A_note_is_placed_by_hand_on_words_that_are_there()
    {
        var text = new ArticleText("a", 2, Three);
        var given = Given<Annotation>.Events(Posted, new AnnotationOrphaned(2, "deleted"));
        given.When(new PlaceAnchor(text, new Quote("trois semaines"))).Then(new AnnotationAnchorConfirmed(2, OnThree, "placed"));
        given.When(new PlaceAnchor(text, new Quote("deux semaines"))).ThenInvalid("quote-not-found", "exact");
        given.When(new PlaceAnchor(text, new Quote("Le pont"))).ThenInvalid("quote-ambiguous", "exact");
    }

    [Fact]
    public void A_note_is_declared_an_orphan_once()
    {
        Given<Annotation>.Events(Posted, Reworded).When(new DeclareOrphaned(2)).Then(new AnnotationDeclaredOrphaned(2));
        Given<Annotation>.Events(Posted, Reworded, new AnnotationDeclaredOrphaned(2)).When(new DeclareOrphaned(2)).ThenNothing();
        Given<Annotation>.Events(Posted, new AnnotationDeclaredOrphaned(1), new AnnotationOrphaned(2, "declared")).When(new DeclareOrphaned(2)).ThenNothing();
    }

    [Fact]
    public void Nothing_is_said_of_a_place_in_another_revision_than_the_present_one_nor_of_a_withdrawn_or_missing_note()
    {
        ICommandOfAnAnchor(2, c => Given<Annotation>.Events(Posted).When(c).ThenConflict("anchor-pending"));
        ICommandOfAnAnchor(1, c => Given<Annotation>.Events(Posted, Reworded).When(c).ThenConflict("revision-outdated"));
        ICommandOfAnAnchor(1, c => Given<Annotation>.Events(Posted, new AnnotationWithdrawn()).When(c).ThenConflict("annotation-withdrawn"));
        ICommandOfAnAnchor(1, c => Given<Annotation>.Nothing.When(c).ThenConflict("annotation-unknown"));

        static void ICommandOfAnAnchor(int revision, Action<Core.Kernel.ICommand<Annotation>> refused)
        {
            refused(new ConfirmAnchor(revision));
            refused(new ChooseCandidate(revision, 50));
            refused(new PlaceAnchor(new ArticleText("a", revision, Three), new Quote("trois semaines")));
            refused(new DeclareOrphaned(revision));
        }
    }

    private Annotation Note => log.State<Annotation>("n")!;

    /// <summary>The report at these bodies in turn, the note posted on the first and carried through each.</summary>
    private void Revise(params string[] bodies) => Revise(bodies, Posted.Passage.Exact);

    private void Revise(string[] bodies, string exact)
    {
        foreach (var body in bodies)
        {
            if (log.State<Article>("a") is not { } article)
            {
                log.Add("article/a", Filed(body));
                var start = body.IndexOf(exact, StringComparison.Ordinal);
                log.Add("annotation/n", Posted with { Passage = Passage.At(body, start, start + exact.Length) });
                continue;
            }
            log.Add("article/a", Revised(article.Current.Number + 1, body));
            Do(new CarryNote(new NoteCarrier(log.State<Article>("a")!)));
        }
    }

    private void Do(Core.Kernel.ICommand<Annotation> command)
    {
        var decision = command.Decide(Note);
        Assert.Null(decision.Refusal);
        log.Add("annotation/n", [.. decision.Events]);
    }

    /// <summary>Of each revision: the method and the kinds.</summary>
    private string[] Told() =>
    [
        "1 unchanged ",
        .. log.Stream("annotation/n").Select(r => r.Data).OfType<AnnotationReanchored>()
            .Select(e => $"{e.Revision} {e.Method} {string.Join(' ', e.Changed!)}"),
    ];
}
