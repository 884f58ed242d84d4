namespace Newsroom.Core.Access;

/// <summary>Names under which the newsroom itself acts: a key by that name could pass for it in the audit trail.</summary>
public static class ReservedActors
{
    public const string Reanchoring = "reanchoring";
    public const string Embargoes = "embargoes";

    /// <summary>Grants the first administrator's key.</summary>
    public const string FirstStart = "first start";

    /// <summary>What stands behind the name of the user who runs a command.</summary>
    public const string CommandLine = "(command line)";

    /// <summary>What stands before the name of whoever comes with a token of an issuer: no key's name begins like it.</summary>
    public const string Token = "oidc:";

    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Reanchoring, Embargoes, FirstStart };

    private static readonly string[] Skeletons = [.. All.Select(NameSkeleton.Of)];
    private static readonly string Suffix = NameSkeleton.Of(CommandLine);
    private static readonly string Prefix = NameSkeleton.Of(Token);

    /// <summary>Whether a reader could take the name for one of them.</summary>
    public static bool Resembles(string name)
    {
        var skeleton = NameSkeleton.Of(name);
        return Skeletons.Contains(skeleton, StringComparer.Ordinal) || skeleton.EndsWith(Suffix, StringComparison.Ordinal)
            || skeleton.StartsWith(Prefix, StringComparison.Ordinal);
    }
}
