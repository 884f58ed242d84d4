using System.Collections.Concurrent;

namespace Newsroom.Fuzz;

/// <summary>What came back, by operation and status, and what was found.</summary>
internal sealed class Tally
{
    private const int Told = 12;

    private readonly ConcurrentDictionary<(string Operation, int Status), int> answers = new();
    private readonly ConcurrentDictionary<string, int> found = new();
    private readonly ConcurrentDictionary<string, long> first = new();
    private long requests, decisions, slowest;

    public long Requests => Interlocked.Read(ref requests);

    public double Decided => Requests == 0 ? 0 : (double)Interlocked.Read(ref decisions) / Requests;

    public bool IsClean => found.IsEmpty;

    public IReadOnlyCollection<string> Found => [.. found.Keys];

    /// <returns>What was found, for whoever prints it; a kind of finding at an operation is told so often and no more.</returns>
    public IReadOnlyList<Finding> Take(FuzzRequest request, Exchange exchange)
    {
        // Several sent at once are several, each with an answer of its own; the first is the operation's.
        Interlocked.Add(ref requests, Math.Max(1, exchange.Answers.Count));
        Interlocked.Add(ref decisions, exchange.Answers.Count(Judge.IsDecision));
        InterlockedMax(ref slowest, exchange.Took.Ticks);
        for (var i = 0; i < exchange.Answers.Count; i++) answers.AddOrUpdate((i == 0 ? request.Name : "(sent behind another)", exchange.Answers[i].Status), 1, (_, n) => n + 1);
        if (exchange.Answers.Count == 0) answers.AddOrUpdate((request.Name, 0), 1, (_, n) => n + 1);
        var findings = Judge.Judged(request, exchange).ToList();
        foreach (var finding in findings) found.AddOrUpdate(finding.Kind, 1, (_, n) => n + 1);
        return [.. findings.Where(f => first.AddOrUpdate($"{f.Kind} {request.Name}", 1, (_, n) => n + 1) == 1 && first.Count <= Told)];
    }

    public void Print(TextWriter output)
    {
        var statuses = answers.Keys.Select(k => k.Status).Distinct().Order().ToList();
        var widest = answers.Keys.Max(k => k.Operation.Length);
        output.WriteLine($"{"".PadRight(widest)} {string.Concat(statuses.Select(s => (s == 0 ? "none" : s.ToString(System.Globalization.CultureInfo.InvariantCulture)).PadLeft(7)))}");
        foreach (var operation in answers.Keys.Select(k => k.Operation).Distinct().Order(StringComparer.Ordinal))
            output.WriteLine($"{operation.PadRight(widest)} {string.Concat(statuses.Select(s => (answers.TryGetValue((operation, s), out var n) ? n.ToString(System.Globalization.CultureInfo.InvariantCulture) : ".").PadLeft(7)))}");
        output.WriteLine();
        output.WriteLine($"{Requests} requests; {Decided:P1} got as far as a decision; the slowest took {TimeSpan.FromTicks(slowest).TotalSeconds:0.00} s.");
        foreach (var (kind, times) in found.OrderBy(f => f.Key, StringComparer.Ordinal)) output.WriteLine($"FOUND {times} times {kind}");
    }

    private static void InterlockedMax(ref long highest, long value)
    {
        long before;
        while ((before = Interlocked.Read(ref highest)) < value && Interlocked.CompareExchange(ref highest, value, before) != before) ;
    }
}
