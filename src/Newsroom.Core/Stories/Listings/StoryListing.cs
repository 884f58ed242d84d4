using System.Text.Json.Serialization;

namespace Newsroom.Core.Stories.Listings;

/// <summary>A story as lists show it. Its reports are counted here and listed in <c>memberships</c>.</summary>
/// <param name="Version">Of the story's stream.</param>
/// <param name="Articles">How many reports are attached.</param>
/// <param name="Briefs">The editions that stand, in order, at most one for an audience.</param>
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
    DateTimeOffset ChangedAt)
{
    /// <summary>The latest of them; null when none stands.</summary>
    [JsonIgnore]
    public StandingBrief? Brief => Briefs is [.., { } last] ? last : null;
}

public enum StoryState { Open, Closed }

/// <summary>What a list says of an edition that stands.</summary>
/// <param name="CorrectedAt">Of the last correction; null when there was none.</param>
public sealed record StandingBrief(
    int Edition, string Audience, string Headline, string PublishedBy, DateTimeOffset PublishedAt, DateTimeOffset? CorrectedAt);
