using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Server.Asking;
using Newsroom.Server.WebAnnotations;

namespace Newsroom.Server.Annotations;

/// <summary>A note as its own stream tells it.</summary>
/// <param name="Version">Left out in the public's view, as is whatever else is the desk's own: where it was put, tags, state, replies, who did what when.</param>
/// <param name="Article">Id of the report; left out, as are the next two, of a note on something else.</param>
/// <param name="Target">body, headline, report (the whole of it) or elsewhere.</param>
/// <param name="ArticleRetracted">True when the report was retracted; left out otherwise.</param>
/// <param name="Posted">Where it was put.</param>
/// <param name="Pending">"pending on revision n": the note reads at its old words until it has been looked for there.</param>
/// <param name="Html">What of it came as HTML, sanitised; left out where nothing did.</param>
/// <param name="State">open, resolved or withdrawn.</param>
/// <param name="Visibility">private (its author's), group, desk or public.</param>
/// <param name="Group">Id of the group that it is for; left out when it is for none.</param>
/// <param name="Assignee">Who is to see to it; left out when nobody is.</param>
/// <param name="Mentions">Actors called by name in its body.</param>
public sealed record AnnotationAnswer(
    string Id, long? Version, string? Article, string Target, bool? ArticleRetracted, PostedAnswer? Posted, AnchorAnswer? Anchor, string? Pending, string Motivation,
    string Body, string? Html, IReadOnlyList<string>? Tags, IReadOnlyList<string>? Mentions, AnnotationState? State, VisibilityKind Visibility, string? Group,
    Assignee? Assignee, IReadOnlyList<ReplyAnswer>? Replies, string? Author, DateTimeOffset? PostedAt, DateTimeOffset? EditedAt, string? EditedBy,
    ActAnswer? Resolved, ActAnswer? Reopened, DateTimeOffset? WithdrawnAt, string? WithdrawnBy)
{
    /// <summary>Null when the public had no such note.</summary>
    public static AnnotationAnswer? Of(Annotation note, Moment moment)
    {
        var html = HtmlOf(note.Document, note.IsEditedSince);
        if (moment.PublishedBy is not null)
            return moment.PublicPlace is { } place ? Public(note, place, html) : null;
        var (withheld, work, current) = (moment.Withheld is not null || note.Target == NoteTargets.Report, note.Work, moment.RevisionTimes.Count);
        return new(
            note.Id, note.Version, note.Article, note.Target, moment.ReportRetracted ? true : null,
            note.Article is null ? null : PostedAnswer.Of(note.PostedOn, note.PostedPassage, withheld),
            note.Article is null ? null : AnchorAnswer.Of(note.Anchor, withheld), PendingOn(note.IsPendingOn(current), current), note.Motivation, note.Body, html,
            note.Tags, work?.Mentions ?? [], note.State, work?.Visibility?.Kind ?? VisibilityKind.Desk, work?.Visibility?.Group, work?.Assignee,
            [.. note.Replies.Select(ReplyAnswer.Of)], note.Author, note.PostedAt, note.EditedAt, work?.Edited?.By, ActAnswer.Of(work?.Resolved),
            ActAnswer.Of(work?.Reopened), work?.Withdrawn?.At, work?.Withdrawn?.By);
    }

    private static AnnotationAnswer Public(Annotation note, PublicPlace place, string? html) => new(
        note.Id, null, note.Article, note.Target, null, null, AnchorAnswer.Public(place), null, note.Motivation, note.Body, html, null, null, null,
        VisibilityKind.Public, null, null, null, null, null, null, null, null, null, null, null);

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

    /// <summary>On the version that the public had.</summary>
    public static AnchorAnswer Public(PublicPlace place) =>
        new(AnchorState.Anchored, place.Revision, place.Revision, place.Passage == Passage.None ? null : place.Passage, null, null, [], null, null, null);
}

/// <summary>Who said last where the passage is.</summary>
/// <param name="Revision">In which they saw it.</param>
public sealed record ConfirmedAnswer(string By, DateTimeOffset At, int Revision);

/// <summary>An answer to a note, or to another answer.</summary>
/// <param name="Parent">Id of the reply that it answers; left out for one to the note itself.</param>
/// <param name="Body">Left out when it was withdrawn.</param>
/// <param name="Mentions">Actors called by name in it.</param>
public sealed record ReplyAnswer(
    string Id, string? Parent, string? Body, IReadOnlyList<string> Mentions, string By, DateTimeOffset At, DateTimeOffset? EditedAt, string? EditedBy,
    DateTimeOffset? WithdrawnAt, string? WithdrawnBy)
{
    public static ReplyAnswer Of(Reply reply)
    {
        var gone = reply.Withdrawn is not null;
        return new(
            reply.Id, reply.Parent, gone ? null : reply.Body, gone ? [] : reply.Mentions ?? [], reply.By, reply.At, reply.Edited?.At, reply.Edited?.By,
            reply.Withdrawn?.At, reply.Withdrawn?.By);
    }
}

/// <summary>Who did it, when, and why if they said so.</summary>
public sealed record ActAnswer(string By, DateTimeOffset At, string? Reason)
{
    public static ActAnswer? Of(Act? act) => act is null ? null : new(act.By, act.At, act.Reason);
}
