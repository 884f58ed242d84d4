namespace Newsroom.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Part">Of the small scale, when it is not full: for whoever works on a question.</param>
internal readonly record struct Scale(bool Full, double Part)
{
    public int Of(int small, int full) => Full ? full : Math.Max(1, (int)(small * Part));

    public TimeSpan Seconds(double small, double full) => TimeSpan.FromSeconds(Full ? full : Math.Max(1, small * Part));

    /// <summary>Full is 1.</summary>
    public static implicit operator double(Scale scale) => scale.Full ? 1 : 0.1 * scale.Part;
}
