namespace Newsroom.Core.Kernel;

/// <summary>Documents by id: those of views, and those that reactors keep.</summary>
public interface IDocuments
{
    /// <summary>The document of a view that is <em>not</em> kept over time, or of a reactor, as it is now.</summary>
    /// <param name="collection">The view's name, or the reactor's document type's.</param>
    ValueTask<TDocument?> Load<TDocument>(string collection, string id, CancellationToken cancel = default)
        where TDocument : class;

    /// <summary>The documents of a view that is <em>not</em> kept over time, or of a reactor, as they are now, page by page.</summary>
    /// <param name="after">Id of the last document of the page before; null for the first page.</param>
    /// <param name="limit">At most so many; fewer mean that there are no more.</param>
    ValueTask<IReadOnlyList<(string Id, TDocument Document)>> List<TDocument>(
        string collection, string? after, int limit, CancellationToken cancel = default) where TDocument : class;

    /// <summary>The document of a view kept over time as it was at a position that the view has reached.</summary>
    ValueTask<TDocument?> LoadAt<TDocument>(string view, string id, long position, CancellationToken cancel = default)
        where TDocument : class;
}

/// <summary>A kind of document that a reactor keeps for itself.</summary>
/// <param name="Collection">Lower-case letters, digits and underscores; names the table.</param>
/// <param name="Indexes">Top-level fields (JSON names, text values) by which they are found.</param>
public sealed record DocumentType(string Collection, Type Type, IReadOnlyList<string> Indexes);
