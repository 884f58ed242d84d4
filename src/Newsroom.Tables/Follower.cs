using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Tables;

/// <summary>Something with a checkpoint that follows the log.</summary>
internal interface IFollower
{
    string Name { get; }

    /// <summary>Handles what it can after the checkpoint and returns the new one; the same when there was nothing.</summary>
    Task<long> Advance(long from, CancellationToken cancel);

    /// <summary>The position of the event that it is at, for one that takes them singly; null for others.</summary>
    long? At => null;
}

/// <summary>What is known of a view's or a reactor's way along the log.</summary>
internal interface IFollowed
{
    string Name { get; }

    /// <summary>Why it stands still, when it does.</summary>
    string? Error { get; }

    /// <summary>The checkpoint as this node last knew it; only the leader's is worth anything.</summary>
    long Position { get; }
}

/// <summary>Drives a follower: runs while this node leads, starts over from the stored checkpoint after any failure.</summary>
internal sealed class FollowerLoop(IFollower follower, NpgsqlDataSource database, LogTail tail, WriteHealth health, ILogger logger) : IFollowed
{
    /// <summary>Only its delays are used: what holds a follower up is never skipped, since order must hold.</summary>
    private static readonly RetryPolicy Again = new(int.MaxValue, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(10));

    private long position;
    private volatile string? error;

    public string Name => follower.Name;

    public string? Error => error;

    public long Position => Interlocked.Read(ref position);

    public async Task Run(Signal advanced, CancellationToken leading)
    {
        var failures = 0;
        while (!leading.IsCancellationRequested)
        {
            try
            {
                var at = await Checkpoints.Read(database, follower.Name, leading);
                Interlocked.Exchange(ref position, at);
                advanced.Raise();
                while (true)
                {
                    var to = await follower.Advance(at, leading);
                    if (error is not null) logger.LogInformation("{Name} goes on", follower.Name);
                    if (failures > 0 || error is not null) (failures, error) = (0, null);
                    if (to == at)
                    {
                        await tail.WaitForMore(at, leading);
                        continue;
                    }
                    Interlocked.Exchange(ref position, at = to);
                    health.Taken();
                    advanced.Raise();
                }
            }
            catch (OperationCanceledException) when (leading.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Overtaken: another leader, or a rebuild, moved the checkpoint. Read it again, without fuss.
                var routine = e is PostgresException p && States.IsAgain(p) || e is StreamConflict;
                failures++;
                var away = States.IsUnavailable(e) || e is StoreUnavailable;
                if (away)
                {
                    // Told once: a break by whoever holds the node's lock, a refusal by the first that meets it.
                    error = e is StoreUnavailable ? e.Message : States.Reason(e);
                    if (States.IsRefusal(e)) health.Refused(e);
                }
                else if (!routine || failures > 20)
                {
                    var why = follower.At is { } at ? $"At position {at}: {e.Message}" : $"After position {Position}: {e.Message}";
                    // Once a change: it tries for hours, if need be.
                    if (why != error) logger.LogError(e, "{Name} stands still and will try again. {Why}", follower.Name, why);
                    error = why;
                }
                var pause = routine && failures <= 20
                    ? TimeSpan.FromMilliseconds(failures)
                    : away ? TimeSpan.FromMilliseconds(Math.Min(1_000, 50 * Math.Pow(2, Math.Min(failures, 10))))
                    : Again.DelayAfter(failures, Random.Shared.NextDouble());
                await Task.Delay(pause, leading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
