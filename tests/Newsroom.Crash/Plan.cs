namespace Newsroom.Crash;

/// <summary>What is killed.</summary>
public enum Victim
{
    /// <summary>A process that appends.</summary>
    Writer,
    /// <summary>The same, by itself, right after it was told of an append in which it sent a message.</summary>
    Sender,
    /// <summary>A process that runs the listings, the subscription and handlers.</summary>
    Node,
    /// <summary>All of these at once, until an order has been committed that none of them has seen.</summary>
    Nodes,
    /// <summary>Newsroom.Server, with the PostgreSQL of its own.</summary>
    Server,
    /// <summary>PostgreSQL's first process and, at once, all of its children.</summary>
    Postgres,
    /// <summary>The first process alone: its children are left behind and have to notice.</summary>
    Postmaster,
    /// <summary>One of PostgreSQL's children: the first process then restarts all of them.</summary>
    Backend,
    /// <summary>The first process of the server's own PostgreSQL, and all of its children.</summary>
    ServersPostgres,
}

/// <param name="After">Since the kill before.</param>
/// <param name="Draw">Chooses among those of the kind that are there at the time.</param>
/// <param name="Breath">Afterwards the next kill waits until every writer has been heard of: work must get done, too.</param>
public sealed record Kill(int Number, TimeSpan After, Victim Victim, int Draw, bool Breath);

/// <summary>
/// What is killed and after which delay: from the seed alone, and of any four kills one is PostgreSQL's. What the load
/// is doing at that moment is the machine's affair, so that a seed repeats the plan and not the run.
/// </summary>
public static class Plan
{
    private static readonly Victim[] Ours = [Victim.Writer, Victim.Sender, Victim.Node, Victim.Nodes, Victim.Server];
    private static readonly Victim[] Databases = [Victim.Postgres, Victim.Postmaster, Victim.Backend, Victim.ServersPostgres];

    public static IReadOnlyList<Kill> Draw(int kills, int seed)
    {
        var random = new Random(seed);
        var plan = new List<Kill>(kills);
        var databases = new Queue<Victim>();
        var ours = new Queue<Victim>();
        var postgres = 0;
        for (var i = 0; i < kills; i++)
        {
            if (i % 4 == 0) postgres = i + random.Next(Math.Min(4, kills - i));
            plan.Add(new(i + 1, TimeSpan.FromMilliseconds(random.Next(100, 1_200)),
                i == postgres ? Next(databases, Databases) : Next(ours, Ours), random.Next(1_000_000), i % 10 == 9));
        }
        return plan;

        // In turns, each in a new order: no kind is left out of a short run.
        Victim Next(Queue<Victim> queue, Victim[] kinds)
        {
            if (queue.Count == 0)
            {
                var shuffled = kinds.ToArray();
                random.Shuffle(shuffled);
                foreach (var kind in shuffled) queue.Enqueue(kind);
            }
            return queue.Dequeue();
        }
    }
}
