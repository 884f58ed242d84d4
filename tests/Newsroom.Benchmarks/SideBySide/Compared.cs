namespace Newsroom.Benchmarks.SideBySide;

/// <summary>One row of the report: medians over the rounds. Null where nothing was measured.</summary>
/// <param name="EmbeddedAsFast">How many times as fast as plain Marten: the median over the rounds of each round's ratio.</param>
/// <param name="MartenAsFast">The same, of the Marten engine.</param>
/// <param name="Spread">The lowest and the highest ratio of a round, of the embedded engine and of the Marten engine.</param>
internal sealed record Compared(
    string Question, string Unit, double? Embedded, double? Marten, double? Plain, double? EmbeddedAsFast, double? MartenAsFast, string? Spread)
{
    /// <param name="rounds">By round: the embedded engine's figure, the Marten engine's, and plain Marten's where it has one.</param>
    /// <param name="less">Whether less is better: a time, and not so many a second.</param>
    public static Compared Of(string question, string unit, IReadOnlyList<double[]> rounds, bool less)
    {
        var plain = rounds[0].Length > 2;
        var (embedded, marten) = (AsFast(0), AsFast(1));
        return new(question, unit, Median(rounds.Select(r => r[0])), Median(rounds.Select(r => r[1])),
            plain ? Median(rounds.Select(r => r[2])) : null,
            plain ? Median(embedded) : null, plain ? Median(marten) : null,
            plain ? FormattableString.Invariant($"{embedded.Min():F2} to {embedded.Max():F2}, {marten.Min():F2} to {marten.Max():F2}") : null);

        double[] AsFast(int contender) => plain ? [.. rounds.Select(r => less ? r[2] / r[contender] : r[contender] / r[2])] : [];
    }

    private static double Median(IEnumerable<double> values) => Percentile.Of(values, 0.5);
}
