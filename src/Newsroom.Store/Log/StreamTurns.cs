namespace Newsroom.Store;

/// <summary>
/// Commands of one node on one stream come one after the other: of several that read the same version only one could append,
/// and the others would have read in vain. Whoever takes no turn harms nobody, the append itself decides.
/// </summary>
internal sealed class StreamTurns
{
    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);

    /// <returns>To be disposed of when the command is done.</returns>
    public async ValueTask<IDisposable> Take(string stream, CancellationToken cancel)
    {
        Line? line;
        lock (lines)
        {
            if (!lines.TryGetValue(stream, out line)) lines[stream] = line = new(this, stream);
            line.Members++;
        }
        try
        {
            await line.Free.WaitAsync(cancel);
            return line;
        }
        catch
        {
            Leave(line);
            throw;
        }
    }

    private void Leave(Line line)
    {
        lock (lines)
        {
            if (--line.Members == 0) lines.Remove(line.Stream);
        }
    }

    private sealed class Line(StreamTurns turns, string stream) : IDisposable
    {
        public string Stream => stream;

        public SemaphoreSlim Free { get; } = new(1, 1);

        /// <summary>Who has the turn and who waits for it.</summary>
        public int Members { get; set; }

        public void Dispose()
        {
            Free.Release();
            turns.Leave(this);
        }
    }
}
