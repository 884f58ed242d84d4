using Microsoft.Net.Http.Headers;

namespace Newsroom.Server.Http;

/// <summary>Chooses the form in which an answer is given, by <c>Accept</c> (RFC 9110 §12.5.1).</summary>
public static class Negotiation
{
    /// <summary>
    /// The form that the client likes best; of those that it likes alike, the first. Where there is one form only, that one
    /// is given whatever was asked for, which §12.5.1 allows and which spares clients a header.
    /// </summary>
    /// <exception cref="RequestRefused">406 when the client reads none of several.</exception>
    public static Representation<TState> Choose<TState>(HttpContext http, IReadOnlyList<Representation<TState>> forms)
    {
        if (forms is [var only]) return only;
        // Said of every answer, so that no cache gives one client's form to another.
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        // A header that cannot be read says as little as none.
        if (!MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var ranges) || ranges.Count == 0) return forms[0];
        var best = forms.MaxBy(form => Quality(form.MediaType, ranges))!;
        return Quality(best.MediaType, ranges) > 0
            ? best
            : throw new RequestRefused(Problems.NotAcceptable(forms.Select(form => form.MediaType)));
    }

    /// <summary>Whether the client likes the one form better than the other; null where it says nothing of the difference.</summary>
    /// <exception cref="RequestRefused">406 when it reads neither.</exception>
    public static bool? Prefers(HttpContext http, string one, string other)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (!MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var ranges) || ranges.Count == 0) return null;
        var (first, second) = (Quality(one, ranges), Quality(other, ranges));
        if (first == 0 && second == 0) throw new RequestRefused(Problems.NotAcceptable([one, other]));
        return first == second ? null : first > second;
    }

    /// <summary>What the most specific range that covers the type says of it; 0 where none does.</summary>
    private static double Quality(string mediaType, IEnumerable<MediaTypeHeaderValue> ranges)
    {
        var type = MediaTypeHeaderValue.Parse(mediaType);
        return ranges.Where(range => Covers(range, type)).MaxBy(Precision) is { } range ? range.Quality ?? 1 : 0;
    }

    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue type) =>
        range.MatchesAllTypes
        || (range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase))
            && Parameters(range).All(wanted => type.Parameters.Any(own => IsSame(wanted, own))));

    private static int Precision(MediaTypeHeaderValue range) =>
        range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2 + Parameters(range).Count();

    /// <summary>Those of the media type: what follows the weight is not of it.</summary>
    private static IEnumerable<NameValueHeaderValue> Parameters(MediaTypeHeaderValue range) =>
        range.Parameters.TakeWhile(parameter => !parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase));

    private static bool IsSame(NameValueHeaderValue a, NameValueHeaderValue b) =>
        a.Name.Equals(b.Name, StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(a.Value).Equals(HeaderUtilities.RemoveQuotes(b.Value), StringComparison.OrdinalIgnoreCase);
}
