namespace Newsroom.Server.Access;

/// <summary>What stands in <c>Authorization</c>, and what is answered about it (RFC 6750 §2.1, §3).</summary>
internal static class BearerCredential
{
    private const string Prefix = "Bearer ";

    /// <summary>Of a 403 (§3.1): the request needs more than the credential gives.</summary>
    public const string InsufficientScope = "Bearer realm=\"newsroom\", error=\"insufficient_scope\"";

    /// <summary>The key or the token; null where the header is missing, or holds something else.</summary>
    public static string? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : null;
    }

    /// <summary>In an <c>error_description</c> there are no quotation marks, no backslash, and ASCII alone (§3).</summary>
    public static string Quotable(string text) => string.Concat(text.Select(c => c is '"' or '\\' ? '\'' : c is >= ' ' and < '\x7f' ? c : '?'));
}
