namespace Newsroom.Store;

/// <summary>What may be set of a node's store; the defaults suit one node and a laptop's database.</summary>
public sealed record StoreSettings
{
    /// <summary>The safety net under wake-ups: readers look at least this often.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a reader looks again while a position is withheld by an append that has not ended.</summary>
    public TimeSpan PollWithheld { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>The node's reader looks at the log at most this often.</summary>
    public TimeSpan ReadEvery { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Wake-ups of other nodes are sent at most this often.</summary>
    public TimeSpan NotifyEvery { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>Connections over which groups of appends are committed: one writes while the other waits for the disk.</summary>
    public int Committers { get; init; } = 2;

    /// <summary>Appends in one group, at most.</summary>
    public int GroupSize { get; init; } = 128;

    /// <summary>The daemon, which commits wake, looks at least this often.</summary>
    public TimeSpan DaemonPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a node tries to lead the listings or a subscription that no node leads.</summary>
    public TimeSpan TryToLeadEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the daemon gives a gap in the log before it asks whether anything can still fill it.</summary>
    public TimeSpan GapPatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Events and bytes of their JSON (UTF-8) in one read of the log, about: the one that passes the limit is the last.</summary>
    public int PageEvents { get; init; } = 1_000;

    /// <inheritdoc cref="PageEvents"/>
    public int PageBytes { get; init; } = 2 << 20;

    /// <summary>
    /// Bytes of JSON whose events a node's reader keeps in memory for whoever follows the log, and as much of the node's own
    /// that nobody has read yet. As objects they take twice to four times as much.
    /// </summary>
    public int RememberedBytes { get; init; } = 8 << 20;

    /// <summary>Bytes of JSON in one group of appends, about.</summary>
    public int GroupBytes { get; init; } = 4 << 20;

    /// <summary>Bytes of rows that a rebuild keeps in memory, about; what is beyond waits in the table.</summary>
    public long RebuildMemory { get; init; } = 96L << 20;

    /// <summary>
    /// How long a short statement (an append, a read, a step of the daemon) may go without an answer, whole seconds. Then
    /// its connection is given up, as for a network that swallows everything. Rebuilds and imports take the time they need.
    /// </summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a connection may take to be made, whole seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long to ask what became of an append whose answer was lost, before its caller is told that this is not known.
    /// An append ends, one way or another, within <see cref="CommandTimeout"/>, this, and some seconds.
    /// </summary>
    public TimeSpan SettleWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a node makes sure that the connection with its lock is alive, not only unbroken.</summary>
    public TimeSpan CheckLockEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Has the database for itself: it is refused where another node is at work, keeps others out, and opens what an
    /// unfinished import has left. It reads no log for subscribers: it is opened to fill one.
    /// </summary>
    public bool Alone { get; init; }
}
