namespace Newsroom.Server.Asking;

/// <summary>A place in a list: the order of lists is by birth, the latest first, then by id.</summary>
/// <param name="Born">Position at which the document's present life began.</param>
/// <param name="Rank">In a list that is ordered by how well its entries match, which comes first then; null in others.</param>
public readonly record struct Place(long Born, string Id, float? Rank = null);

/// <summary>Which part of a list is wanted.</summary>
/// <param name="After">The last entry of the page before; null for the first page.</param>
/// <param name="Limit">Entries at most.</param>
public sealed record Slice(Place? After, int Limit);

/// <summary>A part of a list.</summary>
/// <param name="Last">The place of its last entry when there are more behind it; null at the end of the list.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, Place? Last);
