namespace Newsroom.Core.Kernel;

/// <summary>When a view is folded.</summary>
public enum ViewKind
{
    /// <summary>Keyed by its own stream and committed with the append: whoever writes reads their write.</summary>
    Inline,
    /// <summary>Keyed as it likes, caught up by a daemon with a checkpoint.</summary>
    Async,
}

/// <summary>
/// A pure fold of recorded events into documents. It sees what the envelope and the event say and nothing else; a view
/// that read a clock or made an id would be wrong after its first rebuild.
/// <para>
/// A document is never changed in place, and survives its JSON: written (<see cref="KernelJson"/>) and read again it folds
/// on to the same text. An engine may keep it in memory between two events or store it, as it likes.
/// </para>
/// </summary>
/// <remarks>An engine uses this untyped face; a view derives from <see cref="View{TDocument}"/>.</remarks>
public interface IView
{
    /// <summary>Lower-case letters, digits and underscores; at most 40 characters. Names the view's table.</summary>
    string Name { get; }

    /// <summary>Raised when the fold changes, so that stored documents are known to be of an older definition.</summary>
    int Revision { get; }

    ViewKind Kind { get; }

    /// <summary>Every version of a document stays, with the positions from and to which it held.</summary>
    bool KeptOverTime { get; }

    Type DocumentType { get; }

    /// <summary>Top-level fields of the document (JSON names, text values) by which lists look documents up.</summary>
    IReadOnlyList<string> Indexes { get; }

    /// <summary>The documents that an event touches; none when it does not concern the view. Without repeats.</summary>
    IEnumerable<string> Keys(Recorded recorded);

    /// <summary>The document after the event; null when there is none any more.</summary>
    object? Evolve(string key, object? document, Recorded recorded);
}

/// <inheritdoc cref="IView"/>
public abstract class View<TDocument> : IView where TDocument : class
{
    public abstract string Name { get; }
    public virtual int Revision => 1;
    public virtual ViewKind Kind => ViewKind.Async;
    public virtual bool KeptOverTime => false;
    public Type DocumentType => typeof(TDocument);
    public virtual IReadOnlyList<string> Indexes => [];

    public abstract IEnumerable<string> Keys(Recorded recorded);

    public abstract TDocument? Evolve(string key, TDocument? document, Recorded recorded);

    object? IView.Evolve(string key, object? document, Recorded recorded) =>
        Evolve(key, (TDocument?)document, recorded);
}
