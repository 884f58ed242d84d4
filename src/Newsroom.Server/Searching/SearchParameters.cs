using Newsroom.Core.Articles;
using Newsroom.Core.Stories;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.Searching;

/// <summary>The parameters by which notes and reports are searched alike.</summary>
public static class SearchParameters
{
    /// <summary>UTF-16 units of what is looked for.</summary>
    private const int MostWords = 500;

    public static QueryParameter Words { get; } = new("q",
        "Words to be looked for, in each text by the rules of its own language (French, English; in others as they stand), whatever their case and accents: "
        + "all of them, a \"quoted phrase\", one or another (`or`), and not `-this`. No text of it is an error.");

    public static QueryParameter Story { get; } = new("story", "Only of the story: its reports, and the notes on them.");
    public static QueryParameter Outlet { get; } = new("outlet", "Only of the outlet, as it writes its name: its reports, and the notes on them.");
    public static QueryParameter Url { get; } = new("url", "Only of the report at the address, however it is spelt.");
    public static QueryParameter From { get; } = new("from", "Only what was first recorded (posted, filed) at the time of RFC 3339 or later; a date stands for its beginning in UTC.");
    public static QueryParameter To { get; } = new("to", "Only what was first recorded at the time of RFC 3339 or earlier; a date stands for its end in UTC.");

    public static string? WordsOf(ListQuery query) => query.Filter(Words) is not { Length: > MostWords } words
        ? query.Filter(Words)
        : throw Malformed(Words, $"'q' has {words.Length} characters; {MostWords} are allowed.");

    public static string? StoryOf(ListQuery query) =>
        query.Filter(Story) is { } story && !StoryRules.IsSlug(story) ? throw Malformed(Story, "'story' is no story's id.") : query.Filter(Story);

    /// <summary>Id of the report that is, or would be, at the address.</summary>
    public static string? UrlOf(ListQuery query) => query.Filter(Url) is not { } url ? null
        : CanonicalUrl.Of(url) is { } canonical ? ArticleId.FromUrl(canonical)
        : throw Malformed(Url, "'url' is no absolute http or https address.");

    public static DateTimeOffset? FromOf(ListQuery query) => TimeOf(query, From, isBeginning: true);

    public static DateTimeOffset? ToOf(ListQuery query) => TimeOf(query, To, isBeginning: false);

    /// <summary>The values of a parameter that may have several; none where it is left out.</summary>
    /// <param name="known">Those that there are; null for any.</param>
    public static IReadOnlyList<string> Several(this ListQuery query, QueryParameter parameter, IReadOnlyList<string>? known = null)
    {
        if (query.Filter(parameter) is not { } text) return [];
        var values = text.Split(',', StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
        if (values.Length > SearchedListing.MostNamed) throw Malformed(parameter, $"'{parameter.Name}' has {values.Length} values; {SearchedListing.MostNamed} are allowed.");
        return known is not null && values.FirstOrDefault(v => !known.Contains(v, StringComparer.Ordinal)) is { } unknown
            ? throw Malformed(parameter, $"'{unknown}' is none of {string.Join(", ", known)}.")
            : values;
    }

    /// <inheritdoc cref="Several(ListQuery, QueryParameter, IReadOnlyList{string})"/>
    public static IReadOnlyList<T> Several<T>(this ListQuery query, QueryParameter parameter) where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant(), StringComparer.Ordinal);
        return [.. query.Several(parameter, [.. names.Keys]).Select(name => names[name])];
    }

    private static DateTimeOffset? TimeOf(ListQuery query, QueryParameter parameter, bool isBeginning)
    {
        if (query.Filter(parameter) is not { } text) return null;
        // A '+' that was not percent-encoded arrives as a space, and where an offset begins there is nothing else that it can mean.
        if (text is [.., ' ', _, _, ':', _, _]) text = $"{text[..^6]}+{text[^5..]}";
        if (!AsOf.TryParseTime(text, out var time)) throw Malformed(parameter, $"'{parameter.Name}' is a time of RFC 3339 with its offset, or a date.");
        return isBeginning && Rfc3339.TryParseDay(text, out _) ? time.UtcDateTime.Date : time;
    }

    private static RequestRefused Malformed(QueryParameter parameter, string detail) => new(Problems.MalformedParameter(parameter.Name, detail));
}
