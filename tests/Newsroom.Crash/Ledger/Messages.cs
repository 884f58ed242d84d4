using Newsroom.Core.Kernel;
using Wolverine.Attributes;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Newsroom.Crash.Ledger;

/// <summary>A message by whose id it can be told afterwards what became of it.</summary>
public interface ILedgerMessage
{
    Guid Id { get; }
}

/// <summary>Is written down when it comes.</summary>
/// <param name="Kind">Who sends it, and when it is due.</param>
[MessageIdentity("note")]
public sealed record Note(Guid Id, string Kind) : ILedgerMessage
{
    /// <summary>Enlisted in a writer's append.</summary>
    public const string Plain = "note";

    /// <summary>The same, due tomorrow.</summary>
    public const string Later = "later";

    /// <summary>Enlisted in the append of a handler.</summary>
    public const string Answer = "answer-given";

    public static string StreamFor(Guid id) => $"handled/{id}";
}

/// <summary>Never succeeds, so that some messages die.</summary>
[MessageIdentity(Kind)]
public sealed record Poison(Guid Id) : ILedgerMessage
{
    public const string Kind = "poison";
}

/// <summary>An order is to be answered.</summary>
/// <param name="Position">Of the order.</param>
[MessageIdentity("answer-order")]
public sealed record AnswerOrder(Guid Id, long Position) : ILedgerMessage
{
    public static AnswerOrder Of(long position) => new(Ids.NameBased("order", $"{position}"), position);

    public static string StreamFor(long position) => $"answer/{position}";

    public static Guid EventFor(long position, int line) => Ids.NameBased("answer", $"{position}", $"{line}");

    /// <summary>The note that goes with the answer.</summary>
    public static Guid NoteFor(long position) => Ids.NameBased("answer-given", $"{position}");
}

/// <summary>Writes down on a stream of the note's own that it came: a repeat finds that stream and adds nothing.</summary>
public sealed class NoteHandler(Func<EventLog> log) : MessageHandler<Note>
{
    protected override async Task HandleAsync(Note message, MessageContext context, CancellationToken cancellation)
    {
        try
        {
            await log().Append(Note.StreamFor(message.Id), 0, [new NewEvent(new Handled(message.Kind))], new Metadata("notes"), cancellation);
        }
        catch (StreamConflict)
        {
            // Done before; that the message is at its end was not written down in time.
        }
    }
}

/// <summary>Answers an order, once however often it is told to, and sends a note in the transaction of the answer.</summary>
public sealed class AnswerHandler(Func<EventLog> log) : MessageHandler<AnswerOrder>
{
    protected override async Task HandleAsync(AnswerOrder message, MessageContext context, CancellationToken cancellation)
    {
        var position = message.Position;
        try
        {
            await log().Append(
                AnswerOrder.StreamFor(position), 0,
                [.. new[] { 1, 2 }.Select(line => new NewEvent(new Answered(position, line), AnswerOrder.EventFor(position, line)))],
                new Metadata("answers"), cancellation,
                e => e.Messages.PublishAsync(new Note(AnswerOrder.NoteFor(position), Note.Answer)));
        }
        catch (StreamConflict)
        {
            // Answered before, and with that its note is sent.
        }
    }
}

public sealed class PoisonHandler : MessageHandler<Poison>
{
    protected override Task HandleAsync(Poison message, MessageContext context, CancellationToken cancellation) => throw new MeantToFail();
}

public sealed class MeantToFail() : Exception("This message is meant to fail.");
