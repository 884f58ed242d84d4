using System.Net;
using System.Threading.RateLimiting;

namespace Newsroom.Server.Access;

/// <summary>
/// What became of requests whose key or token opened nothing: counted by reason, logged a few at a time, and limited by the address
/// that they come from. An address that has failed too often gets no further key looked up in the database; a key that is
/// known here opens from there as ever, since many people may share one address.
/// </summary>
public sealed partial class FailedKeys : IDisposable
{
    /// <summary>Failures of one address at once; they come back one a second.</summary>
    public const int Burst = 100;

    /// <summary>Lines of the log at once; they come back one in ten seconds.</summary>
    private const int Lines = 10;

    private readonly ILogger<FailedKeys> log;
    private readonly long[] counts = new long[Reasons.Count];
    private readonly PartitionedRateLimiter<IPAddress> failures = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetTokenBucketLimiter(ClientNetwork.Of(address), _ => Refilled(Burst, TimeSpan.FromSeconds(1))));

    private readonly TokenBucketRateLimiter lines = new(Refilled(Lines, TimeSpan.FromSeconds(10)));
    private long unlogged;

    public FailedKeys(ILogger<FailedKeys> log) => this.log = log;

    /// <summary>Why a key or a token opened nothing, as metrics and the log say it; in the order of <see cref="FailureReason"/>.</summary>
    public static IReadOnlyList<string> Reasons { get; } = 
    [
        "unknown", "revoked", "ended", "malformed", "limited",
        "token-expired", "token-early", "token-audience", "token-issuer", "token-signature", "token-malformed", "token-name",
    ];

    /// <summary>How often, since the node began.</summary>
    public IEnumerable<(string Reason, long Count)> Counts => Reasons.Select((reason, i) => (reason, Volatile.Read(ref counts[i])));

    /// <summary>Whether the address has failed so often that a key that nobody knows here is not looked for.</summary>
    public bool IsExhausted(IPAddress? address) => failures.GetStatistics(address ?? IPAddress.None) is { CurrentAvailablePermits: 0 };

    /// <param name="name">The key's, when it is one that was granted; never the key.</param>
    /// <returns>Seconds to wait, when the address has failed too often.</returns>
    public int? Record(FailureReason reason, IPAddress? address, string? name)
    {
        using var lease = failures.AttemptAcquire(address ?? IPAddress.None);
        if (!lease.IsAcquired) reason = FailureReason.Limited;
        Interlocked.Increment(ref counts[(int)reason]);
        using (var line = lines.AttemptAcquire())
        {
            if (!line.IsAcquired) Interlocked.Increment(ref unlogged);
            else if (name is null) Refused(log, address, Reasons[(int)reason], Interlocked.Exchange(ref unlogged, 0));
            else RefusedNamed(log, address, Reasons[(int)reason], name, Interlocked.Exchange(ref unlogged, 0));
        }
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 1;
    }

    public void Dispose()
    {
        failures.Dispose();
        lines.Dispose();
    }

    private static TokenBucketRateLimiterOptions Refilled(int limit, TimeSpan each) => new()
    {
        TokenLimit = limit, TokensPerPeriod = 1, ReplenishmentPeriod = each, QueueLimit = 0,
    };

    [LoggerMessage(1, LogLevel.Warning, "A key or token from {Address} opened nothing: {Reason} ({Unlogged} more before, not logged one by one)")]
    private static partial void Refused(ILogger log, IPAddress? address, string reason, long unlogged);

    [LoggerMessage(2, LogLevel.Warning, "A key from {Address} opened nothing: {Reason}, the key of '{Name}' ({Unlogged} more before, not logged one by one)")]
    private static partial void RefusedNamed(ILogger log, IPAddress? address, string reason, string name, long unlogged);
}

/// <summary>In the order of <see cref="FailedKeys.Reasons"/>.</summary>
public enum FailureReason
{
    Unknown, Revoked, Ended, Malformed, Limited,
    TokenExpired, TokenEarly, TokenAudience, TokenIssuer, TokenSignature, TokenMalformed, TokenName,
}
