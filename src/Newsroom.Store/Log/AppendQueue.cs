using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>Whether a group is to be written.</summary>
internal enum GroupIs
{
    /// <summary>Nobody waits whose stream is free.</summary>
    Empty,

    /// <summary>Somebody waits, and more may be on their way; to be asked again after <see cref="AppendQueue.Expected"/>.</summary>
    Forming,
    Due,
}

/// <summary>
/// Who waits to be written, and when it is time to write a group of them. A stream is in one group at a time, and in a
/// group once; those of one stream stand in a line.
/// </summary>
/// <remarks>
/// A group costs PostgreSQL nearly as much with one append as with ten, so it should not leave half full; but nobody should
/// wait for appends that do not come. Whoever has just been told a verdict often writes again at once: a group waits for
/// those who are on their way, a millisecond at most, and a few writers wait for nobody. The writers are shared out evenly,
/// so that one group is made while another is being flushed; all of them in one would leave the processors with nothing to
/// do meanwhile.
/// </remarks>
/// <param name="groupSize">Appends in a group, at most.</param>
/// <param name="groupBytes">Bytes of JSON in a group, about: the append that passes the limit is the last.</param>
/// <param name="groups">How many groups are written at the same time.</param>
/// <param name="clock">Says how long ago somebody was told.</param>
internal sealed class AppendQueue(int groupSize, long groupBytes, int groups, TimeProvider clock)
{
    private sealed class Line(string stream)
    {
        public string Stream { get; } = stream;
        public PendingAppend? First { get; set; }
        public PendingAppend? Last { get; set; }
        public bool UnderWay { get; set; }

        /// <summary>When its last writer was told a verdict; null when somebody has come since.</summary>
        public long? Told { get; set; }
    }

    /// <summary>How long those who were told are expected back.</summary>
    public static readonly TimeSpan Expected = TimeSpan.FromMilliseconds(1);

    /// <summary>Fewer writers than these wait for nobody.</summary>
    private const int Several = 4;

    /// <summary>Writers are not shared out into groups smaller than this.</summary>
    private const int Small = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);
    private readonly Queue<Line> ready = new();
    private readonly Queue<(Line Line, long At)> told = new();
    private bool closed;
    private int underWay;
    private int expected;

    /// <exception cref="StoreUnavailable">The queue is closed.</exception>
    public GroupIs Add(PendingAppend pending)
    {
        lock (gate)
        {
            if (closed) throw new StoreUnavailable("The node is closed.");
            if (!lines.TryGetValue(pending.Append.Stream, out var line))
                lines.Add(pending.Append.Stream, line = new(pending.Append.Stream));
            if (line.Last is { } last) last.Behind = pending;
            else line.First = pending;
            line.Last = pending;
            if (line.First == pending && !line.UnderWay) ready.Enqueue(line);
            if (line.Told is not null)
            {
                line.Told = null;
                expected--;
            }
            return State();
        }
    }

    /// <summary>The next group, when one is due; its streams are under way until it is released.</summary>
    /// <param name="after">What is with the one after it.</param>
    public List<PendingAppend> Take(out GroupIs after)
    {
        var group = new List<PendingAppend>();
        lock (gate)
        {
            if (State() == GroupIs.Due)
            {
                var bytes = 0L;
                for (var share = Share(); group.Count < share && bytes < groupBytes && ready.TryDequeue(out var line);)
                {
                    if (First(line) is { } pending)
                    {
                        line.UnderWay = true;
                        group.Add(pending);
                        bytes += pending.Append.Size;
                    }
                    else lines.Remove(line.Stream);
                }
                underWay += group.Count;
            }
            after = State();
        }
        return group;
    }

    /// <summary>
    /// The group has its verdicts, and is about to be told. A stream's version never falls: whoever still waits with one
    /// that has just been passed would be refused by the database as well, and need not ask it.
    /// </summary>
    public GroupIs Release(List<PendingAppend> group)
    {
        lock (gate)
        {
            underWay -= group.Count;
            var now = clock.GetTimestamp();
            foreach (var pending in group)
            {
                var line = lines[pending.Append.Stream];
                line.UnderWay = false;
                if (pending.Written is { } written) RefuseOvertaken(line, written.Version);
                if (line.First is not null) ready.Enqueue(line);
                else
                {
                    line.Told = now;
                    expected++;
                    told.Enqueue((line, now));
                }
            }
            return State();
        }
    }

    public GroupIs Next
    {
        get
        {
            lock (gate) return State();
        }
    }

    /// <returns>Those that will not be written any more.</returns>
    public IReadOnlyList<PendingAppend> Close()
    {
        var left = new List<PendingAppend>();
        lock (gate)
        {
            closed = true;
            foreach (var line in lines.Values)
            {
                for (var pending = line.First; pending is not null; pending = pending.Behind) left.Add(pending);
            }
            lines.Clear();
            ready.Clear();
        }
        return left;
    }

    private GroupIs State() =>
        ready.Count == 0 ? GroupIs.Empty
        : OnTheirWay() == 0 || ready.Count >= Share() || Writers < Several ? GroupIs.Due
        : GroupIs.Forming;

    /// <summary>Those who wait, those who are being written, and those on their way: of each stream one.</summary>
    private int Writers => ready.Count + underWay + expected;

    private int Share() => Math.Min(groupSize, Math.Max(Small, (Writers + groups - 1) / groups));

    private int OnTheirWay()
    {
        while (told.TryPeek(out var first))
        {
            if (first.Line.Told == first.At)
            {
                if (clock.GetElapsedTime(first.At) < Expected) break;
                first.Line.Told = null;
                expected--;
                lines.Remove(first.Line.Stream);
            }
            told.Dequeue();
        }
        return expected;
    }

    private static PendingAppend? First(Line line)
    {
        while (line.First is { } pending)
        {
            line.First = pending.Behind;
            if (line.First is null) line.Last = null;
            if (!pending.Cancel.IsCancellationRequested) return pending;
            pending.Verdict.TrySetCanceled(pending.Cancel);
        }
        return null;
    }

    private static void RefuseOvertaken(Line line, long version)
    {
        PendingAppend? kept = null;
        for (var pending = line.First; pending is not null; pending = pending.Behind)
        {
            if (pending.Append.Expected < version)
            {
                pending.Verdict.TrySetException(new StreamConflict(line.Stream, pending.Append.Expected, version));
                if (kept is null) line.First = pending.Behind;
                else kept.Behind = pending.Behind;
            }
            else kept = pending;
        }
        line.Last = kept;
    }
}
