namespace Newsroom.Server.Asking;

/// <summary>The moment that a question is about.</summary>
/// <param name="Position">The log up to here, inclusive; 0 is the empty newsroom.</param>
/// <param name="Asked">Whether the question named the moment; otherwise it is now.</param>
/// <param name="PublishedBy">Only article versions published by then; null for no such limit.</param>
public sealed record Moment(long Position, bool Asked, DateTimeOffset? PublishedBy);
