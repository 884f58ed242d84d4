using Newsroom.Crash.Judging;
using Newsroom.Crash.Ledger;

namespace Newsroom.Crash;

/// <summary>What a run can be told by.</summary>
public sealed class Figures
{
    public string? PostgresVersion { get; set; }
    public IReadOnlyList<KillFigures> Kills { get; set; } = [];
    public IReadOnlyList<Attempt> Attempts { get; set; } = [];

    /// <summary>Appends whose writer never learnt what became of them.</summary>
    public int DoubtWritten { get; set; }
    public int DoubtNotWritten { get; set; }

    public int Events { get; set; }
    public int Orders { get; set; }
    public int Pages { get; set; }
    public MessageFigures? Messages { get; set; }
    public NewsroomFigures? Newsroom { get; set; }
    public TimeSpan Lasted { get; set; }
}
