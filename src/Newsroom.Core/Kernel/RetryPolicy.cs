namespace Newsroom.Core.Kernel;

/// <summary>How often and how soon what failed is tried again.</summary>
/// <param name="MaxAttempts">Tries before it is a dead letter.</param>
/// <param name="FirstDelay">Doubled at each further failure.</param>
/// <param name="MaxDelay">The longest delay.</param>
public sealed record RetryPolicy(int MaxAttempts, TimeSpan FirstDelay, TimeSpan MaxDelay)
{
    public static RetryPolicy Default { get; } = new(8, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

    /// <summary>
    /// The pause after so many failures: the first delay doubled at each, at most the longest, and of that between three
    /// quarters and the whole, so that what failed together does not come back together.
    /// </summary>
    /// <param name="failures">1 after the first.</param>
    /// <param name="chance">From 0 to 1: where between the two it lies. Given, since this page throws no dice.</param>
    public TimeSpan DelayAfter(int failures, double chance)
    {
        // In doubles: thirty doublings of a day are more ticks than there are.
        var doubled = FirstDelay.Ticks * Math.Pow(2, Math.Max(failures, 1) - 1);
        var whole = Math.Min(doubled, MaxDelay.Ticks);
        return TimeSpan.FromTicks((long)(whole * (0.75 + Math.Clamp(chance, 0, 1) / 4)));
    }
}
