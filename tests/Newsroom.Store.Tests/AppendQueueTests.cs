using FsCheck;
using FsCheck.Fluent;
using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Who is written together, and when.</summary>
public sealed class AppendQueueTests
{
    private static readonly EventTypes Types = new(EventType.Of<Deposited>("deposited"));

    private readonly Clock clock = new();

    [Fact]
    public void A_lone_writer_waits_for_nobody()
    {
        var queue = Queue();
        for (var version = 0; version < 5; version++)
        {
            Assert.Equal(GroupIs.Due, queue.Add(Append("a", version)));
            var group = queue.Take(out var after);
            Assert.Single(group);
            Assert.Equal(GroupIs.Empty, after);
            Write(queue, group);
        }
    }

    [Fact]
    public void A_group_waits_for_those_who_were_just_told_and_not_for_ever()
    {
        var queue = Queue();
        foreach (var i in Enumerable.Range(0, 20)) queue.Add(Append($"s{i}", 0));
        Write(queue, queue.Take(out _));
        Write(queue, queue.Take(out _));

        Assert.Equal(GroupIs.Forming, queue.Add(Append("s0", 1)));
        Assert.Empty(queue.Take(out _));
        clock.Pass(AppendQueue.Expected);
        Assert.Equal(GroupIs.Due, queue.Next);
        Assert.Single(queue.Take(out _));
    }

    [Fact]
    public void Writers_are_shared_out_evenly_over_the_groups()
    {
        var queue = Queue();
        foreach (var i in Enumerable.Range(0, 64)) queue.Add(Append($"s{i}", 0));
        var first = queue.Take(out var after);
        Assert.Equal((32, GroupIs.Due), (first.Count, after));
        var second = queue.Take(out after);
        Assert.Equal((32, GroupIs.Empty), (second.Count, after));

        // The first come back while the others are being written: as many as before go together again.
        Write(queue, first);
        foreach (var (i, pending) in first.Index())
            Assert.Equal(i < 31 ? GroupIs.Forming : GroupIs.Due, queue.Add(Append(pending.Append.Stream, 1)));
        Assert.Equal(32, queue.Take(out _).Count);
    }

    [Fact]
    public void A_stream_that_many_write_to_is_one_writer()
    {
        var queue = Queue();
        for (var i = 0; i < 64; i++) queue.Add(Append($"hot/{i % 8}", 0));
        var group = queue.Take(out var after);
        Assert.Equal((8, GroupIs.Empty), (group.Count, after));
        Write(queue, group);

        // All of them were told: eight writers, overtaken by them, or still to come.
        for (var i = 0; i < 8; i++) Assert.Equal(i < 7 ? GroupIs.Forming : GroupIs.Due, queue.Add(Append($"hot/{i}", 1)));
    }

    [Fact]
    public void Who_has_come_back_and_was_told_again_is_expected_for_as_long_again()
    {
        var queue = Queue();
        foreach (var i in Enumerable.Range(0, 4)) queue.Add(Append($"s{i}", 0));
        Write(queue, queue.Take(out _));
        clock.Pass(AppendQueue.Expected / 2);
        foreach (var i in Enumerable.Range(0, 4)) queue.Add(Append($"s{i}", 1));
        Write(queue, queue.Take(out _));

        clock.Pass(AppendQueue.Expected / 2);
        Assert.Equal(GroupIs.Forming, queue.Add(Append("s0", 2)));
        clock.Pass(AppendQueue.Expected / 2);
        Assert.Equal(GroupIs.Due, queue.Next);
    }

    [Fact]
    public void A_group_has_no_more_than_it_may()
    {
        var queue = new AppendQueue(10, long.MaxValue, 2, clock);
        foreach (var i in Enumerable.Range(0, 64)) queue.Add(Append($"s{i}", 0));
        Assert.Equal(10, queue.Take(out var after).Count);
        Assert.Equal(GroupIs.Due, after);
    }

    [Fact]
    public async Task Who_was_overtaken_is_refused_without_being_written()
    {
        var queue = Queue();
        queue.Add(Append("a", 0));
        var (overtaken, next) = (Append("a", 0), Append("a", 1));
        queue.Add(overtaken);
        queue.Add(next);
        Write(queue, queue.Take(out _));

        var conflict = await Assert.ThrowsAsync<StreamConflict>(() => overtaken.Verdict.Task);
        Assert.Equal((0, 1), (conflict.Expected, conflict.Actual));
        clock.Pass(AppendQueue.Expected);
        Assert.Same(next, Assert.Single(queue.Take(out _)));
    }

    [Fact]
    public async Task Who_was_cancelled_is_passed_over_and_those_behind_are_not()
    {
        var queue = Queue();
        using var cancel = new CancellationTokenSource();
        var (cancelled, behind) = (Append("a", 0, cancel.Token), Append("a", 0));
        queue.Add(cancelled);
        queue.Add(behind);
        await cancel.CancelAsync();

        Assert.Same(behind, Assert.Single(queue.Take(out _)));
        Assert.True(cancelled.Verdict.Task.IsCanceled);
    }

    [Fact]
    public void After_the_end_nobody_is_taken_on_and_those_who_wait_are_given_back()
    {
        var queue = Queue();
        queue.Add(Append("a", 0));
        queue.Add(Append("a", 1));
        queue.Add(Append("b", 0));
        Assert.Equal(3, queue.Close().Count);
        Assert.Throws<StoreUnavailable>(() => queue.Add(Append("c", 0)));
    }

    /// <summary>Whatever comes and goes in whatever order: a stream is in one group at a time, in the order of arrival, and nobody is forgotten.</summary>
    [Fact]
    public void Every_append_is_written_once_and_in_its_streams_order() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Choose(0, 9).ArrayOf().ToArbitrary(), steps =>
        {
            var queue = new AppendQueue(4, long.MaxValue, 2, clock);
            var (added, written) = (new List<PendingAppend>(), new List<PendingAppend>());
            var underWay = new Queue<List<PendingAppend>>();
            foreach (var step in steps)
            {
                if (step < 6)
                {
                    var pending = Append($"s{step % 3}", long.MaxValue - 1);
                    added.Add(pending);
                    queue.Add(pending);
                }
                else if (step < 8) Take();
                else if (step == 8 && underWay.TryDequeue(out var group)) queue.Release(group);
                else clock.Pass(AppendQueue.Expected);
            }
            while (written.Count < added.Count)
            {
                clock.Pass(AppendQueue.Expected);
                Take();
                if (underWay.TryDequeue(out var group)) queue.Release(group);
            }
            foreach (var stream in added.GroupBy(p => p.Append.Stream)) Assert.Equal(stream, written.Where(p => p.Append.Stream == stream.Key));
            Assert.Equal(added.Count, written.Count);

            void Take()
            {
                var group = queue.Take(out _);
                if (group.Count == 0) return;
                var streams = underWay.SelectMany(g => g).Concat(group).Select(p => p.Append.Stream).ToList();
                Assert.Equal(streams.Distinct(), streams);
                written.AddRange(group);
                underWay.Enqueue(group);
            }
        }));

    private AppendQueue Queue() => new(128, long.MaxValue, 2, clock);

    private static PendingAppend Append(string stream, long expected, CancellationToken cancel = default) =>
        new(new(Types, stream, expected, [new(new Deposited(1))], new("test")), null, cancel);

    private static void Write(AppendQueue queue, List<PendingAppend> group)
    {
        foreach (var pending in group) pending.Written = new(pending.Append.Version, 1, []);
        queue.Release(group);
    }

    private sealed class Clock : TimeProvider
    {
        private long now;

        public void Pass(TimeSpan time) => now += time.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override long GetTimestamp() => now;
    }
}
