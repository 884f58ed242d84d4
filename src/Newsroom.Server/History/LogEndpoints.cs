using System.Globalization;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.History;

/// <summary>The log itself.</summary>
public static class LogEndpoints
{
    private static readonly QueryParameter After = new("after", "Position to start behind; 0, the beginning, when left out.", IsNumber: true);
    private static readonly QueryParameter Limit = new("limit", "At most so many events, 1 to 1000; 100 when left out. Large events make a page shorter: go by `next`.", IsNumber: true);

    public static void MapLog(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/events", Answer).WithTags("Log")
            .Needs(Role.Reader).WithSummary("The log, in order, up to the safe head")
            .WithDescription("Grants and revocations of keys are shown to administrators, without the keys' hashes; the words of retracted reports to editors. Events of notes that are not for whoever asks are left out.")
            .WithQuery(After, Limit)
            .Produces<LogAnswer>().Produces(StatusCodes.Status304NotModified).Fails(400, 401, 422, 503);

    private static async Task<IResult> Answer(HttpContext http, ReadLog log, LogView view, Colleagues colleagues)
    {
        var after = Numbers.Read(http.Request, After.Name, 0, long.MaxValue) ?? 0;
        var limit = (int)(Numbers.Read(http.Request, Limit.Name, 1, 1_000) ?? 100);
        var reader = await colleagues.Of(http.User, http.RequestAborted);
        try
        {
            return await log.Ask(after, limit, async page => Answers.Page(http, page.SafeHead, new LogAnswer(
                page.SafeHead,
                [.. (await view.Of(page.Events, page.SafeHead, http.User.Role(), reader, http.RequestAborted)).Select(EventAnswer.Of)],
                page.More ? string.Create(CultureInfo.InvariantCulture, $"/api/events?after={page.UpTo}&limit={limit}") : null)), http.RequestAborted);
        }
        catch (PositionAhead ahead)
        {
            throw new RequestRefused(Problems.PositionAhead(ahead.Position, ahead.Head) with { Field = After.Name });
        }
    }
}

/// <param name="Position">The safe head: nothing at or below it can still be added.</param>
/// <param name="Next">Address of what follows; left out where the log ends for now.</param>
public sealed record LogAnswer(long Position, IReadOnlyList<EventAnswer> Items, string? Next);
