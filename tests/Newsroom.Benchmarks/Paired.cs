namespace Newsroom.Benchmarks;

/// <summary>What pairs of measurements say: the pair with the median ratio, and the ratios' range.</summary>
internal sealed record Paired(double Ours, double Limit, double Ratio, double Lowest, double Highest, int Count)
{
    public static Paired Of(IReadOnlyList<(double Ours, double Limit)> pairs)
    {
        var sorted = pairs.OrderBy(p => p.Ours / p.Limit).ToArray();
        var median = sorted[sorted.Length / 2];
        return new(median.Ours, median.Limit, median.Ours / median.Limit,
            sorted[0].Ours / sorted[0].Limit, sorted[^1].Ours / sorted[^1].Limit, sorted.Length);
    }

    /// <summary>Of times, as how often a second: more is better then, and the ratio says how many times as fast.</summary>
    /// <param name="milliseconds">That one piece took.</param>
    public static Paired AsRates(Paired milliseconds) => new(
        1000 / milliseconds.Ours, 1000 / milliseconds.Limit, 1 / milliseconds.Ratio, 1 / milliseconds.Highest, 1 / milliseconds.Lowest, milliseconds.Count);

    /// <summary>For people.</summary>
    public string Spread => FormattableString.Invariant($"{Lowest:F2} to {Highest:F2} in {Count}");
}
