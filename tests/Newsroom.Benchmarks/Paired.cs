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

    public void Deconstruct(out double ours, out double limit, out double ratio) => (ours, limit, ratio) = (Ours, Limit, Ratio);

    /// <summary>For people.</summary>
    public string Spread => FormattableString.Invariant($"ratios {Lowest:F2} to {Highest:F2} in {Count} pairs");
}
