namespace Newsroom.Core.Access;

/// <summary>The name under which whoever comes with a token of an issuer acts: the claim's value behind <see cref="ReservedActors.Token"/>.</summary>
public static class TokenActor
{
    /// <summary>Code points of the claim's value. A subject has at most 255 ASCII characters (OpenID Connect Core §2).</summary>
    public const int MaxName = 255;

    /// <summary>A name that no key has, nor the newsroom itself; null, and why, for a value that the audit trail could not show as it is.</summary>
    public static string? Of(string value, out string? why)
    {
        // Trimmed, two values would be one actor.
        why = value.Trim() != value ? "It begins or ends with white space." : KeyRules.CheckReadable(value, MaxName)?.Refusal?.Detail;
        return why is null ? ReservedActors.Token + value : null;
    }
}
