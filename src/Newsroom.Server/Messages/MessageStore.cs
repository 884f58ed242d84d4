using System.Text;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Npgsql;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.Runtime.Serialization;

namespace Newsroom.Server.Messages;

/// <summary>
/// Wolverine's messages as this newsroom shows them: counted by type and state, dead letters in the order of their death. Both
/// are statements on Wolverine's tables, since its own store counts no types and lists dead letters in no order; everything
/// else is asked of that store.
/// </summary>
public sealed class MessageStore(Listings sql, IMessageStore messages)
{
    /// <summary>Messages that are not done yet, by type, in the order of the types' code points; types without any are left out.</summary>
    public Task<IReadOnlyList<MessageCounts>> Counts(CancellationToken cancel) => sql.Query("Messages/counts.sql", MessageCounts.Read, cancel);

    /// <summary>The oldest dead letters first.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="after">The place of the last letter of the page before; null for the first page.</param>
    /// <param name="type">Only letters of this type; null for all.</param>
    public Task<IReadOnlyList<DeadLetter>> DeadLetters(int limit, DeadLetterPlace? after, string? type, CancellationToken cancel) => sql.Query(
        "Messages/dead_letters.sql", Read, cancel, limit, new NullableTime(after?.At), after?.Id.ToString(), type);

    /// <summary>Null when there is none, or it is to be tried again already.</summary>
    public async Task<DeadLetter?> Find(Guid id) => await messages.DeadLetters.DeadLetterEnvelopeByIdAsync(id) is { Replayable: false } letter
        ? new(letter.Id, letter.MessageType, Encoding.UTF8.GetString(letter.Envelope.Data ?? []), letter.Envelope.Attempts,
            Error(letter.ExceptionType, letter.ExceptionMessage), Times.Cut(letter.SentAt), Times.Cut(letter.ExecutionTime ?? letter.SentAt))
        : null;

    /// <summary>Makes a dead letter a message again, its attempts counted from nought; false when there is none.</summary>
    public async Task<bool> Replay(Guid id)
    {
        if (await Find(id) is null) return false;
        await messages.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([id]), CancellationToken.None);
        return true;
    }

    /// <summary>Makes every dead letter, or every one of a type, a message again.</summary>
    /// <returns>How many there were.</returns>
    public async Task<long> ReplayAll(string? type)
    {
        var dead = (await Counts(CancellationToken.None)).Where(c => type is null || c.Type == type).Sum(c => c.Dead);
        if (dead > 0) await messages.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery { MessageType = type, Replayable = false }, CancellationToken.None);
        return dead;
    }

    private static DeadLetter Read(NpgsqlDataReader row)
    {
        var envelope = EnvelopeSerializer.Deserialize(row.GetFieldValue<byte[]>(2));
        return new(
            row.GetGuid(0), row.GetString(1), Encoding.UTF8.GetString(envelope.Data ?? []), envelope.Attempts, Error(row.GetString(3), row.GetString(4)),
            Times.Cut(envelope.SentAt), Times.Cut(new DateTimeOffset(row.GetDateTime(5))));
    }

    private static string Error(string kind, string words) => kind.Length == 0 ? words : $"{kind}: {words}";
}

/// <summary>The messages of one type that are not done yet.</summary>
/// <param name="Waiting">Not due yet: sent for a later time, or failed and to be tried again.</param>
/// <param name="Due">To be handled as soon as a handler is free.</param>
/// <param name="UnderWay">With a handler.</param>
public sealed record MessageCounts(string Type, long Waiting, long Due, long UnderWay, long Dead)
{
    internal static MessageCounts Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
}

/// <summary>A message whose last attempt failed.</summary>
/// <param name="Body">JSON text, unless that is what it died of.</param>
/// <param name="Attempts">Tries since it was sent or last replayed.</param>
/// <param name="Error">What the last attempt said.</param>
/// <param name="SentAt">When it was first sent.</param>
/// <param name="At">When its last attempt was due, which is about when it became a dead letter.</param>
public sealed record DeadLetter(Guid Id, string Type, string Body, int Attempts, string Error, DateTimeOffset SentAt, DateTimeOffset At)
{
    public DeadLetterPlace Place => new(At, Id);
}

/// <summary>A place in the list of dead letters, which are ordered by the time of their death, then by id.</summary>
public readonly record struct DeadLetterPlace(DateTimeOffset At, Guid Id);
