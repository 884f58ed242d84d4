using Polly;
using Polly.Retry;

namespace Newsroom.Store;

/// <summary>What is tried again, how often and after what pauses: Polly's pipelines, by name.</summary>
public static class Retries
{
    /// <summary>A read whose connection broke while it lay in the pool, or whose database is just restarting.</summary>
    /// <remarks>What did not come in time would take as long again; the caller knows better whether to wait.</remarks>
    public static ResiliencePipeline Reads { get; } = Few("reads", 3, TimeSpan.FromMilliseconds(20), static e => States.IsUnavailable(e) && !States.IsTimeout(e));

    /// <summary>Appends of which nothing had been sent yet: the database let nobody in.</summary>
    internal static ResiliencePipeline Appends { get; } = Few("appends", 4, TimeSpan.FromMilliseconds(20), static e => e is not InDoubt && States.IsUnavailable(e) && !States.IsRefusal(e));

    /// <summary>A node's start beside a database that is starting, or has much to do.</summary>
    internal static ResiliencePipeline Opening { get; } = Few("opening", 3, TimeSpan.FromMilliseconds(250), static e => States.IsUnavailable(e) || e is StoreUnavailable);

    /// <summary>A decision on a stream to which somebody else wrote at the same moment. Among many writers it takes a while to be the first.</summary>
    public static ResiliencePipeline Conflicts { get; } = Few("conflicts", 100, TimeSpan.Zero, static e => e is StreamConflict);

    /// <summary>Again until it is done or cancelled, each pause twice as long as the one before it, up to <paramref name="longest"/>.</summary>
    /// <param name="failed">Told of each failure, and of the pause that follows.</param>
    public static ResiliencePipeline UntilDone(string name, TimeSpan first, TimeSpan longest, Action<TimeSpan, Exception> failed) =>
        new ResiliencePipelineBuilder { Name = name }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue, Delay = first, MaxDelay = longest, BackoffType = DelayBackoffType.Exponential,
            // A time-out inside comes as a cancellation too, and is none of the caller's.
            ShouldHandle = static tried => ValueTask.FromResult(tried.Outcome.Exception is not null && !tried.Context.CancellationToken.IsCancellationRequested),
            OnRetry = retry =>
            {
                failed(retry.RetryDelay, retry.Outcome.Exception!);
                return default;
            },
        }).Build();

    private static ResiliencePipeline Few(string name, int more, TimeSpan first, Func<Exception, bool> passing) =>
        new ResiliencePipelineBuilder { Name = name }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = more, Delay = first, BackoffType = DelayBackoffType.Exponential, ShouldHandle = new PredicateBuilder().Handle(passing),
        }).Build();
}
