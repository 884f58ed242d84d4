using Newsroom.Core.Kernel;
using Newsroom.Server.Http;

namespace Newsroom.Server.Hosting;

/// <summary>For whoever starts and watches the server: without a key.</summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new LiveAnswer("live")))
            .AllowAnonymous().WithMetadata(new NotLimited()).WithTags("Health").WithSummary("The process answers").Fails(400);
        app.MapGet("/health/ready", Ready)
            .AllowAnonymous().WithMetadata(new NotLimited()).WithTags("Health").WithSummary("The newsroom can be read and written")
            .Produces<ReadyAnswer>().Fails(400, 503);
    }

    private static async Task<IResult> Ready(HttpContext http, EventLog log, StoredListings listings, Draining draining)
    {
        if (draining.Begun) throw new RequestRefused(Problems.Closing());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            var head = await log.SafeHead(patience.Token);
            var progress = await listings.Progress(patience.Token);
            http.Response.Headers.CacheControl = "no-store";
            if (log.ReaderStands is { } why) throw new RequestRefused(Problems.StandsStill("log", why));
            // What can be answered is answered meanwhile; but a node that would take over from one of the older definition
            // should not do so yet.
            if (progress.FirstOrDefault(p => p.Rebuilding is { Changed: true }) is { Rebuilding: { } now } changed)
                throw new RequestRefused(Problems.ListingRebuilding(changed.Name, now.Done, now.Total));
            return progress.FirstOrDefault(p => p.Error is not null) is { } stuck
                ? throw new RequestRefused(Problems.StandsStill(stuck.Name, stuck.Error!))
                : Results.Ok(new ReadyAnswer("ready", head, [.. progress.Select(p => new FollowerAnswer(p.Name, p.Position))]));
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw new RequestRefused(Problems.Unavailable("The database did not answer in time."));
        }
        catch (StoreUnavailable)
        {
            // No word in the log: whoever asks every second would fill it.
            throw new RequestRefused(Problems.Unavailable("The database cannot be reached just now."));
        }
    }
}

public sealed record LiveAnswer(string Status);

/// <param name="Position">The safe head.</param>
/// <param name="Followers">The listings together and each subscription, and how far it has come.</param>
public sealed record ReadyAnswer(string Status, long Position, IReadOnlyList<FollowerAnswer> Followers);

public sealed record FollowerAnswer(string Name, long Position);
