using Newsroom.Core.Access;
using Newsroom.Server.Access;

namespace Newsroom.Server.Push;

/// <summary>Follows the log, so that a key that was granted, renewed or revoked anywhere is looked up anew on this node.</summary>
public sealed class KeyWatch(EventLog log, KeyRing keys) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        var position = -1L;
        while (!stopping.IsCancellationRequested)
        {
            var grown = log.Grown;
            if (log.Latest(position) is { } page)
            {
                if (page.Events.Any(e => e.Data is KeyGranted or KeyRenewed or KeyRevoked)) keys.Forget();
                position = page.UpTo;
                if (page.More) continue;
            }
            else
            {
                // At the beginning, and behind more than memory keeps: whatever went by may have been about keys.
                keys.Forget();
                if (log.Remembered is { } first)
                {
                    position = first;
                    continue;
                }
            }
            await grown.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
