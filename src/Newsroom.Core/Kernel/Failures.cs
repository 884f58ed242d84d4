namespace Newsroom.Core.Kernel;

/// <summary>An archive whose recorded times fall, whose versions have holes, or whose events are unknown.</summary>
public sealed class ArchiveInvalid(string message) : Exception(message);

/// <summary>An event type that the registry does not know: loud, because to skip it would be to lose it.</summary>
public sealed class UnknownEvent(string type) : Exception($"No event type is registered as '{type}'.");
