using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Newsroom.Core.Kernel;
using Wolverine;
using Wolverine.Marten.Subscriptions;

namespace Newsroom.Crash.Ledger;

/// <summary>
/// Follows the orders: each has a line in its account's book and a message, both in the transaction that moves the
/// subscription on. Lost or done twice, it shows in one of the two.
/// </summary>
public sealed class OrderBook : BatchSubscription
{
    public const string Called = "orders";

    public OrderBook() : base(Called) => IncludeType<Ordered>();

    public override async Task ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        // A session of this kind does not give back what was stored in it before its commit.
        var books = new Dictionary<string, Book>(StringComparer.Ordinal);
        foreach (var e in page.Events)
        {
            if (e.Data is not Ordered) continue;
            var account = Streams.IdOf(e.StreamKey!);
            if (!books.TryGetValue(account, out var book))
                book = await operations.LoadAsync<Book>(account, cancellationToken) ?? new Book(account, 0, 0, 0);
            books[account] = new(account, book.Orders + 1, (book.Trail * 31 + e.Sequence) % 1_000_000_007, e.Sequence);
            await bus.PublishAsync(AnswerOrder.Of(e.Sequence));
        }
        operations.Store(books.Values.ToArray());
    }
}

/// <summary>An account's orders as the subscription has seen them.</summary>
/// <param name="Trail">Mixes their positions in the order in which they came.</param>
public sealed record Book(string Id, long Orders, long Trail, long LastPosition)
{
    /// <summary>As a document.</summary>
    public const string Called = "books";
}
