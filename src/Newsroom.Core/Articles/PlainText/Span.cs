namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// A passage of the kept text that is not simply body. Positions are code points of the kept text, half-open.
/// A lone surrogate, which a decoded file never holds, counts as one.
/// </summary>
/// <param name="Start">The first code point of the passage; never white space.</param>
/// <param name="End">One past its last code point; greater than <paramref name="Start"/>.</param>
/// <param name="Kind">What the passage is.</param>
/// <param name="Label">The mark of a note or of a reference to one, without its brackets, in ASCII digits; otherwise null.</param>
public sealed record Span(int Start, int End, SpanKind Kind, string? Label);
