using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Kernel;

public sealed class RetryPolicyTests
{
    private static readonly Arbitrary<(int First, int Max, int Failures, double Chance)> Cases =
        (from first in Gen.Choose(1, 10_000)
         from max in Gen.Choose(1, 1_000_000)
         from failures in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, int.MaxValue))
         from chance in Gen.Choose(0, 1_000)
         select (first, max, failures, chance / 1_000.0)).ToArbitrary();

    [Fact]
    public void A_delay_is_never_longer_than_the_longest_nor_shorter_than_three_quarters_of_what_it_doubled_to() =>
        Prop.ForAll(Cases, c =>
        {
            var policy = Policy(c.First, c.Max);
            var whole = Math.Min(c.First * Math.Pow(2, c.Failures - 1), c.Max);
            var delay = policy.DelayAfter(c.Failures, c.Chance).TotalMilliseconds;
            return delay <= whole + 0.001 && delay >= 0.75 * whole - 0.001 && delay <= c.Max;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_failure_more_never_means_a_shorter_delay_with_the_same_luck() =>
        Prop.ForAll(Cases, c =>
        {
            var policy = Policy(c.First, c.Max);
            return c.Failures == int.MaxValue || policy.DelayAfter(c.Failures + 1, c.Chance) >= policy.DelayAfter(c.Failures, c.Chance);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Those_that_failed_together_come_back_apart()
    {
        var policy = Policy(1_000, 60_000);
        var delays = Enumerable.Range(0, 100).Select(i => policy.DelayAfter(20, i / 99.0)).ToList();

        Assert.Equal(100, delays.Distinct().Count());
        Assert.Equal((TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(60)), (delays.Min(), delays.Max()));
    }

    [Fact]
    public void Each_failure_doubles_it() =>
        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(1, 6).Select(n => (int)Policy(1_000, 10_000).DelayAfter(n, 1).TotalSeconds));

    private static RetryPolicy Policy(int first, int max) =>
        new(8, TimeSpan.FromMilliseconds(first), TimeSpan.FromMilliseconds(max));
}
