namespace Newsroom.Core.Access;

/// <summary>Names under which the newsroom itself acts: a key by that name could pass for it in the audit trail.</summary>
public static class ReservedActors
{
    public const string Reanchoring = "reanchoring";
    public const string Embargoes = "embargoes";

    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Reanchoring, Embargoes };
}
