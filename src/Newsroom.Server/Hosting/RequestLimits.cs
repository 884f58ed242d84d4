using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Newsroom.Server.Access;
using Newsroom.Server.Http;

namespace Newsroom.Server.Hosting;

/// <summary>
/// How many requests one address, and one key or whoever comes with tokens, may send to this node: a bucket each that holds a minute's worth and is filled
/// steadily. One client that runs away then takes its own share, and not everybody's. A live stream is one request, however
/// long it lasts; health is for whoever asks, as often as they ask.
/// </summary>
public static class RequestLimits
{
    public static IServiceCollection AddRequestLimits(this IServiceCollection services, ServerOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(http, ClientNetwork.Of(http.Connection.RemoteIpAddress ?? IPAddress.None).ToString(), options.AddressRequests)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Bucket(http, KeyOf(http), options.ActorRequests)));
        limiter.OnRejected = (refused, _) =>
        {
            var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
            var whose = KeyOf(refused.HttpContext) is null ? "This address" : "This key, or its address,";
            return new ValueTask(ProblemAnswers.Write(
                refused.HttpContext, Problems.TooManyRequests(whose, Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)))));
        };
    });

    private static RateLimitPartition<string> Bucket(HttpContext http, string? owner, int aMinute)
    {
        // Whoever has no key is limited by his address alone.
        if (aMinute == 0 || owner is null || http.GetEndpoint()?.Metadata.GetMetadata<NotLimited>() is not null)
            return RateLimitPartition.GetNoLimiter("");
        return RateLimitPartition.GetTokenBucketLimiter(owner, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = aMinute,
            TokensPerPeriod = Math.Max(1, aMinute / 60),
            ReplenishmentPeriod = aMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1) / aMinute,
        });
    }

    private static string? KeyOf(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier);
}

/// <summary>The endpoint is for whoever asks, as often as they ask.</summary>
public sealed record NotLimited;
