using Newsroom.Crash.Ledger;
using Newsroom.Crash.Processes;

namespace Newsroom.Crash;

/// <param name="Median">From a kill to the acknowledgement of the first append (or note) that was meant after it: of the writer killed, or of anybody on the database concerned.</param>
public sealed record KillFigures(Victim Victim, int Kills, TimeSpan Median, TimeSpan Longest);

/// <summary>How long it took after each kill until work got done again. Measured, never judged.</summary>
public static class Delays
{
    public static IReadOnlyList<KillFigures> Of(IReadOnlyList<Done> kills, IReadOnlyList<Attempt> attempts, IReadOnlyList<Posting> postings)
    {
        var appends = attempts.Where(a => a.Verdict == Verdict.Acknowledged).OrderBy(a => a.Meant).ToArray();
        var notes = postings.Where(p => p.Id is not null).OrderBy(p => p.Meant).ToArray();
        return
        [
            .. kills.GroupBy(k => k.Kill.Victim).OrderBy(g => g.Key).Select(g =>
            {
                var delays = g.Select(Delay).Order().ToArray();
                return new KillFigures(g.Key, delays.Length, delays[delays.Length / 2], delays[^1]);
            }),
        ];

        TimeSpan Delay(Done kill) => TimeSpan.FromTicks(kill.Kill.Victim is Victim.Server or Victim.ServersPostgres
            ? notes.Where(n => n.Meant > kill.At).Min(n => n.Told - kill.At)
            : appends.Where(a => a.Meant > kill.At && (kill.Slot is null || a.Slot == kill.Slot)).Min(a => a.Told - kill.At));
    }
}
