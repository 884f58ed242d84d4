using Newsroom.Core.Anchoring;

namespace Newsroom.Core.Annotations.Listings;

/// <summary>A note as a report's page and lists show it.</summary>
/// <param name="Version">Of the note's stream.</param>
/// <param name="PostedOn">Number of the revision on which it was put.</param>
/// <param name="Revision">Number of the revision whose words <paramref name="Passage"/> gives.</param>
/// <param name="CheckedOn">
/// The last revision in which the passage was looked for. A reader that shows a later one says: pending on that one.
/// </param>
/// <param name="Posted">The passage as it was when the note was put on it.</param>
/// <param name="Anchor">An orphan, and a note whose place is ambiguous, keeps the passage that it had last.</param>
/// <param name="Method">unchanged, moved or reworded; null where a person put it, and for an orphan.</param>
/// <param name="Similarity">0 to 1; null likewise.</param>
/// <param name="Cause">Why an orphan's passage was not found; null otherwise.</param>
/// <param name="Changed">Kinds of change from the words posted, or last confirmed.</param>
/// <param name="Candidates">Places between which a person has to choose; empty unless ambiguous.</param>
/// <param name="Confirmed">The last time that a person said where the passage is.</param>
/// <param name="Work">What the desk has done about it; null for nothing.</param>
public sealed record AnnotationListing(
    string Id,
    long Version,
    string? Article,
    int PostedOn,
    int Revision,
    int CheckedOn,
    Passage Posted,
    Passage Passage,
    AnchorState Anchor,
    string? Method,
    double? Similarity,
    string? Cause,
    IReadOnlyList<string> Changed,
    IReadOnlyList<Passage> Candidates,
    Confirmation? Confirmed,
    AnnotationState State,
    string Motivation,
    string Body,
    IReadOnlyList<string> Tags,
    IReadOnlyList<Reply> Replies,
    string Author,
    DateTimeOffset PostedAt,
    DateTimeOffset? EditedAt,
    DeskWork? Work = null)
{
    /// <summary>One of <see cref="NoteTargets"/>.</summary>
    public string Target { get; init; } = NoteTargets.Body;

    /// <summary>The note as it was sent last in the W3C's form; null when it never was.</summary>
    public string? Document { get; init; }

    /// <inheritdoc cref="Annotation.IsEditedSince"/>
    public bool IsEditedSince { get; init; }

    /// <summary>The same, with its passage where the anchor has it.</summary>
    public AnnotationListing At(Anchor anchor) => this with
    {
        Revision = anchor.FoundIn, CheckedOn = anchor.Checked, Passage = anchor.Passage, Anchor = anchor.State, Method = anchor.Method,
        Similarity = anchor.Similarity, Cause = anchor.Cause, Changed = anchor.Changed, Candidates = anchor.Candidates, Confirmed = anchor.Confirmed,
    };

    public Anchor AnchorNow() => new(Passage, Revision, CheckedOn, Anchor, Method, Similarity, Cause, Changed, Candidates, Confirmed);
}
