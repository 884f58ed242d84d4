using Newsroom.Crash.Ledger;

namespace Newsroom.Crash.Judging;

/// <summary>
/// Whoever read the log while it grew was handed every event of it, in order, once. An event that became visible behind a
/// reader's back, at a position that it had passed, shows as one that is missing from its page.
/// </summary>
public static class ReaderJudge
{
    /// <returns>Pages.</returns>
    public static int Judge(LogRows log, IReadOnlyList<Reading> readings, Findings findings)
    {
        var positions = log.InOrder.Select(r => r.Position).ToArray();
        var end = positions.Length > 0 ? positions[^1] : 0;
        foreach (var reading in readings)
        {
            long after = 0;
            foreach (var page in reading.Pages)
            {
                var (from, to) = (Behind(page.After), Behind(page.Last));
                long trail = 0;
                for (var i = from; i < to; i++) trail = ReaderJournal.Mix(trail, log.InOrder[i].Position, log.InOrder[i].Id);
                if (page.After != after || page.Count != to - from || page.Trail != trail)
                    findings.Add(Kinds.Reader, $"reader {reading.Slot}-{reading.Life} was handed {page.Count} events from behind {page.After} to {page.Last}, having read up to {after}; the log has {to - from} there{(page.Count == to - from ? ", others or in another order" : "")}");
                after = page.Last;
            }
        }
        foreach (var last in readings.GroupBy(r => r.Slot).Select(g => g.MaxBy(r => r.Life)!))
            if (last.Pages.Count == 0 || last.Pages[^1].Last != end)
                findings.Add(Kinds.Reader, $"reader {last.Slot}-{last.Life} was handed nothing behind {(last.Pages.Count == 0 ? 0 : last.Pages[^1].Last)}; the log ends at {end}");
        return readings.Sum(r => r.Pages.Count);

        int Behind(long position)
        {
            var found = Array.BinarySearch(positions, position);
            return found < 0 ? ~found : found + 1;
        }
    }
}
