using Newsroom.Core.Searching;

namespace Newsroom.Core.Kernel;

/// <summary>
/// A pure fold of recorded events into rows by id, of which every version is kept with the positions from and to which it
/// held. It sees what the envelope and the event say and nothing else; a listing that read a clock or made an id would be
/// wrong after its first rebuild.
/// <para>
/// A row is never changed in place, and survives its JSON: written (<see cref="KernelJson"/>) and read again it folds on to
/// the same text. The store may keep it in memory between two events or write it down, as it likes.
/// </para>
/// </summary>
/// <remarks>The store uses this untyped face; a listing derives from <see cref="Listing{TRow}"/>.</remarks>
public interface IListing
{
    /// <summary>Lower-case letters, digits and underscores; at most 40 characters. Names the listing's table and its shard.</summary>
    string Name { get; }

    /// <summary>Raised when the fold changes, so that stored rows are known to be of an older definition.</summary>
    int Revision { get; }

    Type RowType { get; }

    /// <summary>Top-level fields of the row (JSON names, text values) by which rows are looked up.</summary>
    IReadOnlyList<string> Indexes { get; }

    /// <summary>Whether its rows are searched by words and facets.</summary>
    bool IsSearched => RowType.IsAssignableTo(typeof(ISearched));

    /// <summary>The rows that an event touches; none when it does not concern the listing. Without repeats.</summary>
    IEnumerable<string> Keys(Recorded recorded);

    /// <summary>The row after the event; null when there is none any more.</summary>
    object? Evolve(string key, object? row, Recorded recorded);
}

/// <inheritdoc cref="IListing"/>
public abstract class Listing<TRow> : IListing where TRow : class
{
    public abstract string Name { get; }
    public virtual int Revision => 1;
    public Type RowType => typeof(TRow);
    public virtual IReadOnlyList<string> Indexes => [];

    public abstract IEnumerable<string> Keys(Recorded recorded);

    public abstract TRow? Evolve(string key, TRow? row, Recorded recorded);

    object? IListing.Evolve(string key, object? row, Recorded recorded) => Evolve(key, (TRow?)row, recorded);
}
