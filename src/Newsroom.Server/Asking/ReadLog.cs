using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>The log itself, in order, up to the safe head.</summary>
public sealed class ReadLog(EventLog log)
{
    /// <summary>Bytes of JSON on a page, about: an answer is made in memory, and many are asked for at the same time.</summary>
    private const int PageBytes = 1 << 20;

    /// <summary>Pages being made at the same time on a node: more would take no less time each, and the processor and the memory from everybody else.</summary>
    private readonly SemaphoreSlim pages = new(Environment.ProcessorCount);

    /// <summary>The safe head, as this node knows it.</summary>
    /// <param name="atLeast">A position that the caller was told of, perhaps by another node.</param>
    public ValueTask<long> Head(long atLeast, CancellationToken cancel) => log.Head(atLeast, cancel);

    /// <param name="after">Position to start behind; 0 for the beginning.</param>
    /// <param name="make">Makes the answer of the page, which is let go of with it.</param>
    /// <exception cref="PositionAhead">The position is above the safe head.</exception>
    public async ValueTask<T> Ask<T>(long after, int limit, Func<LogPage, Task<T>> make, CancellationToken cancel)
    {
        await pages.WaitAsync(cancel);
        try
        {
            var page = await log.ReadAll(after, limit, cancel, PageBytes);
            return after <= page.SafeHead ? await make(page) : throw new PositionAhead(after, page.SafeHead);
        }
        finally
        {
            pages.Release();
        }
    }
}
