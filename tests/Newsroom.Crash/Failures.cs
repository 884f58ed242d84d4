using System.Collections.Concurrent;

namespace Newsroom.Crash;

/// <summary>What went wrong in the run itself, whatever the judge will say; and waiting with an end.</summary>
public sealed class Failures
{
    private readonly ConcurrentQueue<string> all = new();
    private readonly ConcurrentQueue<string> notes = new();

    public IReadOnlyCollection<string> All => all;

    /// <summary>Not failures by themselves, but worth knowing when there are some.</summary>
    public IReadOnlyCollection<string> Notes => notes;

    public void Add(string failure) => all.Enqueue(failure);

    public void Note(string note) => notes.Enqueue(note);

    /// <summary>Looks again and again until the condition holds.</summary>
    /// <exception cref="RunFailed">It did not in time, or something else went wrong meanwhile.</exception>
    public async Task Until(Func<Task<bool>> condition, TimeSpan within, string what, Func<string>? found = null)
    {
        var until = DateTime.UtcNow + within;
        while (!await condition())
        {
            if (!all.IsEmpty) throw new RunFailed($"While waiting for {what}, something else went wrong.");
            if (DateTime.UtcNow > until)
                throw new RunFailed($"Waited {within.TotalSeconds:0} seconds in vain for {what}{(found is null ? "" : $": {found()}")}.");
            await Task.Delay(50);
        }
    }
}

/// <summary>The run cannot go on; what is known so far is printed.</summary>
public sealed class RunFailed(string message) : Exception(message);
