using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>
/// A history over a few accounts, the same for the same seed: deposits, moves between accounts, notes that concern no
/// listing of flows, closings (which delete) and deposits after them (which create anew), several events an append.
/// </summary>
public sealed class RandomHistory(int seed, int accounts = 5)
{
    private readonly Random random = new(seed);
    private readonly long[] versions = new long[accounts];

    public static string Account(int number) => $"n° {number}";

    public async Task<IReadOnlyList<Recorded>> Append(TestNode node, int appends, string prefix = "")
    {
        var all = new List<Recorded>();
        for (var i = 0; i < appends; i++)
        {
            var account = random.Next(accounts);
            var events = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Event(prefix)).ToArray();
            var appended = await node.Append($"account/{prefix}{Account(account)}", versions[account], events);
            versions[account] = appended.Version;
            all.AddRange(appended.Events);
        }
        return all;
    }

    private object Event(string prefix) => random.Next(12) switch
    {
        < 6 => new Deposited(random.Next(1, 1000)),
        < 9 => new Moved(prefix + Account(random.Next(accounts)), random.Next(1, 1000)),
        < 10 => new Closed(),
        _ => new Note($"é {random.Next()}"),
    };
}
