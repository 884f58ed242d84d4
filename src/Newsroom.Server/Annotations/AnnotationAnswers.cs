using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Annotations;

/// <summary>A note as its own stream tells it.</summary>
/// <param name="Article">Id of the report.</param>
/// <param name="PostedOn">The revision on which it was put.</param>
/// <param name="State">open, resolved or withdrawn.</param>
public sealed record AnnotationAnswer(
    string Id, long Version, string Article, int PostedOn, AnchorAnswer Anchor, string Motivation, string Body,
    IReadOnlyList<string> Tags, AnnotationState State, IReadOnlyList<ReplyAnswer> Replies,
    string Author, DateTimeOffset PostedAt, DateTimeOffset? EditedAt)
{
    /// <summary>Null in the public's view: notes are the desk's own.</summary>
    public static AnnotationAnswer? Of(Annotation note, Moment moment) => moment.PublishedBy is not null ? null : new(
        note.Id, note.Version, note.Article, note.PostedOn, AnchorAnswer.Of(note.Anchor, moment.Withheld is not null), note.Motivation, note.Body,
        note.Tags, note.State, [.. note.Replies.Select(r => new ReplyAnswer(r.Id, r.Body, r.By, r.At))],
        note.Author, note.PostedAt, note.EditedAt);
}

/// <summary>Where the note's passage is.</summary>
/// <param name="Passage">Left out for whoever does not read the words of a retracted report.</param>
/// <param name="Revision">The last revision that has the passage.</param>
/// <param name="Checked">The last revision in which it was looked for.</param>
/// <param name="State">anchored or orphaned.</param>
/// <param name="Method">unchanged, moved or reworded; left out where the note was posted.</param>
/// <param name="Cause">Why an orphan was not found.</param>
public sealed record AnchorAnswer(
    Passage? Passage, int Revision, int Checked, AnchorState State, string? Method, double? Similarity, string? Cause)
{
    public static AnchorAnswer Of(Anchor anchor, bool withheld) =>
        new(withheld ? null : anchor.Passage, anchor.FoundIn, anchor.Checked, anchor.State, anchor.Method, anchor.Similarity, anchor.Cause);
}

public sealed record ReplyAnswer(string Id, string Body, string By, DateTimeOffset At);
