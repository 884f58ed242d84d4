using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Annotations.Notes;

namespace Newsroom.Core.Tests.Annotations;

public sealed class AnnotationLifeTests
{
    private static readonly EditAnnotation Edit = new("assessing", "La préfecture.", ["durée"]);

    [Fact]
    public void A_note_is_edited() =>
        Given<Annotation>.Events(Posted).When(Edit).Then(new AnnotationEdited("assessing", "La préfecture.", ["durée"]));

    [Fact]
    public void An_edit_that_changes_nothing_is_nothing() =>
        Given<Annotation>.Events(Posted).When(new EditAnnotation("questioning", " Qui le dit ?", ["durée", "travaux"])).ThenNothing();

    [Fact]
    public void An_edit_is_checked_like_a_posting()
    {
        Given<Annotation>.Events(Posted).When(Edit with { Motivation = "x" }).ThenInvalid("motivation-unknown", "motivation");
        Given<Annotation>.Events(Posted).When(Edit with { Body = "" }).ThenInvalid("body-missing", "body");
    }

    [Fact]
    public void A_note_is_replied_to_resolved_or_not()
    {
        var reply = new ReplyToAnnotation("r1", " Le préfet. ");
        Given<Annotation>.Events(Posted).When(reply).Then(new AnnotationReplied("r1", "Le préfet."));
        Given<Annotation>.Events(Posted, new AnnotationResolved()).When(reply).Then(new AnnotationReplied("r1", "Le préfet."));
    }

    [Fact]
    public void A_reply_sent_twice_is_one_reply_and_its_id_takes_no_other_words()
    {
        var given = Given<Annotation>.Events(Posted, new AnnotationReplied("r1", "Le préfet."));
        given.When(new ReplyToAnnotation("r1", "Le préfet.")).ThenNothing();
        given.When(new ReplyToAnnotation("r1", "Le maire.")).ThenConflict("reply-exists");
    }

    [Fact]
    public void A_reply_has_words_and_a_note_has_room_for_so_many()
    {
        Given<Annotation>.Events(Posted).When(new ReplyToAnnotation("r1", "")).ThenInvalid("body-missing", "body");
        object[] full = [Posted, .. Enumerable.Range(0, ReplyToAnnotation.MaxReplies).Select(i => new AnnotationReplied($"r{i}", "Oui."))];
        Given<Annotation>.Events(full).When(new ReplyToAnnotation("one-more", "Non.")).ThenConflict("replies-too-many");
    }

    [Fact]
    public void A_note_is_resolved_once()
    {
        Given<Annotation>.Events(Posted).When(new ResolveAnnotation()).Then(new AnnotationResolved());
        Given<Annotation>.Events(Posted, new AnnotationResolved()).When(new ResolveAnnotation()).ThenNothing();
    }

    [Fact]
    public void A_resolved_note_is_reopened_and_an_open_one_is_open()
    {
        Given<Annotation>.Events(Posted, new AnnotationResolved()).When(new ReopenAnnotation()).Then(new AnnotationReopened());
        Given<Annotation>.Events(Posted).When(new ReopenAnnotation()).ThenNothing();
    }

    [Fact]
    public void A_note_is_withdrawn_once()
    {
        Given<Annotation>.Events(Posted).When(new WithdrawAnnotation()).Then(new AnnotationWithdrawn());
        Given<Annotation>.Events(Posted, new AnnotationWithdrawn()).When(new WithdrawAnnotation()).ThenNothing();
    }

    [Fact]
    public void A_withdrawn_note_takes_nothing_more()
    {
        var withdrawn = Given<Annotation>.Events(Posted, new AnnotationWithdrawn());
        ICommand<Annotation>[] commands = [Edit, new ReplyToAnnotation("r1", "Oui."), new ResolveAnnotation(), new ReopenAnnotation()];
        foreach (var command in commands) withdrawn.When(command).ThenConflict("annotation-withdrawn");
    }

    [Fact]
    public void A_note_that_is_not_there_takes_nothing()
    {
        ICommand<Annotation>[] commands =
            [Edit, new ReplyToAnnotation("r1", "Oui."), new ResolveAnnotation(), new ReopenAnnotation(), new WithdrawAnnotation()];
        foreach (var command in commands) Given<Annotation>.Nothing.When(command).ThenConflict("annotation-unknown");
    }

    [Fact]
    public void A_note_is_pending_on_a_revision_until_it_was_looked_for_there()
    {
        var log = new TestLog();
        log.Add("annotation/n", Posted);
        Assert.True(log.State<Annotation>("n")!.IsPendingOn(2));

        log.Add("annotation/n", new AnnotationOrphaned(2, "deleted"));
        var orphan = log.State<Annotation>("n")!;
        Assert.False(orphan.IsPendingOn(2));
        Assert.Equal((AnchorState.Orphaned, 1, 2, Posted.Passage), (orphan.Anchor.State, orphan.Anchor.FoundIn, orphan.Anchor.Checked, orphan.Anchor.Passage));
    }
}
