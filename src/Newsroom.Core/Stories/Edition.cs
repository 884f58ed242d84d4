namespace Newsroom.Core.Stories;

/// <summary>A published edition of a brief, with what became of it.</summary>
/// <param name="Number">1, 2, 3 … without gaps.</param>
/// <param name="Brief">As it first went out.</param>
/// <param name="Corrections">In order; each has the whole text.</param>
/// <param name="Withdrawal">Null while it stands.</param>
public sealed record Edition(
    int Number,
    string Audience,
    Brief Brief,
    string By,
    DateTimeOffset At,
    IReadOnlyList<BriefCorrection> Corrections,
    BriefWithdrawal? Withdrawal)
{
    /// <summary>The text as last corrected.</summary>
    public Brief Current => Corrections is [.., { } last] ? last.Brief : Brief;
}

public sealed record BriefCorrection(Brief Brief, string Notice, string By, DateTimeOffset At);

public sealed record BriefWithdrawal(string Notice, string By, DateTimeOffset At);
