using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Annotations.Notes;

namespace Newsroom.Core.Tests.Annotations;

/// <summary>A report and the notes on it in one log, as they may come: which notes are carried, and what is recorded of it.</summary>
public sealed class CarryNoteTests
{
    private const string Without = "Le pont a été fermé lundi. Le pont est ancien.";

    private readonly TestLog log = new();

    public CarryNoteTests() => log.Add("article/a", Filed(Body));

    [Fact]
    public void A_note_whose_passage_stands_is_recorded_as_looked_for()
    {
        log.Add("annotation/n", Posted);
        log.Add("article/a", Revised(2, Body + " Fin."));

        var anchored = Assert.IsType<AnnotationReanchored>(Assert.Single(Carry("n")));
        Assert.Equal((2, "unchanged", 1.0), (anchored.Revision, anchored.Method, anchored.Similarity));
        Assert.Equal((Posted.Passage.Start, Posted.Passage.Exact), (anchored.Passage.Start, anchored.Passage.Exact));
    }

    [Fact]
    public void A_note_whose_passage_is_gone_is_orphaned_and_comes_back_with_it()
    {
        log.Add("annotation/n", Posted);
        log.Add("article/a", Revised(2, Without), Revised(3, Without + " Bis."), new ArticleCorrected(4, Filed(Body).Content, "Notice."));

        Assert.Collection(
            Carry("n"),
            e => Assert.Equal(2, Assert.IsType<AnnotationOrphaned>(e).Revision),
            e => Assert.Equal(3, Assert.IsType<AnnotationOrphaned>(e).Revision),
            e => Assert.Equal((4, Posted.Passage), (Assert.IsType<AnnotationReanchored>(e).Revision, ((AnnotationReanchored)e).Passage)));
        Assert.Equal(AnchorState.Anchored, log.State<Annotation>("n")!.Anchor.State);
    }

    [Fact]
    public void Carried_at_once_or_revision_by_revision_it_is_the_same()
    {
        log.Add("annotation/step", Posted);
        log.Add("annotation/once", Posted);
        foreach (var revised in new[] { Revised(2, Without), Revised(3, Without + " Bis."), Revised(4, "Enfin. " + Body) })
        {
            log.Add("article/a", revised);
            Carry("step");
        }
        Carry("once");

        Assert.Equal(Carried("step").Select(NewsroomEvents.Types.Write), Carried("once").Select(NewsroomEvents.Types.Write));
    }

    [Fact]
    public void A_note_put_on_an_old_revision_is_carried_forward_through_each()
    {
        log.Add("article/a", Revised(2, Body + " Fin."), Revised(3, Without));
        log.Add("annotation/n", Posted);

        Assert.Collection(
            Carry("n"),
            e => Assert.Equal(2, Assert.IsType<AnnotationReanchored>(e).Revision),
            e => Assert.Equal(3, Assert.IsType<AnnotationOrphaned>(e).Revision));
    }

    [Fact]
    public void A_note_put_on_the_present_revision_has_nothing_to_be_carried_to()
    {
        log.Add("annotation/n", Posted);

        Assert.Empty(Carry("n"));
        Assert.False(log.State<Annotation>("n")!.IsPendingOn(1));
    }

    [Fact]
    public void A_note_is_pending_until_it_is_carried_and_is_carried_once()
    {
        log.Add("annotation/n", Posted);
        log.Add("article/a", Revised(2, Without));
        Assert.True(log.State<Annotation>("n")!.IsPendingOn(2));

        Carry("n");

        Assert.False(log.State<Annotation>("n")!.IsPendingOn(2));
        Assert.Empty(Carry("n"));
        Assert.Equal([2], Revisions("n"));
    }

    [Fact]
    public void A_carrier_that_knows_the_report_as_it_was_appends_nothing_to_a_note_that_is_further()
    {
        log.Add("annotation/n", Posted);
        log.Add("article/a", Revised(2, Without));
        var late = Carrier();
        log.Add("article/a", Revised(3, Body));
        Carry("n");

        Assert.Empty(new CarryNote(late).Decide(log.State<Annotation>("n")).Events);
    }

    [Fact]
    public void One_carrier_gives_each_note_of_the_report_what_one_of_its_own_would()
    {
        log.Add("annotation/n", Posted);
        log.Add("annotation/m", Posted with { Passage = Passage.At(Body, 0, 7) });
        log.Add("article/a", Revised(2, Without), Revised(3, Body));
        var shared = Carrier();
        foreach (var note in new[] { "n", "m", "n" })
        {
            var state = log.State<Annotation>(note);
            Assert.Equal(
                new CarryNote(Carrier()).Decide(state).Events.Select(NewsroomEvents.Types.Write),
                new CarryNote(shared).Decide(state).Events.Select(NewsroomEvents.Types.Write));
        }
    }

    [Fact]
    public void A_withdrawn_note_is_left_alone_whether_it_was_withdrawn_before_the_revision_or_after()
    {
        log.Add("annotation/before", Posted, new AnnotationWithdrawn());
        log.Add("annotation/after", Posted);
        log.Add("article/a", Revised(2, Without));
        log.Add("annotation/after", new AnnotationWithdrawn());

        Assert.Empty(Carry("before"));
        Assert.Empty(Carry("after"));
        Assert.False(log.State<Annotation>("before")!.IsPendingOn(2));
    }

    [Fact]
    public void An_edited_and_resolved_note_is_carried_and_stays_so()
    {
        log.Add("annotation/n", Posted, new AnnotationEdited("assessing", "Vu.", []), new AnnotationResolved());
        log.Add("article/a", Revised(2, Without));
        Carry("n");

        var note = log.State<Annotation>("n")!;
        Assert.Equal((4L, "Vu.", AnnotationState.Resolved, AnchorState.Orphaned), (note.Version, note.Body, note.State, note.Anchor.State));
    }

    [Fact]
    public void A_note_that_is_not_there_is_refused() => Given<Annotation>.Nothing.When(new CarryNote(Carrier())).ThenConflict("annotation-unknown");

    private NoteCarrier Carrier() => new(log.State<Article>("a")!);

    /// <summary>Carries the note to the report's present revision: what was recorded of it.</summary>
    private IReadOnlyList<object> Carry(string note)
    {
        var decision = new CarryNote(Carrier()).Decide(log.State<Annotation>(note));
        Assert.Null(decision.Refusal);
        log.Add($"annotation/{note}", [.. decision.Events]);
        return decision.Events;
    }

    private IEnumerable<object> Carried(string note) =>
        log.Stream($"annotation/{note}").Select(r => r.Data).Where(d => d is AnnotationReanchored or AnnotationOrphaned);

    private IEnumerable<int> Revisions(string note) =>
        Carried(note).Select(e => e is AnnotationReanchored found ? found.Revision : ((AnnotationOrphaned)e).Revision);
}
