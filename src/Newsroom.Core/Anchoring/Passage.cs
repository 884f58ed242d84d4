namespace Newsroom.Core.Anchoring;

/// <summary>
/// A passage of a text, by its words and its place: a TextQuoteSelector and a TextPositionSelector of the Web Annotation
/// Data Model (§4.2.4, §4.2.5) in one.
/// </summary>
/// <param name="Exact">The words, code point for code point.</param>
/// <param name="Prefix">Up to 32 code points before them.</param>
/// <param name="Suffix">Up to 32 code points after them.</param>
/// <param name="Start">Position of the first code point.</param>
/// <param name="End">Position behind the last code point.</param>
public sealed record Passage(string Exact, string Prefix, string Suffix, int Start, int End);
