using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>The moment that a question is about, and who asks as far as it decides what is shown.</summary>
/// <param name="Position">The log up to here, inclusive; 0 is the empty newsroom.</param>
/// <param name="Asked">Whether the question named the moment; otherwise it is now.</param>
/// <param name="PublishedBy">What the public had by then, and nothing of the desk's own; null for the desk's view.</param>
public sealed record Moment(long Position, bool Asked, DateTimeOffset? PublishedBy)
{
    /// <summary>Whether whoever asks reads the words of retracted reports, as editors do.</summary>
    public bool ReadsRetracted { get; init; } = true;

    /// <summary>Whether nobody in particular asks: the public's view at present is all that there is, and addresses say no moment.</summary>
    public bool IsPublicReading { get; init; }

    /// <summary>Who asks: notes that are not for them are not there.</summary>
    public Colleague Reader { get; init; } = Colleague.House;

    /// <summary>Whether the report that a note is on was retracted, at present.</summary>
    public bool ReportRetracted { get; init; }

    /// <summary>In the public's view of a note: the passage in the revision that the public had, and that revision; null when the public had no such note.</summary>
    public PublicPlace? PublicPlace { get; init; }

    /// <summary>The retraction for which the words of the report in question are left out; null when they are shown.</summary>
    public Retraction? Withheld { get; init; }

    /// <summary>Of a note on a report: when each of the report's revisions was recorded that there were at the moment, from number 1.</summary>
    public IReadOnlyList<DateTimeOffset> RevisionTimes { get; init; } = [];

    /// <summary>In the public's view of a story: its reports of which something was public, by id, in the order in which they were attached.</summary>
    public IReadOnlyList<string> PublicReports { get; init; } = [];
}
