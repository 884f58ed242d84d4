using System.Globalization;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;

namespace Newsroom.Server.Messages;

/// <summary>The newsroom's own messages, for whoever keeps it running.</summary>
public static class MessageEndpoints
{
    private static readonly QueryParameter Type = new("type", "Only letters of this type.");
    private static readonly QueryParameter Cursor = new("cursor", "Where the page before ended: `next` of its answer.");

    /// <summary>Longest type asked for, in UTF-16 code units.</summary>
    private const int TypeLength = 200;

    private const string DeadPath = "/api/messages/dead";

    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        var messages = app.MapGroup("/api/messages").WithTags("Messages");
        messages.MapGet("/", Counts)
            .Needs(Role.Administrator).WithSummary("How many messages wait, are due, under way and dead")
            .WithDescription("And how far the listings and the subscriptions have come, with the reason of one that stands still.")
            .Produces<MessagesAnswer>().Produces(StatusCodes.Status304NotModified).Fails(401, 403, 503);
        messages.MapGet("/dead", List)
            .Needs(Role.Administrator).WithSummary("Dead letters, the oldest first")
            .WithQuery(Type, Cursor, Parameters.Limit)
            .Produces<DeadLettersAnswer>().Produces(StatusCodes.Status304NotModified).Fails(400, 401, 403, 503);
        messages.MapGet("/dead/{id}", Show)
            .Needs(Role.Administrator).WithSummary("A dead letter with its body")
            .Produces<DeadLetterAnswer>().Produces(StatusCodes.Status304NotModified).Fails(401, 403, 404, 503);
        messages.MapPost("/dead/{id}/replay", ReplayOne)
            .Needs(Role.Administrator).WithSummary("Make a dead letter a message again")
            .WithDescription("Its attempts are counted from nought. A letter that is not dead any more is a 404.")
            .Produces<ReplayAnswer>().Fails(401, 403, 404, 503);
        messages.MapPost("/dead/replay", ReplayAll)
            .Needs(Role.Administrator).WithSummary("Make all dead letters, or those of a type, messages again")
            .WithDescription("Answers how many there were; none is no error.")
            .Accepts<ReplayRequest>(isOptional: true, "application/json")
            .Produces<ReplayAnswer>().Fails(400, 401, 403, 413, 415, 503);
    }

    private static async Task<IResult> Counts(HttpContext http, ListMessages messages, ReadLog log) => Answers.Page(
        http, await log.Head(0, http.RequestAborted),
        MessagesAnswer.Of(await messages.Count(http.RequestAborted), await messages.Followers(http.RequestAborted)));

    private static async Task<IResult> List(HttpContext http, ListMessages messages, ReadLog log)
    {
        var type = http.Request.Query[Type.Name] is [{ } given] ? given : null;
        if (type is { Length: 0 or > TypeLength }) throw new RequestRefused(Problems.MalformedParameter(Type.Name, $"'type' is 1 to {TypeLength} characters."));
        var limit = (int)(Numbers.Read(http.Request, Parameters.Limit.Name, 1, 200) ?? 50);
        DeadLetterPlace? after = null;
        if (http.Request.Query[Cursor.Name] is [{ } text])
        {
            if (!DeadLetterCursor.TryParse(text, type, out var place))
                throw new RequestRefused(Problems.MalformedParameter(Cursor.Name, "The cursor is none that this list gave out for the same question."));
            after = place;
        }

        var (letters, last) = await messages.Dead(type, after, limit, http.RequestAborted);
        var next = last is not { } end ? null : string.Create(CultureInfo.InvariantCulture,
            $"{DeadPath}?{(type is null ? "" : $"type={Uri.EscapeDataString(type)}&")}limit={limit}&cursor={DeadLetterCursor.Text(end, type)}");
        return Answers.Page(http, await log.Head(0, http.RequestAborted), new DeadLettersAnswer([.. letters.Select(DeadLetterLine.Of)], next));
    }

    private static async Task<IResult> Show(HttpContext http, ListMessages messages, ReadLog log, string id)
    {
        var letter = Guid.TryParseExact(id, "D", out var known) ? await messages.Find(known) : null;
        return letter is null
            ? throw NotFound(id)
            : Answers.Page(http, await log.Head(0, http.RequestAborted), DeadLetterAnswer.Of(letter));
    }

    private static async Task<IResult> ReplayOne(HttpContext http, DeadLetterDesk letters, ReadLog log, string id) =>
        Guid.TryParseExact(id, "D", out var known) && await letters.Replay(known, Callers.Actor(http))
            ? Answers.Page(http, await log.Head(0, http.RequestAborted), new ReplayAnswer(1))
            : throw NotFound(id);

    private static async Task<IResult> ReplayAll(HttpContext http, DeadLetterDesk letters, ReadLog log)
    {
        var request = await JsonBody.ReadOptional<ReplayRequest>(http);
        var replayed = await letters.ReplayAll(request?.Type, Callers.Actor(http));
        return Answers.Page(http, await log.Head(0, http.RequestAborted), new ReplayAnswer(replayed));
    }

    private static RequestRefused NotFound(string id) => new(Problems.NotFound("dead letter", id));
}
