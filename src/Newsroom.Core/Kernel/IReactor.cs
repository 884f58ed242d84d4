namespace Newsroom.Core.Kernel;

/// <summary>
/// A durable handler of the log. What it stores, appends and sends for one event commits together with its checkpoint:
/// after a crash it starts again at the first event that it had not finished, and nothing is done twice.
/// </summary>
public interface IReactor
{
    /// <summary>Names the checkpoint; never changes.</summary>
    string Name { get; }

    /// <summary>The storage names of the event types that it wants; others only move its checkpoint.</summary>
    IReadOnlyList<string> Listens { get; }

    /// <summary>The kinds of document that it keeps.</summary>
    IReadOnlyList<DocumentType> Documents { get; }

    /// <summary>
    /// Reacts to one event. Reads what it needs, then says what is to be done; nothing is written before it returns.
    /// May be called again for the same event when the commit failed.
    /// </summary>
    Task React(Recorded recorded, IReaction reaction, CancellationToken cancel);
}

/// <summary>What a reactor can see and do while it reacts to one event.</summary>
public interface IReaction
{
    ValueTask<TDocument?> Load<TDocument>(string collection, string id, CancellationToken cancel = default)
        where TDocument : class;

    /// <summary>The documents whose indexed field has the value, in id order, those stored in this reaction included.</summary>
    ValueTask<IReadOnlyList<(string Id, TDocument Document)>> Find<TDocument>(
        string collection, string field, string value, CancellationToken cancel = default) where TDocument : class;

    ValueTask<IReadOnlyList<Recorded>> ReadStream(string stream, UpTo upTo = default, CancellationToken cancel = default);

    void Store<TDocument>(string collection, string id, TDocument document) where TDocument : class;

    void Delete(string collection, string id);

    /// <summary>
    /// Appends in the reaction's transaction. Event ids derive from (reactor, position, index); an event that the stream
    /// already has under that id is not appended again. A conflict makes the engine run the whole reaction anew.
    /// </summary>
    void Append(string stream, long expectedVersion, params IReadOnlyList<object> events);

    /// <summary>Sends a message when the reaction commits.</summary>
    void Send(Message message);
}
