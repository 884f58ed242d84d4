namespace Newsroom.Core.Anchoring;

/// <summary>
/// The words that a journalist points at: a TextQuoteSelector (W3C Web Annotation §4.2.4) as it arrives, not yet
/// found in any text. Prefix and Suffix are as much or as little context as the client has; Start counts code points.
/// What is given must fit.
/// </summary>
public sealed record Quote(string Exact, string? Prefix = null, string? Suffix = null, int? Start = null);
