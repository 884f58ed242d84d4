namespace Newsroom.Core.Kernel;

/// <summary>An archive whose recorded times fall, whose versions have holes, or whose events are unknown.</summary>
public sealed class ArchiveInvalid(string message) : Exception(message);

/// <summary>
/// What stands in the log and this program cannot read: of a newer program's type, or damaged. Whoever passes events on passes it
/// on as it is; whoever folds them must not go on without it.
/// </summary>
/// <param name="Type">The name under which it is stored.</param>
/// <param name="Json">As it is stored.</param>
/// <param name="Why">A sentence.</param>
public sealed record Unreadable(string Type, string Json, string Why);

/// <summary>A stream cannot be folded here: it holds an event that this program cannot read.</summary>
public sealed class UnreadableEvent(string stream, long version, long position, string why)
    : Exception($"Event {version} of {stream}, at position {position}, cannot be read here: {why}")
{
    public long Position { get; } = position;
}

/// <summary>An event type that the registry does not know: loud, because to skip it would be to lose it.</summary>
public sealed class UnknownEvent(string type) : Exception($"No event type is registered as '{type}'.");

/// <summary>
/// A text is asked for that was left in the database: what stands here is the outline of an event whose text a later one has
/// replaced. An error of whoever asks, never of a request: the event has to be read whole first.
/// </summary>
public sealed class TextNotRead(string text) : InvalidOperationException($"The {text} was not read: this is an outline.");
