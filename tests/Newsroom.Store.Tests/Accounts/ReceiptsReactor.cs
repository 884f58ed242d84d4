using System.Collections.Concurrent;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests.Accounts;

/// <summary>
/// Gives a receipt for every deposit: a document, two events on a stream of its own, and a message. Whatever of it were
/// lost or done twice would show in one of the three.
/// </summary>
/// <param name="interrupt">Called at every point of a reaction, so that a test may throw, wait or write there.</param>
public sealed class ReceiptsReactor(Func<Recorded, Point, CancellationToken, Task>? interrupt = null) : IReactor
{
    public const string Called = "receipts";
    public const string Collection = "receipt_book";
    public const string Message = "receipt-given";

    public static DocumentType Book { get; } = new(Collection, typeof(ReceiptBook), ["account"]);

    public string Name => Called;
    public IReadOnlyList<string> Listens => [AccountEvents.Names.Deposited];
    public IReadOnlyList<DocumentType> Documents => [Book];

    /// <summary>The positions of every reaction that began, those that came to nothing included.</summary>
    public ConcurrentQueue<long> Begun { get; } = [];

    public static string StreamFor(Recorded deposit) => $"receipt/{deposit.Subject}";

    public async Task React(Recorded recorded, IReaction reaction, CancellationToken cancel)
    {
        var position = recorded.Position!.Value;
        Begun.Enqueue(position);
        await Interrupt(Point.Begun);

        var book = await reaction.Load<ReceiptBook>(Collection, recorded.Subject, cancel) ?? new ReceiptBook(recorded.Subject, []);
        reaction.Store(Collection, recorded.Subject, book with { Deposits = [.. book.Deposits, position] });
        await Interrupt(Point.Stored);

        var given = await reaction.ReadStream(StreamFor(recorded), default, cancel);
        reaction.Append(StreamFor(recorded), given.Count, new Receipted(position, 1), new Receipted(position, 2));
        await Interrupt(Point.Appended);

        reaction.Send(new Message(Message, $$"""{"deposit": {{position}}}"""));
        await Interrupt(Point.Sent);

        Task Interrupt(Point point) => interrupt?.Invoke(recorded, point, cancel) ?? Task.CompletedTask;
    }
}

public enum Point { Begun, Stored, Appended, Sent }

/// <param name="Deposits">Positions of the deposits, in the order in which they were reacted to.</param>
public sealed record ReceiptBook(string Account, IReadOnlyList<long> Deposits);
