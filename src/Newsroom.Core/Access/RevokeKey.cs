using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access;

/// <summary>The key opens nothing any more.</summary>
public sealed record RevokeKey : ICommand<AccessKey>
{
    public Decision Decide(AccessKey? state) => state switch
    {
        null => Decision.Conflict("key-unknown", "There is no such key."),
        { Revoked: true } => Decision.Nothing,
        _ => Decision.Accept(new KeyRevoked()),
    };
}
