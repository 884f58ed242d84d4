using Newsroom.Core.Access;

namespace Newsroom.Server.Access;

/// <summary>Whose tokens are taken, and what their claims mean: the section <c>Newsroom:Tokens</c>, or <c>NEWSROOM_OIDC_*</c>.</summary>
public sealed record TokenOptions
{
    /// <summary>The issuer (OpenID Connect Discovery 1.0): its metadata are at <c>{Authority}/.well-known/openid-configuration</c>. Null: no tokens are taken.</summary>
    public string? Authority { get; set; }

    /// <summary>What a token's <c>aud</c> has to name: this newsroom.</summary>
    public string? Audience { get; set; }

    /// <summary>
    /// The claim that names the actor. It has to be a person's for ever: the subject alone is that by the specification
    /// (OpenID Connect Core §5.7); a user name may be given to somebody else one day.
    /// </summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>The claim with the roles: a text or several. A claim inside another is named with a full stop, <c>realm_access.roles</c>.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>What the claim's values mean, <c>staff=reader,desk-chiefs=editor</c>. Null: the roles' own words, and no others.</summary>
    public string? Roles { get; set; }

    /// <summary>The claim with the groups, named as <see cref="RoleClaim"/> is.</summary>
    public string GroupClaim { get; set; } = "groups";

    /// <summary>What the claim's values mean, <c>/desk/foreign=foreign</c>. Null: each value is a group's own name.</summary>
    public string? Groups { get; set; }

    /// <summary>By how much the issuer's clock may differ from this node's.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the issuer may take to answer.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The role that the claim's values give; the highest of several. Null for none.</summary>
    public Role? RoleOf(IEnumerable<string> values)
    {
        var meanings = Pairs(Roles) ?? Core.Access.Roles.All.ToDictionary(word => word, StringComparer.Ordinal);
        return values.Select(value => Core.Access.Roles.TryParse(meanings.GetValueOrDefault(value), out var role) ? (Role?)role : null).Max();
    }

    /// <summary>The groups that the claim's values name.</summary>
    public IEnumerable<string> GroupsOf(IEnumerable<string> values) =>
        (Pairs(Groups) is { } meanings ? values.Select(value => meanings.GetValueOrDefault(value)).OfType<string>() : values).Distinct(StringComparer.Ordinal);

    /// <summary>What makes no sense, named as a deployment sets it.</summary>
    internal IEnumerable<string> Failures()
    {
        if (Authority is null)
        {
            if (Audience is not null) yield return "NEWSROOM_OIDC_AUDIENCE is set, but no NEWSROOM_OIDC_AUTHORITY whose tokens it could be about.";
            yield break;
        }
        // Whoever can change an answer of the issuer's can be anybody.
        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            yield return "NEWSROOM_OIDC_AUTHORITY is an https address without a query (http on this machine alone), and this is none.";
        if (string.IsNullOrWhiteSpace(Audience))
            yield return "NEWSROOM_OIDC_AUTHORITY is set, but no NEWSROOM_OIDC_AUDIENCE: tokens that were given for something else would open the newsroom.";
        if (string.IsNullOrWhiteSpace(NameClaim) || string.IsNullOrWhiteSpace(RoleClaim) || string.IsNullOrWhiteSpace(GroupClaim))
            yield return "NEWSROOM_OIDC_NAME_CLAIM, _ROLE_CLAIM and _GROUP_CLAIM are names of claims.";
        if (Roles is not null && !(Pairs(Roles) is { Count: > 0 } roles && roles.Values.All(word => Core.Access.Roles.TryParse(word, out _))))
            yield return $"NEWSROOM_OIDC_ROLES is a list such as staff=reader,desk-chiefs=editor, whose roles are {string.Join(", ", Core.Access.Roles.All)}; each value once.";
        if (Groups is not null && Pairs(Groups) is not { Count: > 0 })
            yield return "NEWSROOM_OIDC_GROUPS is a list such as /desk/foreign=foreign,/desk/sport=sport; each value once.";
        if (ClockSkew < TimeSpan.Zero || ClockSkew > TimeSpan.FromMinutes(5)) yield return "Newsroom__Tokens__ClockSkew is 0 to 5 minutes.";
        if (Patience <= TimeSpan.Zero || Patience > TimeSpan.FromMinutes(1)) yield return "Newsroom__Tokens__Patience is a time up to a minute.";
    }

    /// <summary>Null for a list that is not one, and for none.</summary>
    private static Dictionary<string, string>? Pairs(string? list)
    {
        if (list is null) return null;
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The last one parts: a value may be a distinguished name, a newsroom's word has none.
            var at = pair.LastIndexOf('=');
            if (at < 1 || at == pair.Length - 1 || !pairs.TryAdd(pair[..at].Trim(), pair[(at + 1)..].Trim())) return [];
        }
        return pairs;
    }
}
