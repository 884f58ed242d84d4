using System.Globalization;
using System.Text;

namespace Newsroom.Core.Articles;

/// <summary>
/// One spelling for the many of one address: two links to a report must come to one id.
/// </summary>
/// <remarks>
/// RFC 3986 §6.2.2 and §6.2.3, and beyond them what readers' links do to an address:
/// scheme and host in lower case, an international host as Punycode, a dot behind the host dropped; http and https are
/// one report, written https (outlets move from one to the other; none serves two reports so); default ports dropped;
/// percent-encodings of unreserved characters decoded, others in upper case, characters that may not stand there
/// encoded as UTF-8; dot segments removed; slashes at the end of the path dropped, but for the root's; tracking
/// parameters dropped, the others kept in their order; the fragment dropped. <c>www.</c> stays: it is another host.
/// </remarks>
public static class CanonicalUrl
{
    /// <summary>Prefixes of tracking parameters: Urchin's and its heirs', AT Internet's, Matomo's, HubSpot's.</summary>
    private static readonly string[] TrackingPrefixes = ["utm_", "at_", "mtm_", "pk_", "hsa_"];

    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "yclid", "ttclid", "igshid",
        "mc_cid", "mc_eid", "_ga", "_gl", "xtor", "wt_mc", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_enc_id",
    };

    /// <summary>The canonical spelling; null when it is no absolute http or https address, or carries a user name.</summary>
    public static string? Of(string url)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps
            || uri.UserInfo.Length > 0
            || Host(uri) is not { } host)
        {
            return null;
        }

        var canonical = new StringBuilder("https://").Append(host);
        if (!uri.IsDefaultPort && uri.Port != 443) canonical.Append(CultureInfo.InvariantCulture, $":{uri.Port}");
        canonical.Append(Path(uri.GetComponents(UriComponents.Path, UriFormat.UriEscaped)));
        var query = Query(uri.GetComponents(UriComponents.Query, UriFormat.UriEscaped));
        if (query.Length > 0) canonical.Append('?').Append(query);
        return canonical.ToString();
    }

    private static string? Host(Uri uri)
    {
        switch (uri.HostNameType)
        {
            case UriHostNameType.IPv4 or UriHostNameType.IPv6:
                return uri.Host;
            case UriHostNameType.Dns:
                try
                {
                    var host = new IdnMapping().GetAscii(uri.Host.TrimEnd('.').ToLowerInvariant()).ToLowerInvariant();
                    return host.Length > 0 ? host : null;
                }
                catch (ArgumentException)
                {
                    return null;
                }
            default:
                return null;
        }
    }

    private static string Path(string escaped)
    {
        var path = RemoveDotSegments(Normalise("/" + escaped));
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed;
    }

    private static string Query(string escaped) =>
        string.Join('&', Normalise(escaped).Split('&').Where(p => p.Length > 0 && !IsTracking(p)));

    private static bool IsTracking(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? parameter : parameter[..equals];
        return Tracking.Contains(name)
            || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>RFC 3986 §6.2.2.1 and §6.2.2.2.</summary>
    private static string Normalise(string text)
    {
        var normal = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                var value = byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (IsUnreserved((char)value)) normal.Append((char)value);
                else Encode(normal, value);
                i += 2;
            }
            else if (IsUnreserved(c) || "/?:@!$&'()*+,;=".Contains(c, StringComparison.Ordinal))
            {
                normal.Append(c);
            }
            else
            {
                // Half a surrogate pair becomes U+FFFD, as Uri itself has it.
                _ = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)]) Encode(normal, b);
                i += used - 1;
            }
        }
        return normal.ToString();
    }

    private static void Encode(StringBuilder text, byte value) =>
        text.Append(CultureInfo.InvariantCulture, $"%{value:X2}");

    private static bool IsUnreserved(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~';

    /// <summary>RFC 3986 §5.2.4, for a path that begins with a slash.</summary>
    private static string RemoveDotSegments(string path)
    {
        var kept = new List<string>();
        var segments = path.Split('/')[1..];
        for (var i = 0; i < segments.Length; i++)
        {
            var last = i == segments.Length - 1;
            switch (segments[i])
            {
                case ".":
                    if (last) kept.Add("");
                    break;
                case "..":
                    if (kept.Count > 0) kept.RemoveAt(kept.Count - 1);
                    if (last) kept.Add("");
                    break;
                default:
                    kept.Add(segments[i]);
                    break;
            }
        }
        return "/" + string.Join('/', kept);
    }
}
