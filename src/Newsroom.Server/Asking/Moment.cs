using Newsroom.Core.Articles;

namespace Newsroom.Server.Asking;

/// <summary>The moment that a question is about, and who asks as far as it decides what is shown.</summary>
/// <param name="Position">The log up to here, inclusive; 0 is the empty newsroom.</param>
/// <param name="Asked">Whether the question named the moment; otherwise it is now.</param>
/// <param name="PublishedBy">What the public had by then, and nothing of the desk's own; null for the desk's view.</param>
public sealed record Moment(long Position, bool Asked, DateTimeOffset? PublishedBy)
{
    /// <summary>Whether whoever asks reads the words of retracted reports, as editors do.</summary>
    public bool ReadsRetracted { get; init; } = true;

    /// <summary>The retraction for which the words of the report in question are left out; null when they are shown.</summary>
    public Retraction? Withheld { get; init; }

    /// <summary>Of a note on a report: when each of the report's revisions was recorded that there were at the moment, from number 1.</summary>
    public IReadOnlyList<DateTimeOffset> RevisionTimes { get; init; } = [];

    /// <summary>In the public's view of a story: its reports of which something was public, by id, in the order in which they were attached.</summary>
    public IReadOnlyList<string> PublicReports { get; init; } = [];
}
