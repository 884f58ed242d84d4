using System.Globalization;
using Newsroom.Crash.Ledger;

namespace Newsroom.Crash.Processes;

/// <summary>
/// A process that runs the listings, the subscription and the handlers (of several, one leads the first two), and reads the log
/// from its beginning as it grows.
/// </summary>
public sealed class Node(string journals, int slot, int life)
{
    private const int Page = 500;

    public async Task<int> Run()
    {
        var orders = new Orders();
        await using var host = await ChildLife.Started(follows: true);
        if (host is null) return ChildLife.NoDatabase;
        Console.WriteLine("ready");
        await Read(host.Log, orders.Stop);
        return 0;
    }

    /// <summary>Writes down of each page from where to where it went, how many events it had, and their positions mixed in order.</summary>
    private async Task Read(EventLog log, CancellationToken stop)
    {
        await using var told = new StreamWriter(new FileStream(
            Path.Combine(journals, ReaderJournal.NameOf(slot, life)), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0)) { AutoFlush = true };
        long after = 0;
        while (true)
        {
            try
            {
                // Once it is to stop it goes on to where the log ends now: nobody appends any more.
                if (stop.IsCancellationRequested && await log.SafeHead(CancellationToken.None) <= after) return;
                var page = await log.ReadAll(after, Page, CancellationToken.None);
                if (page.Events.Count > 0)
                {
                    var last = page.Events[^1].Position!.Value;
                    var trail = page.Events.Aggregate(0L, (mixed, e) => ReaderJournal.Mix(mixed, e.Position!.Value, e.Id));
                    await told.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{after} {last} {page.Events.Count} {trail}"));
                    after = last;
                }
                else
                {
                    await log.WaitForMore(after, stop);
                }
            }
            catch (StoreUnavailable)
            {
                await Task.Delay(50, CancellationToken.None);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
        }
    }
}
