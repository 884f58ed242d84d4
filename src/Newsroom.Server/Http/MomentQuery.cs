using System.Globalization;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Http;

/// <summary>Moments in addresses: the parameters <c>asOf</c> and <c>publishedBy</c>, and permalinks made of them.</summary>
public static class MomentQuery
{
    public const string AsOf = "asOf";
    public const string PublishedBy = "publishedBy";

    /// <exception cref="RequestRefused">400 for what cannot be read.</exception>
    /// <exception cref="PositionAhead">The position is above the safe head.</exception>
    public static async ValueTask<Moment> Read(HttpContext http, Moments moments)
    {
        if (http.User.IsThePublic()) return await Present(http, moments);
        DateTimeOffset? publishedBy = null;
        if (TextOf(http.Request, PublishedBy) is { } by)
            publishedBy = Asking.AsOf.TryParseTime(by, out var time) ? time : throw Malformed(PublishedBy, "");
        AsOf? asOf = null;
        if (TextOf(http.Request, AsOf) is { } at && !Asking.AsOf.TryParse(at, out asOf)) throw Malformed(AsOf, "a position, ");
        return (await moments.Resolve(asOf, publishedBy, http.RequestAborted)) with
        {
            ReadsRetracted = ReadsRetracted(http),
            Reader = await http.RequestServices.GetRequiredService<Colleagues>().Of(http.User, http.RequestAborted),
        };
    }

    /// <summary>
    /// What the public is shown: its view as of now. No other moment: before an embargo was known here a report seemed free, and what
    /// was withdrawn since was there.
    /// </summary>
    private static async ValueTask<Moment> Present(HttpContext http, Moments moments)
    {
        if (http.Request.Query.ContainsKey(AsOf) || http.Request.Query.ContainsKey(PublishedBy))
            throw new RequestRefused(Problems.Unauthenticated("Without a key or a token there is what is public at present; other moments are for whoever has one."));
        var now = Times.Cut(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return (await moments.Resolve(null, now, http.RequestAborted)) with { ReadsRetracted = false, IsPublicReading = true };
    }

    /// <summary>Whether the key reads the words of retracted reports: they are for whoever may retract one.</summary>
    public static bool ReadsRetracted(HttpContext http) => http.User.Is(Parameters.Publishes);

    /// <summary>A permanent address of the same answer: both coordinates of the question, as a position and a time.</summary>
    public static string Permalink(this Moment moment, string path, params IEnumerable<KeyValuePair<string, string?>> more)
    {
        // The public may not ask about a moment: its addresses are those of the present.
        var query = moment.IsPublicReading ? QueryString.Empty : QueryString.Create(AsOf, moment.Position.ToString(CultureInfo.InvariantCulture));
        if (!moment.IsPublicReading && moment.PublishedBy is { } time) query = query.Add(PublishedBy, Times.Text(time));
        foreach (var (name, value) in more)
            if (value is not null) query = query.Add(name, value);
        return path + query;
    }

    private static string? TextOf(HttpRequest request, string parameter)
    {
        if (request.Query[parameter] is not [{ } text]) return null;
        // A '+' that was not percent-encoded arrives as a space, and where an offset begins there is nothing else that it can mean.
        return text is [.., ' ', _, _, ':', _, _] ? $"{text[..^6]}+{text[^5..]}" : text;
    }

    private static RequestRefused Malformed(string parameter, string position) => new(Problems.MalformedParameter(parameter,
        $"'{parameter}' is {position}a time of RFC 3339 with its offset (2024-10-20T18:30:00Z) or a date, which means the whole of that day in UTC."));
}
