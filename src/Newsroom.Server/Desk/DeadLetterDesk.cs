using Newsroom.Server.Messages;

namespace Newsroom.Server.Desk;

/// <summary>Makes dead letters messages again, and writes down who did.</summary>
public sealed partial class DeadLetterDesk(MessageStore messages, ILogger<DeadLetterDesk> log)
{
    /// <summary>False when there is no such letter, or it is not dead any more.</summary>
    public async Task<bool> Replay(Guid id, string actor)
    {
        // Whoever hangs up now would not learn whether it was done: it is not cancelled with the request.
        var replayed = await messages.Replay(id);
        if (replayed) Replayed(log, 1, actor);
        return replayed;
    }

    /// <param name="type">Only letters of this type; null for all.</param>
    /// <returns>How many there were.</returns>
    public async Task<long> ReplayAll(string? type, string actor)
    {
        var replayed = await messages.ReplayAll(type);
        Replayed(log, replayed, actor);
        return replayed;
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} dead letters were replayed by {Actor}")]
    private static partial void Replayed(ILogger log, long count, string actor);
}
