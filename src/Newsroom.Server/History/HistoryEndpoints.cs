using Newsroom.Core.Access;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Annotations;
using Newsroom.Server.Articles;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Newsroom.Server.Stories;

namespace Newsroom.Server.History;

/// <summary>The audit trail of one story, report or note.</summary>
public static class HistoryEndpoints
{
    private static readonly QueryParameter After = new("after", "Version to start behind; 0, the beginning, when left out.", IsNumber: true);

    private const int DefaultLimit = 50;

    public static void MapHistory(this IEndpointRouteBuilder app)
    {
        Map(app, StoryEndpoints.Kind);
        Map(app, ArticleEndpoints.Kind);
        Map(app, AnnotationEndpoints.Kind);
    }

    private static void Map<TState>(IEndpointRouteBuilder app, ResourceKind<TState> kind) where TState : class, IFold<TState> =>
        app.MapGet($"{kind.Collection}/{{id}}/history", (HttpContext http, Moments moments, ReadHistory history, string id) => Answer(http, moments, history, kind, id))
            .WithTags("History").Needs(Role.Reader).WithSummary($"The audit trail of one {kind.What}")
            .WithDescription("Each entry with its position, recorded time, actor, reason, event and what it changed. "
                + "With publishedBy it is the public's: the versions of a report that it had and the retraction, the editions that went out to it; numbered from 1, "
                + "without the desk's own events, names and reasons. Of a retracted report only editors are shown the words.")
            .WithQuery(Parameters.AsOf, Parameters.PublishedBy, After, Parameters.Limit)
            .Produces<HistoryAnswer>().Produces(StatusCodes.Status304NotModified).Fails(400, 401, 404, 422, 503);

    private static async Task<IResult> Answer<TState>(HttpContext http, Moments moments, ReadHistory history, ResourceKind<TState> kind, string id)
        where TState : class, IFold<TState>
    {
        var after = Numbers.Read(http.Request, After.Name, 0, long.MaxValue) ?? 0;
        var limit = (int)(Numbers.Read(http.Request, Parameters.Limit.Name, 1, 200) ?? DefaultLimit);
        var page = await history.Ask<TState>(id, await MomentQuery.Read(http, moments), after, limit, http.RequestAborted);

        var path = $"{kind.PathOf(id)}/history";
        var permalink = page.At.Permalink(path,
            KeyValuePair.Create(After.Name, after == 0 ? null : $"{after}"),
            KeyValuePair.Create(Parameters.Limit.Name, limit == DefaultLimit ? null : $"{limit}"));
        var next = !page.More ? null : page.At.Permalink(path,
            KeyValuePair.Create(After.Name, (string?)$"{page.Entries[^1].Recorded.Version}"),
            KeyValuePair.Create(Parameters.Limit.Name, (string?)$"{limit}"));
        return Answers.Page(http, page.At.Position, new HistoryAnswer(
            page.At.Position, page.At.PublishedBy, permalink, id, [.. page.Entries.Select(HistoryLine.Of)], next));
    }
}

/// <param name="Position">The moment that the trail is about.</param>
/// <param name="Permalink">The same trail for ever.</param>
/// <param name="Next">Address of what follows; left out at the end.</param>
public sealed record HistoryAnswer(
    long Position, DateTimeOffset? PublishedBy, string Permalink, string Id, IReadOnlyList<HistoryLine> Items, string? Next);

/// <summary>One event, with what it changed.</summary>
/// <param name="Line">One line that says it.</param>
/// <param name="Event">The fact itself.</param>
public sealed record HistoryLine(
    long Position, long Version, DateTimeOffset RecordedAt, string Actor, string? Reason, string Type, string Line,
    IReadOnlyList<Change> Changes, object Event)
{
    public static HistoryLine Of((Recorded Recorded, HistoryEntry Entry) told) => new(
        told.Recorded.Position!.Value, told.Recorded.Version, told.Recorded.At, told.Recorded.Metadata.Actor,
        told.Recorded.Metadata.Reason, told.Recorded.Type, told.Entry.Line, told.Entry.Changes, told.Recorded.Data);
}
