using Microsoft.Extensions.Options;
using Newsroom.Core;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;

namespace Newsroom.Server.Push;

/// <summary>The log live, as server-sent events (HTML Living Standard §9.2) whose id is the position.</summary>
public static class StreamEndpoint
{
    private const int PageSize = 500;

    private static readonly QueryParameter After = new("after",
        "Position to start behind, for whoever cannot send Last-Event-ID (which comes first); now when both are left out.", IsNumber: true);

    private static readonly QueryParameter Story = new("story", "Only events of the story, of the reports attached to it at the time, and of the notes on them.");
    private static readonly QueryParameter Article = new("article", "Only events of the report and of the notes on it.");
    private static readonly QueryParameter Type = new("type", "Only events of the type, such as article_revised; several are parted by commas.");

    /// <summary>Reads of the past run two at a time on a node: each looks at every lock partition of the database.</summary>
    private static readonly SemaphoreSlim CatchingUp = new(2);

    public static void MapStream(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/stream", Answer).WithTags("Log")
            .Needs(Role.Reader).WithSummary("The log live, as server-sent events")
            .WithDescription("The id of an event is its position and its name is the event's type. Send Last-Event-ID to go on without a gap or a repeat. "
                + "A comment comes at least every 15 seconds. A stream ends when its key is revoked. A client that does not read is cut off; it can come back with the last id it has seen.")
            .WithQuery(After, Story, Article, Type)
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream").Fails(400, 401, 404, 422, 503);

    private static async Task Answer(
        HttpContext http, ReadLog log, States states, KeyGrants keys, LogFeed feed, AnnotationArticles notes, IOptions<ServerOptions> options, Draining draining)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, draining.Over);
        try
        {
            var head = await log.Head(ending.Token);
            var from = Start(http.Request) ?? head;
            if (from > head) throw new RequestRefused(Problems.PositionAhead(from, head) with { Field = http.Request.Headers.ContainsKey("Last-Event-ID") ? "Last-Event-ID" : After.Name });
            // A key revoked at or below the place where the stream starts would never be seen to be.
            if (!await keys.IsOpen(http.User.KeyId(), ending.Token))
                throw new RequestRefused(Problems.Unauthenticated("The API key was revoked."));
            var filter = await Filter(http, states, notes, from);

            var stream = new EventStream(http, filter, from);
            await stream.Begin(ending.Token);
            if (http.WantsOnlyHeaders()) return;
            await CatchUp(log, stream, upTo: null, ending.Token);
            if (stream.Closed) return;

            var listener = feed.Listen();
            try
            {
                using var live = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, listener.CutOff);
                await CatchUp(log, stream, listener.From, live.Token);
                await Follow(stream, listener, options.Value.Heartbeat, live.Token);
                // The server is stopping, or the listener was too slow for its channel and has read what was left in it.
            }
            finally
            {
                feed.Leave(listener);
            }
        }
        catch (OperationCanceledException)
        {
            // Gone, stopping, or cut off in the middle of a write that the client does not take: nothing can be said any more.
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

    private static Task<StreamFilter> Filter(HttpContext http, States states, AnnotationArticles notes, long from)
    {
        var types = TextOf(http.Request, Type) is { } text ? text.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal) : null;
        if (types?.FirstOrDefault(type => !NewsroomEvents.Types.Knows(type) || NewsroomEvents.Types.IsOlder(type)) is { } unknown)
            throw new RequestRefused(Problems.MalformedParameter(Type.Name, $"'{unknown}' is no type of event."));
        return StreamFilter.Of(states, notes, TextOf(http.Request, Story), TextOf(http.Request, Article), types, from, http.RequestAborted);
    }

    private static string? TextOf(HttpRequest request, QueryParameter parameter) => request.Query[parameter.Name] is [{ } text] ? text : null;

    /// <summary>Reads the log itself, at the client's own pace.</summary>
    private static async Task CatchUp(ReadLog log, EventStream stream, long? upTo, CancellationToken cancel)
    {
        while (!stream.Closed && (upTo is null || stream.Position < upTo))
        {
            LogPage page;
            await CatchingUp.WaitAsync(cancel);
            try
            {
                page = await log.Ask(stream.Position, PageSize, cancel);
            }
            finally
            {
                CatchingUp.Release();
            }
            foreach (var recorded in page.Events) await stream.Send(recorded, cancel);
            await stream.Flush(cancel);
            if (page.Events.Count < PageSize) return;
        }
    }

    private static async Task Follow(EventStream stream, Listener listener, TimeSpan heartbeat, CancellationToken cancel)
    {
        if (stream.Closed) return;
        var more = listener.Events.WaitToReadAsync(cancel).AsTask();
        while (true)
        {
            if (await Task.WhenAny(more, Task.Delay(heartbeat, cancel)) != more)
            {
                cancel.ThrowIfCancellationRequested();
                await stream.Heartbeat(cancel);
                continue;
            }
            if (!await more) return;
            while (listener.Events.TryRead(out var recorded)) await stream.Send(recorded, cancel);
            await stream.Flush(cancel);
            if (stream.Closed) return;
            more = listener.Events.WaitToReadAsync(cancel).AsTask();
        }
    }
}
