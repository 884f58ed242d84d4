namespace Newsroom.Benchmarks;

internal static class Percentile
{
    /// <summary>The smallest sample that at least this share of the samples does not exceed (nearest rank).</summary>
    /// <param name="share">Above 0, at most 1: 0.5 is the median, 0.99 the 99th percentile.</param>
    public static double Of(IEnumerable<double> samples, double share)
    {
        var sorted = samples.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
