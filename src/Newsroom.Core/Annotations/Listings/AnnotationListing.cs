using Newsroom.Core.Anchoring;

namespace Newsroom.Core.Annotations.Listings;

/// <summary>A note as a report's page and lists show it.</summary>
/// <param name="Version">Of the note's stream.</param>
/// <param name="PostedOn">Number of the revision on which it was put.</param>
/// <param name="Revision">Number of the revision whose words <paramref name="Passage"/> gives.</param>
/// <param name="CheckedOn">
/// The last revision in which the passage was looked for. A reader that shows a later one says: pending on that one.
/// </param>
/// <param name="Anchor">An orphan keeps the passage that it had last.</param>
/// <param name="Method">unchanged, moved or reworded; null where it was posted, and for an orphan.</param>
/// <param name="Similarity">0 to 1; null likewise.</param>
/// <param name="Cause">Why an orphan's passage was not found; null otherwise.</param>
public sealed record AnnotationListing(
    string Id,
    long Version,
    string Article,
    int PostedOn,
    int Revision,
    int CheckedOn,
    Passage Passage,
    AnchorState Anchor,
    string? Method,
    double? Similarity,
    string? Cause,
    AnnotationState State,
    string Motivation,
    string Body,
    IReadOnlyList<string> Tags,
    IReadOnlyList<Reply> Replies,
    string Author,
    DateTimeOffset PostedAt,
    DateTimeOffset? EditedAt);
