using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access;

/// <summary>A key that still opens gets another end, or none.</summary>
/// <param name="Ends">Null for none.</param>
/// <param name="Now">What has ended by then is not renewed: whoever found it meanwhile would be let in again.</param>
public sealed record RenewKey(DateTimeOffset? Ends, DateTimeOffset Now) : ICommand<AccessKey>
{
    public Decision Decide(AccessKey? state)
    {
        if (state is null) return Decision.Conflict("key-unknown", "There is no such key.");
        if (state.Revoked) return Decision.Conflict("key-revoked", "The key was revoked; grant another.");
        if (state.HasEnded(Now)) return Decision.Conflict("key-ended", $"The key ended at {Times.Text(state.Ends!.Value)}; grant another.");
        if (KeyRules.CheckEnd(Ends, Now) is { } refused) return refused;
        return state.Ends == Ends ? Decision.Nothing : Decision.Accept(new KeyEndSet(Ends));
    }
}
