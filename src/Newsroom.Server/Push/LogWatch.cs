using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Push;

/// <summary>
/// Follows the log for what this node keeps in memory about it: a key that was granted, renewed or revoked anywhere is looked up
/// anew, and a report that was retracted is known to be, and who filed a text first, who is in which group, and for whom a note is.
/// </summary>
public sealed class LogWatch(EventLog log, KeyRing keys, StaffDirectory directory, NoteReaders readers, Retractions retractions, RecentTexts texts) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        var position = -1L;
        while (!stopping.IsCancellationRequested)
        {
            var grown = log.Grown;
            if (log.Latest(position) is { } page)
            {
                if (page.Events.Any(e => e.Data is KeyGranted or KeyEndSet or KeyRevoked)) keys.Forget();
                directory.Watch(page.Events);
                readers.Watch(page.Events, page.UpTo);
                position = page.UpTo;
                retractions.Watch(page.Events, position);
                texts.Watch(page.Events);
                if (page.More) continue;
            }
            else if (log.Remembered is { } first)
            {
                // At the beginning, and behind more than memory keeps: whatever went by may have been about them.
                keys.Forget();
                directory.Forget();
                readers.WatchFrom(first);
                retractions.WatchFrom(first);
                texts.WatchFrom(first);
                position = first;
                continue;
            }
            await grown.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
