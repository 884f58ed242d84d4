namespace Newsroom.Core.Kernel;

/// <summary>An event of an archive, with the time at which that archive recorded it.</summary>
public sealed record ArchivedEvent(string Stream, long Version, Guid Id, object Data, DateTimeOffset At, Metadata Metadata);
