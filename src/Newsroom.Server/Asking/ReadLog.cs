using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>The log itself, in order, up to the safe head.</summary>
public sealed class ReadLog(EventLog log)
{
    /// <summary>Bytes of JSON on a page, about: an answer is made in memory, and many are asked for at the same time.</summary>
    private const int PageBytes = 1 << 20;

    /// <summary>The safe head.</summary>
    public ValueTask<long> Head(CancellationToken cancel) => log.SafeHead(cancel);

    /// <param name="after">Position to start behind; 0 for the beginning.</param>
    /// <exception cref="PositionAhead">The position is above the safe head.</exception>
    public async ValueTask<LogPage> Ask(long after, int limit, CancellationToken cancel)
    {
        var page = await log.ReadAll(after, limit, cancel, PageBytes);
        return after <= page.SafeHead ? page : throw new PositionAhead(after, page.SafeHead);
    }
}
