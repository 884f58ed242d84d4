using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access;

/// <summary>An API key was granted. The key itself is shown once and never stored.</summary>
/// <param name="Name">The actor of whatever the key does.</param>
/// <param name="Role">reader, journalist, editor or administrator.</param>
/// <param name="Hash">SHA-256 of the key, lower-case hex. A 256-bit random key needs no slow hash.</param>
public sealed record KeyGranted([property: Erasable] string Name, string Role, string Hash);

public sealed record KeyRevoked;

/// <summary>The key's end was set, with the grant or later: it opens nothing from then on.</summary>
/// <param name="Ends">Null when it has none any more.</param>
public sealed record KeyEndSet(DateTimeOffset? Ends);
