using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Annotations.Notes;

namespace Newsroom.Core.Tests.Annotations;

/// <summary>Who may do what with a note, for whom it is, and what is told of it.</summary>
public sealed class DeskWorkTests
{
    private static readonly Colleague Author = new("camille.roux", false, ["ports"]);
    private static readonly Colleague Other = new("odile.marchand", false, []);
    private static readonly Colleague Editor = new("garance.petit", true, []);
    private static readonly Staff Staff = new(new HashSet<string> { "odile", "odile.marchand", "Ana Lea" }, new HashSet<string> { "ports", "villes" });

    private static NoteVisibility Group(string id) => new(VisibilityKind.Group, id);

    private static readonly NoteVisibility Private = new(VisibilityKind.Private);

    [Theory]
    [InlineData(VisibilityKind.Private, true, false, false, false, false)]
    [InlineData(VisibilityKind.Group, true, true, false, true, false)]
    [InlineData(VisibilityKind.Desk, true, true, true, true, false)]
    [InlineData(VisibilityKind.Public, true, true, true, true, true)]
    public void A_note_is_for_whom_it_says(VisibilityKind kind, bool author, bool member, bool other, bool editor, bool anybody)
    {
        var visibility = new NoteVisibility(kind, kind == VisibilityKind.Group ? "ports" : null);
        Assert.Equal(
            [author, member, other, editor, anybody],
            new[] { new Colleague("camille.roux", false, []), new("lea", false, ["ports"]), Other, Editor, Colleague.Public }.Select(reader => visibility.Allows(reader, "camille.roux")));
    }

    [Fact]
    public void A_name_is_taken_for_no_audience_and_no_group_for_a_name()
    {
        foreach (var name in new[] { "desk", "editors", "public", "#ports", "@camille.roux" })
            Assert.False(new NoteVisibility(VisibilityKind.Group, "ports").Allows(new(name, false, ["camille.roux", "editors"]), "camille.roux"), name);
    }

    [Fact]
    public void A_note_is_posted_for_the_desk_or_for_others()
    {
        var post = Post with { By = Author, Staff = Staff };
        Given<Annotation>.Nothing.When(post).Then(Posted);
        Given<Annotation>.Nothing.When(post with { Visibility = NoteVisibility.Desk }).Then(Posted);
        Given<Annotation>.Nothing.When(post with { Visibility = Private }).Then(Posted with { Visibility = Private });
        Given<Annotation>.Nothing.When(post with { Visibility = Group("ports") }).Then(Posted with { Visibility = Group("ports") });
    }

    [Fact]
    public void A_note_is_for_a_group_that_there_is_and_to_which_one_belongs()
    {
        var post = Post with { By = Author, Staff = Staff };
        Given<Annotation>.Nothing.When(post with { Visibility = Group("inconnu") }).ThenInvalid("group-unknown", "group");
        Given<Annotation>.Nothing.When(post with { Visibility = Group("villes") }).ThenForbidden("not-a-member");
        Given<Annotation>.Nothing.When(post with { Visibility = Group("villes"), By = Editor }).Then(Posted with { Visibility = Group("villes") });
        Given<Annotation>.Nothing.When(post with { Visibility = new(VisibilityKind.Group) }).ThenInvalid("group-missing", "group");
        Given<Annotation>.Nothing.When(post with { Visibility = new(VisibilityKind.Desk, "ports") }).ThenInvalid("group-missing", "group");
        // A token may name a group that this newsroom does not know.
        Given<Annotation>.Nothing.When(post with { Visibility = Group("ailleurs"), By = new("lea", false, ["ailleurs"]) }).Then(Posted with { Visibility = Group("ailleurs") });
    }

    [Fact]
    public void A_note_is_its_authors_and_the_editors_to_change()
    {
        Func<Colleague, ICommand<Annotation>>[] commands =
        [
            by => new EditAnnotation(null, "Autre.", null, by), by => new WithdrawAnnotation(by), by => new ShowAnnotation(new(VisibilityKind.Public), by, Staff),
        ];
        foreach (var command in commands)
        {
            Given<Annotation>.Events(Posted).When(command(Other)).ThenForbidden("not-the-author");
            foreach (var by in new[] { Author, Editor }) Given<Annotation>.Events(Posted).When(command(by)).ThenSome();
        }
        Given<Annotation>.Events(Posted, new AnnotationWithdrawn()).When(new RestoreAnnotation(Other)).ThenForbidden("not-the-author");
    }

    [Fact]
    public void An_edit_leaves_what_it_does_not_name()
    {
        Given<Annotation>.Events(Posted).When(new EditAnnotation("assessing", null, null)).Then(new AnnotationEdited("assessing", "Qui le dit ?", ["durée", "travaux"]));
        Given<Annotation>.Events(Posted).When(new EditAnnotation(null, "Autre.", [])).Then(new AnnotationEdited("questioning", "Autre.", []));
        Given<Annotation>.Events(Posted).When(new EditAnnotation(null, null, null)).ThenNothing();
    }

    [Fact]
    public void Several_changes_are_one_or_none()
    {
        var edit = new EditAnnotation(null, "Autre.", null, Author);
        Given<Annotation>.Events(Posted).When(new PatchAnnotation([edit, new ShowAnnotation(Private, Author, Staff), new AssignAnnotation(new("odile", null), Author, Staff)]))
            .Then(new AnnotationEdited("questioning", "Autre.", ["durée", "travaux"]), new AnnotationVisibilityChanged(Private), new AnnotationAssigned(new("odile", null)));
        Given<Annotation>.Events(Posted).When(new PatchAnnotation([edit, new ShowAnnotation(Group("inconnu"), Author, Staff)])).ThenInvalid("group-unknown", "group");
    }

    [Fact]
    public void Nobody_makes_anothers_note_private()
    {
        Given<Annotation>.Events(Posted).When(new ShowAnnotation(Private, Editor, Staff)).ThenForbidden("not-the-author");
        Given<Annotation>.Events(Posted).When(new ShowAnnotation(Private, Author, Staff)).Then(new AnnotationVisibilityChanged(Private));
        Given<Annotation>.Events(Posted with { Visibility = Private }).When(new ShowAnnotation(Private, Author, Staff)).ThenNothing();
        Given<Annotation>.Events(Posted with { Visibility = Private }).When(new ShowAnnotation(NoteVisibility.Desk, Author, Staff)).Then(new AnnotationVisibilityChanged(NoteVisibility.Desk));
        Given<Annotation>.Events(Posted, new AnnotationWithdrawn()).When(new ShowAnnotation(Private, Author, Staff)).ThenConflict("annotation-withdrawn");
    }

    [Fact]
    public void A_reply_answers_the_note_or_a_reply_that_stands()
    {
        var given = Given<Annotation>.Events(Posted, new AnnotationReplied("r1", "Le préfet."), new AnnotationReplied("r2", "Non."), new AnnotationReplyWithdrawn("r2"));
        given.When(new ReplyToAnnotation("r3", "Où ?", "r1")).Then(new AnnotationReplied("r3", "Où ?", "r1"));
        given.When(new ReplyToAnnotation("r3", "Où ?", "rx")).ThenInvalid("parent-unknown", "parent");
        given.When(new ReplyToAnnotation("r3", "Où ?", "r2")).ThenConflict("reply-withdrawn");
        given.When(new ReplyToAnnotation("r1", "Le préfet.", "r2")).ThenConflict("reply-exists");
    }

    [Fact]
    public void A_reply_is_changed_by_whoever_wrote_it_or_an_editor()
    {
        var given = Given<Annotation>.Events(Posted, new AnnotationReplied("r1", "Le préfet."));
        foreach (var by in new[] { Author, Editor })
        {
            given.When(new EditReply("r1", " Le maire. ", by)).Then(new AnnotationReplyEdited("r1", "Le maire."));
            given.When(new WithdrawReply("r1", by)).Then(new AnnotationReplyWithdrawn("r1"));
        }
        given.When(new EditReply("r1", "Le préfet.", Author)).ThenNothing();
        given.When(new EditReply("r1", "", Author)).ThenInvalid("body-missing", "body");
        given.When(new EditReply("r1", "Le maire.", Other)).ThenForbidden("not-the-author");
        given.When(new WithdrawReply("r1", Other)).ThenForbidden("not-the-author");
        given.When(new EditReply("rx", "Le maire.", Author)).ThenConflict("reply-unknown");
        var gone = Given<Annotation>.Events(Posted, new AnnotationReplied("r1", "Le préfet."), new AnnotationReplyWithdrawn("r1"));
        gone.When(new WithdrawReply("r1", Author)).ThenNothing();
        gone.When(new EditReply("r1", "Le maire.", Author)).ThenConflict("reply-withdrawn");
        Given<Annotation>.Events(Posted, new AnnotationReplied("r1", "Oui."), new AnnotationWithdrawn()).When(new WithdrawReply("r1", Author)).ThenConflict("annotation-withdrawn");
    }

    [Fact]
    public void A_note_is_assigned_to_somebody_or_to_a_group_by_anybody()
    {
        Given<Annotation>.Events(Posted).When(new AssignAnnotation(new(" odile ", null), Other, Staff)).Then(new AnnotationAssigned(new("odile", null)));
        Given<Annotation>.Events(Posted).When(new AssignAnnotation(new(null, "ports"), Other, Staff)).Then(new AnnotationAssigned(new(null, "ports")));
        Given<Annotation>.Events(Posted).When(new AssignAnnotation(new(null, "inconnu"), Other, Staff)).ThenInvalid("group-unknown", "group");
        Given<Annotation>.Events(Posted).When(new AssignAnnotation(new("odile", "ports"), Other, Staff)).ThenInvalid("assignee-unclear", "assignee");
        Given<Annotation>.Events(Posted).When(new AssignAnnotation(new(null, null), Other, Staff)).ThenInvalid("assignee-unclear", "assignee");
        Given<Annotation>.Events(Posted).When(new AssignAnnotation(new("a\u202Eb", null), Other, Staff)).ThenInvalid("name-unprintable", "name");
        Given<Annotation>.Events(Posted).When(new AssignAnnotation(null, Other, Staff)).ThenNothing();
        var assigned = Given<Annotation>.Events(Posted, new AnnotationAssigned(new("odile", null)));
        assigned.When(new AssignAnnotation(null, Other, Staff)).Then(new AnnotationUnassigned());
        assigned.When(new AssignAnnotation(new("odile", null), Other, Staff)).ThenNothing();
    }

    [Fact]
    public void A_withdrawal_is_undone_and_the_note_is_as_it_was()
    {
        var log = new TestLog();
        log.Add("annotation/n", Posted, new AnnotationResolved(), new AnnotationWithdrawn());
        Assert.Equal(("camille.roux", AnnotationState.Withdrawn), (log.State<Annotation>("n")!.Work!.Withdrawn!.By, log.State<Annotation>("n")!.State));
        Given<Annotation>.Events(Posted, new AnnotationWithdrawn()).When(new RestoreAnnotation(Author)).Then(new AnnotationRestored("a"));
        Given<Annotation>.Events(Posted).When(new RestoreAnnotation(Author)).ThenNothing();
        log.Add("annotation/n", new AnnotationRestored("a"));
        Assert.Equal((AnnotationState.Resolved, null), (log.State<Annotation>("n")!.State, log.State<Annotation>("n")!.Work!.Withdrawn));
        log.Add("annotation/n", new AnnotationReopened(), new AnnotationWithdrawn(), new AnnotationRestored("a"));
        Assert.Equal(AnnotationState.Open, log.State<Annotation>("n")!.State);
    }

    [Fact]
    public void Who_resolved_it_and_why_is_told_until_it_is_reopened()
    {
        var log = new TestLog();
        log.Add("annotation/n", Posted);
        log.Add("annotation/n", new AnnotationResolved(), TestLog.Start.AddHours(1), new("odile", Reason: "Vérifié."));
        Assert.Equal(new Act("odile", TestLog.Start.AddHours(1), "Vérifié."), log.State<Annotation>("n")!.Work!.Resolved);
        log.Add("annotation/n", new AnnotationReopened(), TestLog.Start.AddHours(2), new("lea", Reason: "Démenti."));
        Assert.Equal((null, new Act("lea", TestLog.Start.AddHours(2), "Démenti.")), (log.State<Annotation>("n")!.Work!.Resolved, log.State<Annotation>("n")!.Work!.Reopened));
    }

    [Theory]
    [InlineData("@odile, tu l’as lu ?", "odile")]
    [InlineData("@ODILE.MARCHAND et @odile", "odile.marchand odile")]
    [InlineData("Vu avec @Ana Lea. @ana lea !", "Ana Lea")]
    [InlineData("odile@odile.example @odiles @inconnu @", "")]
    [InlineData("(@odile)", "odile")]
    [InlineData("é@odile 𝒳@odile", "")]
    public void Whoever_is_called_by_name_is_mentioned(string text, string names) =>
        Assert.Equal(names.Length == 0 ? [] : names == "Ana Lea" ? ["Ana Lea"] : names.Split(' '), Mentions.In(text, Staff.Actors) ?? []);

    [Fact]
    public void Mentions_are_kept_with_the_words()
    {
        Given<Annotation>.Nothing.When(Post with { Body = "@odile ?", Staff = Staff }).Then(Posted with { Body = "@odile ?", Mentions = ["odile"] });
        Given<Annotation>.Events(Posted).When(new EditAnnotation(null, "@odile", null, null, Staff.Actors)).Then(new AnnotationEdited("questioning", "@odile", ["durée", "travaux"], ["odile"]));
        Given<Annotation>.Events(Posted).When(new ReplyToAnnotation("r", "@odile", null, Staff.Actors)).Then(new AnnotationReplied("r", "@odile", null, ["odile"]));
    }

    [Fact]
    public void Tags_are_folded_for_finding()
    {
        Assert.Equal(["ete", "oeuvre", "covid-19", "—"], new[] { "Été", "ŒUVRE", "COVID-19", "—" }.Select(Tags.Fold));
        Assert.Null(Tags.Folded(["ete", "port"]));
        Assert.Equal(["ete", "port"], Tags.Folded(["Été", "port"]));
    }

    [Fact]
    public void Of_a_plain_note_there_is_no_desk_work()
    {
        var log = new TestLog();
        log.Add("annotation/n", Posted with { Tags = ["port"] }, new AnnotationReplied("r1", "Oui."));
        Assert.Null(log.State<Annotation>("n")!.Work);
    }
}
