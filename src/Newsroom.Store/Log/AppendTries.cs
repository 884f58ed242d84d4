using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>Tries an append until it is known to be written or known not to be, whatever the database does meanwhile.</summary>
internal sealed class AppendTries(Settlement settlement, NodeConnection node, WriteHealth health)
{
    /// <summary>Tries after which an append that was provably not written is given up.</summary>
    public const int Most = 5;

    /// <param name="doubt">An earlier try whose outcome is not known; null when this is the first.</param>
    /// <param name="write">
    /// One try, in a transaction of its own. Throws <see cref="InDoubt"/> when it cannot know what became of it.
    /// </param>
    /// <exception cref="StreamConflict">From <paramref name="write"/>: the stream is at another version.</exception>
    /// <exception cref="StoreUnavailable">It was not written, or nobody could find out in time.</exception>
    public async Task<Appended> Run(
        StreamAppend append, InDoubt? doubt, Func<CancellationToken, Task<Appended>> write, CancellationToken cancel)
    {
        var failures = 0;
        for (var again = 0; ;)
        {
            if (doubt is not null)
            {
                if (await settlement.Settle(append, doubt) is { } found)
                {
                    node.Committed();
                    await doubt.Enlisted.SendMessages();
                    return found;
                }
                if (++failures >= Most) throw States.NothingWritten(doubt);
                doubt = null;
            }
            node.DemandWritable();
            cancel.ThrowIfCancellationRequested();
            try
            {
                return await write(cancel);
            }
            catch (PostgresException e) when (States.IsAgain(e) && ++again < 100)
            {
                // A document was rebuilt under the fold; fold again on what stands there now.
            }
            catch (InDoubt e)
            {
                doubt = e;
            }
            catch (Exception e) when (States.IsRefusal(e))
            {
                health.Refused(e);
                throw States.NothingWritten(e);
            }
            catch (Exception e) when (States.IsUnavailable(e))
            {
                // Nothing had been sent yet.
                if (++failures >= Most) throw States.NothingWritten(e);
                await Pause(failures, cancel);
            }
        }
    }

    /// <summary>Between tries to reach a database that does not let anybody in.</summary>
    public static Task Pause(int failures, CancellationToken cancel) => Task.Delay(TimeSpan.FromMilliseconds(20 * failures * failures), cancel);
}
