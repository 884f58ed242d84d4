namespace Newsroom.Server.Asking;

/// <summary>A question is about a position that is not settled yet.</summary>
public sealed class PositionAhead(long position, long head)
    : Exception($"Position {position} is above the safe head, {head}: what it will hold is not settled yet.")
{
    public long Position { get; } = position;

    /// <summary>The safe head.</summary>
    public long Head { get; } = head;
}

/// <summary>A list has not come as far as the moment that it is asked about, and did not in the time that the question waited.</summary>
public sealed class ListingBehind(string listing, long position)
    : Exception($"The list '{listing}' has not reached position {position} yet.")
{
    public string Listing { get; } = listing;

    public long Position { get; } = position;
}

/// <summary>What a question is about does not exist, or did not at that moment.</summary>
/// <param name="what">Its category: article, annotation, story.</param>
/// <param name="notBy">The position at which there was none yet; null when there is none at all.</param>
public sealed class NothingThere(string what, string id, long? notBy = null)
    : Exception(notBy is null ? $"There is no {what} '{id}'." : $"There was no {what} '{id}' at position {notBy}.")
{
    public string What { get; } = what;

    public string Id { get; } = id;

    public long? NotBy { get; } = notBy;
}

/// <summary>
/// Nothing of what a question is about was public by then. That it is not there at all is told in the same words: a
/// difference would show what there is.
/// </summary>
public sealed class NothingPublic(string what, string id, DateTimeOffset by)
    : Exception($"Nothing of {what} '{id}' was public by {Core.Kernel.Times.Text(by)}.")
{
    public string What { get; } = what;

    public string Id { get; } = id;

    public DateTimeOffset By { get; } = by;
}
