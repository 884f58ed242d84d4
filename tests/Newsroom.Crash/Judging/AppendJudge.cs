using System.Text.Json;
using Newsroom.Crash.Ledger;

namespace Newsroom.Crash.Judging;

/// <summary>Holds the log against what the writers meant and were told.</summary>
public static class AppendJudge
{
    /// <returns>Of the appends whose writers were told nothing, or that it is not known: how many were written, and how many not.</returns>
    public static (int Written, int NotWritten) Judge(LogRows log, IReadOnlyList<Attempt> attempts, Findings findings)
    {
        int written = 0, notWritten = 0;
        foreach (var attempt in attempts)
        {
            var there = attempt.Events.Count(e => log.ById[e.Id].Any());
            attempt.Written = there > 0;
            switch (attempt.Verdict)
            {
                case Verdict.Acknowledged when there == 0:
                    findings.Add(Kinds.Lost, $"{attempt}: version {attempt.Version}, position {attempt.Position}");
                    continue;
                case Verdict.Conflict or Verdict.Unavailable when there > 0:
                    findings.Add(Kinds.Refused, $"{attempt}: {there} of its events are in the log");
                    continue;
                case Verdict.None or Verdict.Unknown when there == 0:
                    notWritten++;
                    continue;
                case Verdict.None or Verdict.Unknown:
                    written++;
                    break;
            }
            if (there == 0) continue;
            if (there < attempt.Events.Count)
            {
                findings.Add(Kinds.Half, $"{attempt}: {there} of its events are in the log");
                continue;
            }
            Place(log, attempt, findings);
        }

        var meant = attempts.SelectMany(a => a.Events).Select(e => e.Id).ToHashSet();
        foreach (var row in log.InOrder.Where(r => r.Type is LedgerEvents.Booked or LedgerEvents.Ordered or LedgerEvents.Emptied && !meant.Contains(r.Id)))
            findings.Add(Kinds.Invented, $"{row.Id} at position {row.Position} ({row.Stream}@{row.Version})");
        return (written, notWritten);
    }

    /// <summary>All of it is there: at the versions that were asked for, in order, saying what was meant, where the writer was told.</summary>
    private static void Place(LogRows log, Attempt attempt, Findings findings)
    {
        long before = 0;
        for (var i = 0; i < attempt.Events.Count; i++)
        {
            var (id, type, amount) = attempt.Events[i];
            // One that stands twice was reported as such.
            var row = log.ById[id].First();
            if (row.Stream != attempt.Stream || row.Version != attempt.Expected + i + 1 || row.Position <= before)
                findings.Add(Kinds.Misplaced, $"{attempt}: event {i + 1} is {row.Stream}@{row.Version} at position {row.Position}");
            using var data = JsonDocument.Parse(row.Data);
            if (row.Type != type || data.RootElement.GetProperty("amount").GetInt32() != amount)
                findings.Add(Kinds.Misplaced, $"{attempt}: event {i + 1} says {row.Type} {row.Data}, not {type} {amount}");
            before = row.Position;
        }
        if (attempt.Verdict == Verdict.Acknowledged && (attempt.Version != attempt.Expected + attempt.Events.Count || attempt.Position != before))
            findings.Add(Kinds.Misplaced, $"{attempt}: its writer was told version {attempt.Version} and position {attempt.Position}; it ends at position {before}");
    }
}
