using System.Globalization;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Newsroom.Server.Push;

namespace Newsroom.Server.History;

/// <summary>The log itself.</summary>
public static class LogEndpoints
{
    private static readonly QueryParameter After = new("after", "Position to start behind; 0, the beginning, when left out.", IsNumber: true);
    private static readonly QueryParameter Limit = new("limit", "At most so many events, 1 to 1000; 100 when left out. Large events make a page shorter: go by `next`.", IsNumber: true);

    public static void MapLog(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/events", Answer).WithTags("Log")
            .Needs(Role.Reader).WithSummary("The log, in order, up to the safe head")
            .WithDescription("With story, type or actor a page may hold fewer events than there are, or none: `lookedTo` says how far it looked, and `next` goes on from there. Grants and revocations of keys are shown to administrators, without the keys' hashes; the words of retracted reports to editors. Events of notes that are not for whoever asks are left out.")
            .WithQuery(After, Limit, EventParameters.Story, EventParameters.Type, EventParameters.Actor)
            .Produces<LogAnswer>().Produces(StatusCodes.Status304NotModified).Fails(400, 401, 404, 422, 503);

    private static async Task<IResult> Answer(HttpContext http, ReadLog log, LogView view, States states, AnnotationArticles notes, Colleagues colleagues)
    {
        var after = Numbers.Read(http.Request, After.Name, 0, long.MaxValue) ?? 0;
        var limit = (int)(Numbers.Read(http.Request, Limit.Name, 1, 1_000) ?? 100);
        var reader = await colleagues.Of(http.User, http.RequestAborted);
        var filters = new[] { EventParameters.Story, EventParameters.Type, EventParameters.Actor }
            .Select(p => KeyValuePair.Create(p.Name, EventParameters.TextOf(http.Request, p))).Where(p => p.Value is not null).ToArray();
        try
        {
            if (filters.Length == 0) return await log.Ask(after, limit, page => Page(page, null), http.RequestAborted);
            var filter = await StreamFilter.Of(
                states, notes, EventParameters.TextOf(http.Request, EventParameters.Story), null, EventParameters.TypesOf(http.Request),
                EventParameters.TextOf(http.Request, EventParameters.Actor), after, http.RequestAborted);
            return await log.Ask(after, limit, filter.Wants, page => Page(page, page.UpTo), http.RequestAborted);
        }
        catch (PositionAhead ahead)
        {
            throw new RequestRefused(Problems.PositionAhead(ahead.Position, ahead.Head) with { Field = After.Name });
        }

        async Task<IResult> Page(LogPage page, long? lookedTo) => Answers.Page(http, page.SafeHead, new LogAnswer(
            page.SafeHead,
            [.. (await view.Of(page.Events, page.SafeHead, http.User.Role(), reader, http.RequestAborted)).Select(EventAnswer.Of)],
            lookedTo,
            page.More ? string.Create(CultureInfo.InvariantCulture, $"/api/events?after={page.UpTo}&limit={limit}{QueryString.Create(filters).Value?.Replace('?', '&')}") : null));
    }
}

/// <param name="Position">The safe head: nothing at or below it can still be added.</param>
/// <param name="LookedTo">Of a page of chosen events: no event up to here is missing; left out where all are shown.</param>
/// <param name="Next">Address of what follows; left out where the log ends for now.</param>
public sealed record LogAnswer(long Position, IReadOnlyList<EventAnswer> Items, long? LookedTo, string? Next);
