using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Server.Asking;
using Newsroom.Server.WebAnnotations;

namespace Newsroom.Server.Annotations;

/// <summary>A note as its own stream tells it.</summary>
/// <param name="Article">Id of the report; left out, as are the next two, of a note on something else.</param>
/// <param name="Target">body, headline, report (the whole of it) or elsewhere.</param>
/// <param name="Posted">Where it was put.</param>
/// <param name="Pending">"pending on revision n": the note reads at its old words until it has been looked for there.</param>
/// <param name="Html">What of it came as HTML, sanitised; left out where nothing did.</param>
/// <param name="State">open, resolved or withdrawn.</param>
public sealed record AnnotationAnswer(
    string Id, long Version, string? Article, string Target, PostedAnswer? Posted, AnchorAnswer? Anchor, string? Pending, string Motivation, string Body,
    string? Html, IReadOnlyList<string> Tags, AnnotationState State, IReadOnlyList<ReplyAnswer> Replies,
    string Author, DateTimeOffset PostedAt, DateTimeOffset? EditedAt)
{
    /// <summary>Null in the public's view: notes are the desk's own.</summary>
    public static AnnotationAnswer? Of(Annotation note, Moment moment) => moment.PublishedBy is not null ? null : new(
        note.Id, note.Version, note.Article, note.Target,
        note.Article is null ? null : PostedAnswer.Of(note.PostedOn, note.PostedPassage, moment.Withheld is not null || note.Target == NoteTargets.Report),
        note.Article is null ? null : AnchorAnswer.Of(note.Anchor, moment.Withheld is not null || note.Target == NoteTargets.Report),
        PendingOn(note.IsPendingOn(moment.RevisionTimes.Count), moment.RevisionTimes.Count), note.Motivation, note.Body,
        HtmlOf(note.Document, note.IsEditedSince), note.Tags, note.State, [.. note.Replies.Select(r => new ReplyAnswer(r.Id, r.Body, r.By, r.At))],
        note.Author, note.PostedAt, note.EditedAt);

    internal static string? PendingOn(bool isPending, int revision) => isPending ? $"pending on revision {revision}" : null;

    internal static string? HtmlOf(string? document, bool isEditedSince) =>
        document is null || isEditedSince ? null : WebAnnotationReader.SanitisedHtml(document);
}

/// <summary>The passage as it was when the note was put on it.</summary>
/// <param name="Passage">Left out of a note on the whole report, and for whoever does not read the words of a retracted one.</param>
public sealed record PostedAnswer(int Revision, Passage? Passage)
{
    public static PostedAnswer Of(int revision, Passage passage, bool withheld) => new(revision, withheld ? null : passage);
}

/// <summary>Where the note's passage is, and how its words differ from those posted, or last confirmed.</summary>
/// <param name="State">anchored, ambiguous (a person has to choose) or orphaned.</param>
/// <param name="Revision">The last revision that has the passage.</param>
/// <param name="Checked">The last revision in which it was looked for.</param>
/// <param name="Passage">Left out for whoever does not read the words of a retracted report.</param>
/// <param name="Method">unchanged, moved or reworded; left out where a person put it.</param>
/// <param name="Similarity">0 to 1; left out likewise.</param>
/// <param name="Changed">number, unit, date, name, negation, hedge, attribution, wording, typography; empty: the same words.</param>
/// <param name="Cause">Why an orphan was not found.</param>
/// <param name="Confirmed">Left out where no person has said where the passage is.</param>
/// <param name="Candidates">The places that it may be, when it is ambiguous; left out like the passage.</param>
public sealed record AnchorAnswer(
    AnchorState State, int Revision, int Checked, Passage? Passage, string? Method, double? Similarity, IReadOnlyList<string> Changed,
    string? Cause, ConfirmedAnswer? Confirmed, IReadOnlyList<Passage>? Candidates)
{
    public static AnchorAnswer Of(Anchor anchor, bool withheld) => new(
        anchor.State, anchor.FoundIn, anchor.Checked, withheld ? null : anchor.Passage, anchor.Method, anchor.Similarity, anchor.Changed,
        anchor.Cause, anchor.Confirmed is { } by ? new(by.By, by.At, by.Revision) : null, withheld ? null : anchor.Candidates);
}

/// <summary>Who said last where the passage is.</summary>
/// <param name="Revision">In which they saw it.</param>
public sealed record ConfirmedAnswer(string By, DateTimeOffset At, int Revision);

public sealed record ReplyAnswer(string Id, string Body, string By, DateTimeOffset At);
