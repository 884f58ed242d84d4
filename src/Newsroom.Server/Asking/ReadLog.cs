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

    /// <summary>Events looked at for one page of those that are wanted: a filter that is seldom met must not read the whole log in one request.</summary>
    private const int MostLookedAt = 4_000;

    /// <summary>Pages read for that: of large events there are fewer in each.</summary>
    private const int MostPages = 4;

    /// <summary>A page of the events that are wanted, which may be empty where none was met: its <see cref="LogPage.UpTo"/> says how far was looked.</summary>
    /// <inheritdoc cref="Ask{T}(long, int, Func{LogPage, Task{T}}, CancellationToken)"/>
    public async ValueTask<T> Ask<T>(
        long after, int limit, Func<Recorded, CancellationToken, ValueTask<bool>> wanted, Func<LogPage, Task<T>> make, CancellationToken cancel)
    {
        await pages.WaitAsync(cancel);
        try
        {
            var (met, at) = (new List<Recorded>(), after);
            for (var (looked, read) = (0, 1); ; read++)
            {
                var page = await log.ReadAll(at, Math.Min(1_000, MostLookedAt - looked), cancel, PageBytes);
                if (at > page.SafeHead) throw new PositionAhead(after, page.SafeHead);
                foreach (var recorded in page.Events)
                {
                    if (await wanted(recorded, cancel)) met.Add(recorded);
                    at = ReferenceEquals(recorded, page.Events[^1]) ? page.UpTo : recorded.Position!.Value;
                    if (met.Count == limit) return await make(page with { Events = met, UpTo = at });
                }
                looked += page.Events.Count;
                at = page.UpTo;
                if (!page.More || looked >= MostLookedAt || read == MostPages) return await make(page with { Events = met });
            }
        }
        finally
        {
            pages.Release();
        }
    }

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
