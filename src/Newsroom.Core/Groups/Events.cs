using Newsroom.Core.Kernel;

namespace Newsroom.Core.Groups;

/// <summary>A group of people came to be.</summary>
/// <param name="Name">As it is shown.</param>
public sealed record GroupCreated(string Name);

public sealed record GroupRenamed(string Name);

/// <param name="Member">The actor's name.</param>
public sealed record GroupMemberAdded([property: Erasable] string Member);

/// <inheritdoc cref="GroupMemberAdded"/>
public sealed record GroupMemberRemoved([property: Erasable] string Member);
