using System.Globalization;
using System.Security.Cryptography;

namespace Newsroom.Server.Http;

/// <summary>
/// Entity tags (RFC 9110 §8.8.3), all strong. A resource that shows its own stream is tagged
/// <c>"v{version}-{representation}"</c>; <c>If-Match</c> asks by the version alone, and what the software itself has done since (carried a note) refuses
/// no edit. Pages and lists are tagged by their bytes and take no <c>If-Match</c>.
/// </summary>
public static class ETags
{
    public static string Of(long version, ReadOnlySpan<byte> representation) =>
        string.Create(CultureInfo.InvariantCulture, $"\"v{version}-{Tag(representation)}\"");

    public static string OfBytes(ReadOnlySpan<byte> representation) => $"\"{Tag(representation)}\"";

    /// <summary>
    /// The versions that <c>If-Match</c> names; a weak tag or one that is none of ours names no version. Null when there is no
    /// <c>If-Match</c>, or one that names no version at all (<c>*</c>): that would mean "whatever is there", the lost update
    /// that <c>If-Match</c> exists to prevent.
    /// </summary>
    public static IReadOnlyCollection<long>? ExpectedVersions(HttpRequest request)
    {
        var tags = Split(request.Headers.IfMatch.ToString());
        return tags.Count == 0 || tags is ["*"] ? null : [.. tags.Select(VersionOf).OfType<long>()];
    }

    /// <summary>RFC 9110 §13.1.2, by weak comparison.</summary>
    public static bool IsNoneMatch(HttpRequest request, string etag)
    {
        var tags = Split(request.Headers.IfNoneMatch.ToString());
        return tags is ["*"] || tags.Any(tag => (tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag) == etag);
    }

    private static long? VersionOf(string tag)
    {
        if (!tag.StartsWith("\"v", StringComparison.Ordinal) || !tag.EndsWith('"')) return null;
        var dash = tag.IndexOf('-', StringComparison.Ordinal);
        return dash > 2 && long.TryParse(tag.AsSpan(2, dash - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
    }

    // Our own tags hold no comma, so that a list may be cut at commas.
    private static IReadOnlyList<string> Split(string header) =>
        header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Tag(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 10));
}
