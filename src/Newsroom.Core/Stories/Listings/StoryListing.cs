using System.Text.Json.Serialization;

namespace Newsroom.Core.Stories.Listings;

/// <summary>A story as lists show it. Its reports are counted here and listed in <c>memberships</c>.</summary>
/// <param name="Version">Of the story's stream.</param>
/// <param name="Articles">How many reports are attached.</param>
/// <param name="Briefs">The editions that stand, in order, at most one for an audience.</param>
/// <param name="Public">What stood in public, in order: every publication to the public, with its corrections and its withdrawal.</param>
/// <param name="ChangedAt">When anything last happened in the story's own stream.</param>
public sealed record StoryListing(
    string Id,
    long Version,
    string Title,
    string Summary,
    StoryState State,
    string OpenedBy,
    DateTimeOffset OpenedAt,
    int Articles,
    IReadOnlyList<StandingBrief> Briefs,
    IReadOnlyList<PublicHeadline> Public,
    DateTimeOffset ChangedAt)
{
    /// <summary>The latest of them; null when none stands.</summary>
    [JsonIgnore]
    public StandingBrief? Brief => Briefs is [.., { } last] ? last : null;

    /// <summary>What stood in public at a time; null when nothing had been published to the public by then.</summary>
    public PublicHeadline? PublicBy(DateTimeOffset by) => Public.LastOrDefault(p => p.At <= by);
}

public enum StoryState { Open, Closed }

/// <summary>What a list says of an edition that stands.</summary>
/// <param name="CorrectedAt">Of the last correction; null when there was none.</param>
public sealed record StandingBrief(
    int Edition, string Audience, string Headline, string PublishedBy, DateTimeOffset PublishedAt, DateTimeOffset? CorrectedAt);

/// <summary>What stood in public from a time on, until the next.</summary>
/// <param name="Headline">Null when the edition was withdrawn.</param>
/// <param name="PublishedAt">Of the edition.</param>
/// <param name="CorrectedAt">Of the edition's last correction by then; null when there was none.</param>
public sealed record PublicHeadline(
    DateTimeOffset At, int Edition, string? Headline, DateTimeOffset PublishedAt, DateTimeOffset? CorrectedAt);
