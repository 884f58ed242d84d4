using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace Newsroom.Store;

/// <summary>What commits with an append, or not at all: documents and messages, in the Marten session that writes the append.</summary>
public sealed class Enlistment
{
    private readonly IServiceProvider services;
    private MartenOutbox? outbox;
    private int sent;

    internal Enlistment(IDocumentSession session, IServiceProvider services) => (Session, this.services) = (session, services);

    /// <summary>For documents. Its events are the log's own: what is appended here does not pass the door.</summary>
    public IDocumentSession Session { get; }

    /// <summary>Messages sent by this go out once the append is committed (Wolverine's outbox).</summary>
    /// <exception cref="InvalidOperationException">Wolverine is not added to this host.</exception>
    public IMessageBus Messages
    {
        get
        {
            if (outbox is not null) return outbox;
            outbox = new MartenOutbox(services.GetRequiredService<IWolverineRuntime>(), Session);
            // The listener that it adds sends when the session has saved; this session's transaction is committed after that.
            Session.Listeners.RemoveAt(Session.Listeners.Count - 1);
            return outbox;
        }
    }

    /// <summary>
    /// Once the transaction is known to be committed; a second time it does nothing. It fails nobody: the append is written, and
    /// the messages stand in Wolverine's tables, from where they are taken up when this node is gone.
    /// </summary>
    internal async Task SendMessages()
    {
        if (outbox is null || Interlocked.Exchange(ref sent, 1) != 0) return;
        try
        {
            await outbox.FlushOutgoingMessagesAsync();
        }
        catch (Exception e)
        {
            StoreLog.NotSent(services.GetRequiredService<ILogger<EventLog>>(), e);
        }
    }
}
