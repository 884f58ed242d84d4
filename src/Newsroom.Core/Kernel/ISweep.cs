namespace Newsroom.Core.Kernel;

/// <summary>
/// Makes messages again out of what is due. A message can be lost (its table emptied, the log carried into another
/// database); what it reminded of stands in documents. An engine sweeps when its daemon starts and from time to time.
/// </summary>
public interface ISweep
{
    /// <summary>For the engine's log.</summary>
    string Name { get; }

    /// <summary>
    /// Every message that must exist by what stands in the documents now, those for a later time included. Each has an id
    /// that follows from what it reminds of: sent again while the first waits, is under way, is dead or was handled
    /// lately, it does nothing.
    /// </summary>
    IAsyncEnumerable<Message> Due(IDocuments documents, CancellationToken cancel);
}
