using Newsroom.Core.Annotations;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.Annotations;

/// <summary>The tags of notes.</summary>
public static class TagList
{
    public static QueryParameter Prefix { get; } = new("prefix", "Only tags that begin so, whatever their case and accents.");

    public static async Task<IResult> Answer(HttpContext http, Moments moments, ListTags tags)
    {
        var moment = await MomentQuery.Read(http, moments);
        var limit = (int)(Numbers.Read(http.Request, Parameters.Limit.Name, 1, 200) ?? 50);
        var prefix = http.Request.Query[Prefix.Name] is [{ Length: > 0 } given] ? given : null;
        var items = await tags.Ask(moment, prefix is null ? null : Tags.Fold(prefix), limit, http.RequestAborted);
        return Answers.Page(http, moment.Position, new TagsAnswer(
            moment.Position, moment.PublishedBy,
            moment.Permalink("/api/tags", KeyValuePair.Create(Prefix.Name, prefix), KeyValuePair.Create(Parameters.Limit.Name, limit == 50 ? null : $"{limit}")), items));
    }
}

/// <param name="Position">The moment that the list is about.</param>
/// <param name="Permalink">The same list for ever.</param>
public sealed record TagsAnswer(long Position, DateTimeOffset? PublishedBy, string Permalink, IReadOnlyList<TagCount> Items);
