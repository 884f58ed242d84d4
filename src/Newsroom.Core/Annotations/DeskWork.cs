using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>
/// What the desk has done about a note, beside its words and its place: for the note and for its row in lists the same fold. Most notes
/// have none of it, and then there is no such record.
/// </summary>
/// <param name="Visibility">Null for the desk's.</param>
/// <param name="Readers">The audiences that may read it (<see cref="NoteVisibility.Readers"/>); null for the desk's.</param>
/// <param name="Edited">The last edit.</param>
/// <param name="Resolved">Null unless it is settled, or was when it was withdrawn.</param>
/// <param name="Reopened">Null unless it was settled before and is open.</param>
/// <param name="Withdrawn">Null unless it is.</param>
/// <param name="Mentions">Actors called by name in its body.</param>
/// <param name="FoldedTags">The tags as they are looked for, in their order; null where that is as they are written.</param>
public sealed record DeskWork(
    NoteVisibility? Visibility = null,
    IReadOnlyList<string>? Readers = null,
    Assignee? Assignee = null,
    Act? Edited = null,
    Act? Resolved = null,
    Act? Reopened = null,
    Act? Withdrawn = null,
    IReadOnlyList<string>? Mentions = null,
    IReadOnlyList<string>? FoldedTags = null)
{
    private static readonly DeskWork None = new();

    /// <summary>After an event of the note.</summary>
    /// <param name="author">Of the note.</param>
    /// <returns>Null when there is nothing to tell.</returns>
    public static DeskWork? After(DeskWork? before, Recorded recorded, string author)
    {
        var work = before ?? None;
        var act = new Act(recorded.Metadata.Actor, recorded.At, recorded.Metadata.Reason);
        var after = recorded.Data switch
        {
            AnnotationPosted e => work.For(e.Visibility, author) with { Mentions = e.Mentions, FoldedTags = Tags.Folded(e.Tags) },
            AnnotationPostedElsewhere e => work with { FoldedTags = Tags.Folded(e.Tags) },
            AnnotationEdited e => work with { Edited = act, Mentions = e.Mentions, FoldedTags = Tags.Folded(e.Tags) },
            AnnotationVisibilityChanged e => work.For(e.Visibility, author),
            AnnotationAssigned e => work with { Assignee = e.Assignee },
            AnnotationUnassigned => work with { Assignee = null },
            AnnotationResolved => work with { Resolved = act, Reopened = null },
            AnnotationReopened => work with { Resolved = null, Reopened = act },
            AnnotationWithdrawn => work with { Withdrawn = act },
            AnnotationRestored => work with { Withdrawn = null },
            _ => work,
        };
        return after == None ? null : after;
    }

    private DeskWork For(NoteVisibility? visibility, string author) =>
        visibility is null || visibility == NoteVisibility.Desk
            ? this with { Visibility = null, Readers = null }
            : this with { Visibility = visibility, Readers = visibility.Readers(author) };
}

/// <summary>Somebody did something, and perhaps said why.</summary>
public sealed record Act([property: Erasable] string By, DateTimeOffset At, [property: Erasable] string? Reason);

/// <summary>Who is to see to a note: a person, or a group of people.</summary>
/// <param name="Person">The actor's name; null for a group.</param>
/// <param name="Group">Its id; null for a person.</param>
public sealed record Assignee([property: Erasable] string? Person, string? Group);
