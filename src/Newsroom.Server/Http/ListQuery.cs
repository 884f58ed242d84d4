using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Http;

/// <summary>The question that a list answers: about which moment, from which place on, how many entries.</summary>
/// <param name="After">The last entry of the page before; null for the first page.</param>
/// <param name="Filters">Name and value of the filters given.</param>
public sealed record ListQuery(Moment Moment, int Limit, Place? After, IReadOnlyList<KeyValuePair<string, string?>> Filters)
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public Slice Slice => new(After, Limit);

    public string? Filter(QueryParameter parameter) => Filters.FirstOrDefault(f => f.Key == parameter.Name).Value;

    /// <exception cref="RequestRefused">400 or 422.</exception>
    public static async ValueTask<ListQuery> Read(
        HttpContext http, Moments moments, QueryParameter cursorParameter, params IReadOnlyList<QueryParameter> filters)
    {
        var moment = await MomentQuery.Read(http, moments);
        var given = filters.Where(f => http.Request.Query.ContainsKey(f.Name))
            .Select(f => KeyValuePair.Create(f.Name, (string?)http.Request.Query[f.Name].ToString())).ToList();
        var query = new ListQuery(moment, ReadLimit(http.Request), null, given);
        if (http.Request.Query[cursorParameter.Name] is not [{ } text]) return query;

        if (!Cursor.TryParse(text, query.Fingerprint(http.Request.Path), out var place, out var position))
            throw new RequestRefused(Problems.MalformedParameter(cursorParameter.Name, "The cursor is none that this list gave out for the same question."));
        // All pages of one list are about the moment of its first one; whoever says another contradicts himself.
        if (moment.Asked && moment.Position != position)
            throw new RequestRefused(Problems.MalformedParameter(cursorParameter.Name, $"The cursor is about position {position}, and asOf about {moment.Position}."));
        // Another node may have answered the first page, and have seen more of the log.
        return query with { Moment = await moments.At(moment, position, http.RequestAborted), After = place };
    }

    /// <summary>The address of the next page; null when this one is the last.</summary>
    /// <param name="last">The last entry shown, when there are more behind it.</param>
    public string? Next(string path, Place? last, QueryParameter cursorParameter) =>
        last is not { } place
            ? null
            : Moment.Permalink(path,
            [
                .. Filters,
                KeyValuePair.Create(Parameters.Limit.Name, (string?)Limit.ToString(CultureInfo.InvariantCulture)),
                KeyValuePair.Create(cursorParameter.Name, (string?)Cursor.Text(place, Moment.Position, Fingerprint(path))),
            ]);

    /// <summary>The permanent address of this very page: a permalink of the first page would show other entries than the second.</summary>
    public string Permalink(string path, QueryParameter cursorParameter) => Moment.Permalink(path, Parts(path, cursorParameter));

    /// <summary>Whatever, beside the moment, decides what stands on this page; what is as when left out, is left out.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parts(string path, QueryParameter cursorParameter) =>
    [
        .. Filters,
        KeyValuePair.Create(Parameters.Limit.Name, Limit == DefaultLimit ? null : Limit.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create(cursorParameter.Name, After is { } place ? Cursor.Text(place, Moment.Position, Fingerprint(path)) : null),
    ];

    private string Fingerprint(string path)
    {
        var text = new StringBuilder(path);
        text.Append('\n').Append(Moment.PublishedBy is { } by ? Times.Text(by) : "");
        foreach (var (name, value) in Filters) text.Append('\n').Append(name).Append('=').Append(value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 6));
    }

    private static int ReadLimit(HttpRequest request)
    {
        if (request.Query[Parameters.Limit.Name] is not [{ } text]) return DefaultLimit;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit
            ? limit
            : throw new RequestRefused(Problems.MalformedParameter(Parameters.Limit.Name, $"'limit' is a whole number from 1 to {MaxLimit}."));
    }
}
