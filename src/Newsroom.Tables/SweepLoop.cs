using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;

namespace Newsroom.Tables;

/// <summary>Runs one sweep when this node begins to lead, and from time to time while it does.</summary>
internal sealed class SweepLoop(ISweep sweep, IDocuments documents, Func<IReadOnlyList<Message>, CancellationToken, Task<int>> send, NodeOptions options, ILogger logger)
{
    /// <summary>Messages sent in one transaction.</summary>
    private const int Page = 200;

    /// <summary>Only its delays are used: a sweep is never given up.</summary>
    private static readonly RetryPolicy Again = new(int.MaxValue, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));

    public async Task Run(CancellationToken leading)
    {
        var failures = 0;
        string? told = null;
        while (!leading.IsCancellationRequested)
        {
            var pause = options.SweepEvery;
            try
            {
                var made = await Sweep(leading);
                if (made > 0) logger.LogInformation("The sweep {Sweep} made {Count} messages again", sweep.Name, made);
                (failures, told) = (0, null);
            }
            catch (OperationCanceledException) when (leading.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                pause = Again.DelayAfter(++failures, Random.Shared.NextDouble());
                if (!States.IsUnavailable(e) && e is not StoreUnavailable && told != e.Message)
                    logger.LogError(e, "The sweep {Sweep} failed; it will try again", sweep.Name);
                told = e.Message;
            }
            await Task.Delay(pause, leading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<int> Sweep(CancellationToken cancel)
    {
        var made = 0;
        var page = new List<Message>(Page);
        await foreach (var message in sweep.Due(documents, cancel))
        {
            // Without an id of its own each sweep would send it anew.
            if (message.Id is null) throw new InvalidOperationException($"The sweep '{sweep.Name}' gives a message without an id.");
            page.Add(message);
            if (page.Count < Page) continue;
            made += await send(page, cancel);
            page.Clear();
        }
        return page.Count > 0 ? made + await send(page, cancel) : made;
    }
}
