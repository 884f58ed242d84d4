using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>Turns what a question says of its moment into a position of the log.</summary>
public sealed class Moments(EventLog log)
{
    /// <param name="asOf">Null for now.</param>
    /// <exception cref="PositionAhead">The position is above the safe head.</exception>
    public async ValueTask<Moment> Resolve(AsOf? asOf, DateTimeOffset? publishedBy, CancellationToken cancel)
    {
        if (asOf is AsOf.Time time) return new Moment(await log.PositionAt(time.Value, cancel), Asked: true, publishedBy);
        if (asOf is not AsOf.Position { Value: var position }) return new Moment(await log.Head(0, cancel), Asked: false, publishedBy);
        return await At(new Moment(0, Asked: true, publishedBy), position, cancel);
    }

    /// <summary>The same question, about a position.</summary>
    /// <exception cref="PositionAhead">It is above the safe head.</exception>
    public async ValueTask<Moment> At(Moment moment, long position, CancellationToken cancel)
    {
        var head = await log.Head(position, cancel);
        return position <= head ? moment with { Position = position, Asked = true } : throw new PositionAhead(position, head);
    }
}
