namespace Newsroom.Store.Tests;

/// <summary>A version of a listing's row.</summary>
/// <param name="Born">Position at which the row's present life began: its first version, or the first after a deletion.</param>
/// <param name="From">First position at which this version held.</param>
/// <param name="To">First position at which it held no longer; null while it does.</param>
/// <param name="Document">JSON text.</param>
public sealed record KeptRow(string Id, long Born, long From, long? To, string Document);
