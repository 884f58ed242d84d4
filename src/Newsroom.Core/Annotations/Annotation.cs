using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>A note on a passage of a report, as its stream tells it.</summary>
/// <param name="Version">Of the stream.</param>
/// <param name="Article">Id of the report; null for a note on something else (<see cref="NoteTargets.Elsewhere"/>).</param>
/// <param name="PostedOn">Number of the revision on which it was put; 0 elsewhere.</param>
/// <param name="PostedPassage">The passage as it was then.</param>
/// <param name="Anchor">Where the passage is, as far as the note has been carried.</param>
/// <param name="EditedAt">Of the last edit; null when there was none.</param>
/// <param name="Work">What the desk has done about it; null for nothing.</param>
public sealed record Annotation(
    string Id,
    long Version,
    string? Article,
    int PostedOn,
    Passage PostedPassage,
    Anchor Anchor,
    string Motivation,
    string Body,
    IReadOnlyList<string> Tags,
    AnnotationState State,
    IReadOnlyList<Reply> Replies,
    string Author,
    DateTimeOffset PostedAt,
    DateTimeOffset? EditedAt,
    DeskWork? Work = null) : IFold<Annotation>
{
    public static string Category => "annotation";

    /// <summary>One of <see cref="NoteTargets"/>.</summary>
    public string Target { get; init; } = NoteTargets.Body;

    /// <summary>The note as it was sent last in the W3C's form; null when it never was.</summary>
    public string? Document { get; init; }

    /// <summary>Whether the note's words were edited since <see cref="Document"/> was sent, which says the former ones.</summary>
    public bool IsEditedSince { get; init; }

    /// <summary>That a note was carried to another revision changes none of its words.</summary>
    public static bool IsEdit(Recorded recorded) => recorded.Data is not (AnnotationReanchored or AnnotationBecameAmbiguous or AnnotationOrphaned);

    /// <summary>Whether the note has not been carried yet to the report's present revision.</summary>
    public bool IsPendingOn(int currentRevision) => Article is not null && State != AnnotationState.Withdrawn && Anchor.Checked < currentRevision;

    public static bool CanBeHidden => true;

    public static bool IsHidden(IReadOnlyList<Recorded> stream, Colleague reader)
    {
        if (stream is not [{ Data: AnnotationPosted or AnnotationPostedElsewhere } first, ..]) return false;
        var visibility = stream.Select(r => r.Data).OfType<AnnotationVisibilityChanged>().LastOrDefault()?.Visibility
            ?? (first.Data as AnnotationPosted)?.Visibility ?? NoteVisibility.Desk;
        return !visibility.Allows(reader, first.Metadata.Actor);
    }

    public bool IsShownTo(Colleague reader) => NoteVisibility.Overlap(Work?.Readers, reader);

    /// <summary>The words by which every change is told, and the revision that has them: those posted, or last confirmed by a person.</summary>
    public (int Revision, Passage Passage) Measure =>
        Anchor.Confirmed is { } confirmed ? (confirmed.Revision, confirmed.Passage) : (PostedOn, PostedPassage);

    public static Annotation Evolve(Annotation? state, Recorded recorded)
    {
        var next = (state, recorded.Data) switch
        {
            (null, AnnotationPosted e) => new Annotation(
                recorded.Subject, recorded.Version, e.Article, e.Revision, e.Passage,
                Anchor.PutOn(e.Passage, e.Revision),
                e.Motivation, e.Body, e.Tags, AnnotationState.Open, [], recorded.Metadata.Actor, recorded.At, null)
            {
                Target = e.Target ?? NoteTargets.Body, Document = e.Document,
            },
            (null, AnnotationPostedElsewhere e) => new Annotation(
                recorded.Subject, recorded.Version, null, 0, Passage.None, Anchor.PutOn(Passage.None, 0),
                e.Motivation, e.Body, e.Tags, AnnotationState.Open, [], recorded.Metadata.Actor, recorded.At, null)
            {
                Target = NoteTargets.Elsewhere, Document = e.Document,
            },
            ({ } a, AnnotationEdited e) => a with
            {
                Motivation = e.Motivation, Body = e.Body, Tags = e.Tags, EditedAt = recorded.At,
                Document = e.Document ?? a.Document, IsEditedSince = e.Document is null,
            },
            ({ } a, AnnotationReplied or AnnotationReplyEdited or AnnotationReplyWithdrawn) => a with { Replies = Reply.After(a.Replies, recorded) },
            ({ } a, AnnotationResolved) => a with { State = AnnotationState.Resolved },
            ({ } a, AnnotationReopened) => a with { State = AnnotationState.Open },
            ({ } a, AnnotationWithdrawn) => a with { State = AnnotationState.Withdrawn },
            ({ } a, AnnotationRestored) => a with { State = a.Work?.Resolved is null ? AnnotationState.Open : AnnotationState.Resolved },
            ({ } a, AnnotationVisibilityChanged or AnnotationAssigned or AnnotationUnassigned) => a,
            ({ } a, _) when a.Anchor.After(recorded, a.PostedPassage) is { } anchor => a with { Anchor = anchor },
            _ => throw new UnknownEvent(recorded.Type),
        };
        return next with { Version = recorded.Version, Work = DeskWork.After(next.Work, recorded, next.Author) };
    }
}

public enum AnnotationState { Open, Resolved, Withdrawn }
