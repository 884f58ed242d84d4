using System.Globalization;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Http;

/// <summary>The moment that a question is about.</summary>
/// <param name="Position">The log up to here, inclusive; 0 is the empty newsroom.</param>
/// <param name="Asked">Whether the question said <c>asOf</c>; otherwise the moment is now.</param>
/// <param name="PublishedBy">Only article versions published by then; null for no such limit.</param>
public sealed record Moment(long Position, bool Asked, DateTimeOffset? PublishedBy)
{
    /// <summary>A permanent address of the same answer: both coordinates of the question, as a position and a time.</summary>
    public string Permalink(string path, params IEnumerable<KeyValuePair<string, string?>> more)
    {
        var query = QueryString.Create("asOf", Position.ToString(CultureInfo.InvariantCulture));
        if (PublishedBy is { } time) query = query.Add("publishedBy", Times.Text(time));
        foreach (var (name, value) in more)
            if (value is not null) query = query.Add(name, value);
        return path + query;
    }
}

/// <summary>Reads <c>asOf</c> and <c>publishedBy</c>.</summary>
public static class Moments
{
    public const string AsOf = "asOf";
    public const string PublishedBy = "publishedBy";

    /// <exception cref="RequestRefused">400 for what cannot be read, 422 for a position above the safe head.</exception>
    public static async ValueTask<Moment> Read(HttpContext http, IEventStore events)
    {
        var publishedBy = ReadTime(http.Request, PublishedBy);
        if (http.Request.Query[AsOf] is not [{ } text])
            return new Moment(await events.SafeHead(http.RequestAborted), Asked: false, publishedBy);

        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            var head = await events.SafeHead(http.RequestAborted);
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position > head)
                throw new RequestRefused(Problems.PositionAhead(long.TryParse(text, CultureInfo.InvariantCulture, out var p) ? p : long.MaxValue, head));
            return new Moment(position, Asked: true, publishedBy);
        }

        var time = ReadTime(http.Request, AsOf)!.Value;
        return new Moment(await events.PositionAt(time, http.RequestAborted), Asked: true, publishedBy);
    }

    private static DateTimeOffset? ReadTime(HttpRequest request, string parameter)
    {
        if (request.Query[parameter] is not [{ } text]) return null;
        // A '+' that was not percent-encoded arrives as a space, and where an offset begins there is nothing else that it can mean.
        if (text is [.., ' ', _, _, ':', _, _]) text = $"{text[..^6]}+{text[^5..]}";
        if (Rfc3339.TryParseDay(text, out var time) || Rfc3339.TryParse(text, out time)) return Times.Cut(time);
        var position = parameter == AsOf ? "a position, " : "";
        throw new RequestRefused(Problems.MalformedParameter(parameter,
            $"'{parameter}' is {position}a time of RFC 3339 with its offset (2024-10-20T18:30:00Z) or a date, which means the whole of that day in UTC."));
    }
}
