using Newsroom.Core.Kernel;

namespace Newsroom.Crash.Ledger;

/// <summary>Answers every order with a document, two events and a message: lost or done twice, it shows in one of the three.</summary>
public sealed class AnswersReactor : IReactor
{
    public const string Called = "answers";
    public const string Collection = "answer_books";
    public const string Message = "answer-given";

    public string Name => Called;
    public IReadOnlyList<string> Listens => [LedgerEvents.Ordered];
    public IReadOnlyList<DocumentType> Documents { get; } = [new(Collection, typeof(AnswerBook), [])];

    public static string StreamFor(string subject) => $"answer/{subject}";

    public static Guid MessageFor(long position) => Ids.NameBased("answer", $"{position}");

    public async Task React(Recorded recorded, IReaction reaction, CancellationToken cancel)
    {
        var position = recorded.Position!.Value;
        var book = await reaction.Load<AnswerBook>(Collection, recorded.Subject, cancel) ?? new AnswerBook(0, 0);
        reaction.Store(Collection, recorded.Subject, new AnswerBook(book.Orders + 1, position));
        reaction.Append(StreamFor(recorded.Subject), 2 * book.Orders, new Answered(position, 1), new Answered(position, 2));
        reaction.Send(new Message(Message, $$"""{"order": {{position}}}""", Id: MessageFor(position)));
    }
}

public sealed record AnswerBook(long Orders, long LastPosition);
