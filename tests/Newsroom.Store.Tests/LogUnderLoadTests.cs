using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Readers page on while many write: what they saw in the end is the log, no event more, less or elsewhere.</summary>
public sealed class LogUnderLoadTests : Suite
{
    [Fact]
    public async Task Readers_skip_nothing_while_commits_take_their_time()
    {
        await WriteAndRead(longest: 0.01, failures: 0, writers: 12, appends: 25);
    }

    [Fact]
    public async Task Readers_skip_nothing_while_commits_also_fail_and_leave_gaps()
    {
        await WriteAndRead(longest: 0.004, failures: 0.08, writers: 12, appends: 25);
    }

    [Fact]
    public async Task Readers_skip_nothing_at_full_speed()
    {
        await WriteAndRead(longest: 0, failures: 0, writers: 16, appends: 100);
    }

    [Fact]
    public async Task Readers_skip_nothing_when_there_are_many_more_of_them_than_processors()
    {
        await WriteAndRead(longest: 0.001, failures: 0, writers: 16, appends: 60, readersEach: 12);
    }

    private async Task WriteAndRead(double longest, double failures, int writers, int appends, int readersEach = 1)
    {
        var database = await NewDatabase();
        var nodes = new[] { await Started(database, Writing.Bare), await Started(database, Writing.Bare) };
        await using var turbulence = await TurbulentCommits.On(database, longest, failures);
        using var finished = new CancellationTokenSource();
        // Nobody knows the last position before the writers are done.
        var last = new TaskCompletionSource<long>();

        var readers = nodes
            .SelectMany(node => Enumerable.Repeat(node, readersEach))
            .SelectMany(node => new[]
            {
                Task.Run(() => ReadBehindTheLastEvent(node, last.Task, finished.Token)),
                Task.Run(() => ReadBehindTheSafeHead(node, last.Task, finished.Token)),
            })
            .ToList();
        var writing = Enumerable.Range(0, writers)
            .Select(writer => Task.Run(() => Write(nodes[writer % 2], writer, appends, failures > 0)))
            .ToList();

        var written = (await Patience.Within(Task.WhenAll(writing), "the writers")).SelectMany(e => e).OrderBy(e => e.Position).ToList();
        last.SetResult(written[^1].Position!.Value);
        await finished.CancelAsync();
        var seen = await Patience.Within(Task.WhenAll(readers), "the readers to come to the end of the log");

        Assert.All(seen, log => Assert.Equal(written.Texts(), log.Texts()));
        foreach (var node in nodes) Assert.Equal(written.Texts(), (await node.WholeLog()).Texts());
    }

    private static async Task<List<Recorded>> Write(TestNode node, int writer, int appends, bool mayFail)
    {
        var random = new Random(writer);
        var written = new List<Recorded>();
        long version = 0;
        for (var i = 0; i < appends; i++)
        {
            try
            {
                var events = Enumerable.Range(0, random.Next(1, 4)).Select(object (n) => new Deposited(i * 10 + n)).ToArray();
                var appended = await node.Append($"account/{writer}", version, events);
                written.AddRange(appended.Events);
                version = appended.Version;
            }
            catch (Exception failure) when (mayFail && failure is not StreamConflict)
            {
                // The turbulence struck: nothing was written, so the next append expects the same version.
            }
        }
        return written;
    }

    /// <summary>Starts each page behind the last event that it saw.</summary>
    private static async Task<List<Recorded>> ReadBehindTheLastEvent(TestNode node, Task<long> last, CancellationToken finished)
    {
        var random = new Random(1);
        var seen = new List<Recorded>();
        for (long after = 0; !last.IsCompletedSuccessfully || after < last.Result;)
        {
            var page = await node.Events.ReadAll(after, random.Next(1, 30), CancellationToken.None);
            seen.AddRange(page.Events);
            if (page.Events.Count > 0) after = page.Events[^1].Position!.Value;
            else await More(node, after, finished);
        }
        return seen;
    }

    /// <summary>
    /// Believes the safe head: when a page shows that there is no more up to it, the next one starts behind it, gaps and
    /// all. A safe head that was promised too early loses an event here.
    /// </summary>
    private static async Task<List<Recorded>> ReadBehindTheSafeHead(TestNode node, Task<long> last, CancellationToken finished)
    {
        var seen = new List<Recorded>();
        for (long after = 0; !last.IsCompletedSuccessfully || after < last.Result;)
        {
            var page = await node.Events.ReadAll(after, 50, CancellationToken.None);
            seen.AddRange(page.Events);
            if (page.Events.Count == 50) after = page.Events[^1].Position!.Value;
            else if (page.SafeHead > after) after = page.SafeHead;
            else await More(node, after, finished);
        }
        return seen;
    }

    private static async Task More(TestNode node, long after, CancellationToken finished)
    {
        try
        {
            await node.Events.WaitForMore(after, finished);
        }
        catch (OperationCanceledException)
        {
            // The writers are done; what is left can be read without waiting, gaps passed in the node's own time.
            await Task.Yield();
        }
    }
}
