namespace Newsroom.Core.Searching;

/// <summary>
/// A row of a listing that is searched by words and facets: the store makes an index of these fields. Words are folded
/// (<see cref="SearchText"/>), the texts together no longer than <see cref="SearchText.Most"/>.
/// </summary>
public interface ISearched
{
    /// <summary>fr or en, by whose rules the words are stemmed; empty for none.</summary>
    string Language { get; }

    /// <summary>Words that count most in the order of what is found.</summary>
    string A { get; }

    string B { get; }

    string C { get; }

    /// <summary>Words that count least.</summary>
    string D { get; }

    /// <summary>See <see cref="Searching.Facets"/>; each at most 2,000 bytes.</summary>
    IReadOnlyList<string> Facets { get; }
}
