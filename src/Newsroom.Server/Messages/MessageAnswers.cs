using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Messages;

/// <summary>Messages that are not done yet.</summary>
/// <param name="Waiting">Not due yet: for a later time, or failed and to be tried again.</param>
/// <param name="Due">To be handled as soon as a handler is free.</param>
/// <param name="UnderWay">With a handler.</param>
/// <param name="Dead">Failed at the last attempt; they wait for somebody.</param>
/// <param name="Types">The same by type; types without any are left out.</param>
/// <param name="Followers">The listings and the subscriptions, how far each has come, and why one stands still.</param>
public sealed record MessagesAnswer(
    long Waiting, long Due, long UnderWay, long Dead, IReadOnlyList<MessageTypeAnswer> Types, IReadOnlyList<FollowerState> Followers)
{
    public static MessagesAnswer Of(IReadOnlyList<MessageCounts> counts, IReadOnlyList<Progress> progress) => new(
        counts.Sum(c => c.Waiting), counts.Sum(c => c.Due), counts.Sum(c => c.UnderWay), counts.Sum(c => c.Dead),
        [.. counts.Select(c => new MessageTypeAnswer(c.Type, c.Waiting, c.Due, c.UnderWay, c.Dead))],
        [.. progress.Select(p => new FollowerState(p.Name, p.Position, p.Error))]);
}

public sealed record MessageTypeAnswer(string Type, long Waiting, long Due, long UnderWay, long Dead);

/// <param name="Position">Everything up to here is done.</param>
/// <param name="Error">Why it stands still, and at which position; left out where it does not, and on nodes that do not run it.</param>
public sealed record FollowerState(string Name, long Position, string? Error);

/// <param name="Next">Address of the next page; left out on the last.</param>
public sealed record DeadLettersAnswer(IReadOnlyList<DeadLetterLine> Items, string? Next);

/// <summary>A dead letter in the list: everything but its body.</summary>
/// <param name="Attempts">Tries since it was sent or last replayed.</param>
/// <param name="Error">What the last attempt said, or that it never ended.</param>
public sealed record DeadLetterLine(Guid Id, string Type, int Attempts, string Error, DateTimeOffset SentAt, DateTimeOffset DiedAt)
{
    public static DeadLetterLine Of(DeadLetter letter) =>
        new(letter.Id, letter.Type, letter.Attempts, letter.Error, letter.SentAt, letter.At);
}

/// <inheritdoc cref="DeadLetterLine"/>
/// <param name="Body">What the handler was given; where it is no JSON, and died of that, as a string.</param>
public sealed record DeadLetterAnswer(
    Guid Id, string Type, JsonElement Body, int Attempts, string Error, DateTimeOffset SentAt, DateTimeOffset DiedAt)
{
    public static DeadLetterAnswer Of(DeadLetter letter) =>
        new(letter.Id, letter.Type, BodyOf(letter.Body), letter.Attempts, letter.Error, letter.SentAt, letter.At);

    private static JsonElement BodyOf(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }
}

/// <param name="Replayed">How many are messages again.</param>
public sealed record ReplayAnswer(long Replayed);

/// <summary>Which dead letters to replay.</summary>
/// <param name="Type">Only those of this type; all when left out.</param>
public sealed record ReplayRequest(string? Type = null);
