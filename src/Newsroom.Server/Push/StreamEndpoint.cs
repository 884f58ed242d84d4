using Microsoft.Extensions.Options;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.History;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;

namespace Newsroom.Server.Push;

/// <summary>The log live, as server-sent events (HTML Living Standard §9.2) whose id is the position.</summary>
public static class StreamEndpoint
{
    /// <summary>Of a page that a client reads for itself: events, and bytes of their JSON, about. It has it in memory until it has taken it.</summary>
    private const int PageSize = 500, PageBytes = 128 * 1024;

    private static readonly QueryParameter After = new("after",
        "Position to start behind, for whoever cannot send Last-Event-ID (which comes first); now when both are left out.", IsNumber: true);

    private static readonly QueryParameter Article = new("article", "Only events of the report and of the notes on it.");

    /// <summary>Reads of the past run two at a time on a node: each looks at every lock partition of the database.</summary>
    private static readonly SemaphoreSlim CatchingUp = new(2);

    public static void MapStream(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/stream", Answer).WithTags("Log")
            .Needs(Role.Reader).WithSummary("The log live, as server-sent events")
            .WithDescription("The id of an event is its position and its name is the event's type. Send Last-Event-ID to go on without a gap or a repeat. "
                + "A comment comes at least every 15 seconds. A stream ends when its key is revoked, or ends, or its token. The words of a retracted report are for editors. Events of notes that are not for whoever listens are passed over. A client that does not read is cut off, and can come back with the last id it has seen. A key may have so many streams open and no more (429).")
            .WithQuery(After, EventParameters.Story, Article, EventParameters.Type, EventParameters.Actor)
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").Fails(400, 401, 404, 422, 429, 503);

    private static async Task Answer(
        HttpContext http, EventLog log, ReadLog questions, States states, KeyGrants keys, LiveStreams streams, LogView view, Colleagues colleagues, EventFrames frames, AnnotationArticles notes,
        IOptions<ServerOptions> options, Draining draining)
    {
        using var place = streams.Open(http.User.KeyId());
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, draining.Over);
        try
        {
            var asked = Start(http.Request);
            var head = await questions.Head(asked ?? 0, ending.Token);
            var from = asked ?? head;
            if (from > head) throw new RequestRefused(Problems.PositionAhead(from, head) with { Field = http.Request.Headers.ContainsKey("Last-Event-ID") ? "Last-Event-ID" : After.Name });
            // A key revoked at or below the place where the stream starts would never be seen to be.
            if (http.User.HasKey() && !await keys.IsOpen(http.User.KeyId(), ending.Token))
                throw new RequestRefused(Problems.Unauthenticated("The API key was revoked."));
            var filter = await Filter(http, states, notes, from);

            var stream = new EventStream(http, filter, view, colleagues, frames, options.Value.ClientPatience, from);
            await stream.Begin(ending.Token);
            if (http.WantsOnlyHeaders()) return;
            await Follow(log, stream, from, options.Value.Heartbeat, ending.Token);
        }
        catch (ClientStalled)
        {
            // What was on its way is all that it gets: waiting for it would hold its place, and a large event, for ever.
            streams.CountCutOff();
            http.Abort();
        }
        catch (OperationCanceledException)
        {
            // Gone, or stopping: nothing can be said any more.
            if (!draining.Over.IsCancellationRequested) http.Abort();
            else if (!http.Response.HasStarted) throw new RequestRefused(Problems.Closing());
        }
        catch (StoreUnavailable) when (http.Response.HasStarted)
        {
            // The client comes back with its last id, and is then told 503 until the database is there.
            http.Abort();
        }
    }

    private static long? Start(HttpRequest request)
    {
        if (request.Headers["Last-Event-ID"] is not { Count: > 0 } header) return Numbers.Read(request, After.Name, 0, long.MaxValue);
        return header is [{ Length: > 0 } text] && text.All(char.IsAsciiDigit) && long.TryParse(text, out var position)
            ? position
            : throw new RequestRefused(Problems.MalformedHeader("Last-Event-ID", "Last-Event-ID is a position: the id of the last event seen."));
    }

    private static Task<StreamFilter> Filter(HttpContext http, States states, AnnotationArticles notes, long from) => StreamFilter.Of(
        states, notes, EventParameters.TextOf(http.Request, EventParameters.Story), EventParameters.TextOf(http.Request, Article),
        EventParameters.TypesOf(http.Request), EventParameters.TextOf(http.Request, EventParameters.Actor), from, http.RequestAborted);

    /// <summary>
    /// Each client has its own place in the log and its own pace: it is handed what the node's memory holds, and whoever is further
    /// behind reads a small page for himself. Nothing is kept for a client that does not keep up.
    /// </summary>
    private static async Task Follow(EventLog log, EventStream stream, long from, TimeSpan heartbeat, CancellationToken cancel)
    {
        var position = from;
        while (!stream.Closed)
        {
            // Before the look, so that nothing is missed between the look and the wait.
            var more = log.Grown;
            var remembered = log.Latest(position);
            var page = remembered ?? await CatchUp(log, position, cancel);
            foreach (var recorded in page.Events) await stream.Send(recorded, page.SafeHead, shared: remembered is not null, cancel);
            position = page.UpTo;
            if (page.More || stream.Closed) continue;
            // A wait that ends takes its timer along: nothing is left behind, however often the log grows.
            await more.WaitAsync(heartbeat, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
            if (!more.IsCompleted) await stream.Heartbeat(cancel);
        }
    }

    private static async Task<LogPage> CatchUp(EventLog log, long after, CancellationToken cancel)
    {
        await CatchingUp.WaitAsync(cancel);
        try
        {
            return await log.ReadAll(after, PageSize, cancel, PageBytes);
        }
        finally
        {
            CatchingUp.Release();
        }
    }
}
