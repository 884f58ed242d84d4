namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// A plain text as it came, with what it says about itself. What it does not say is null, never a guess.
/// </summary>
/// <param name="Text">The text kept whole: without a byte-order mark, with U+000A as its only line end.</param>
/// <param name="Spans">
/// The passages that are not simply body, by start, the longer first. Blocks never overlap one another, nor do
/// inline spans; an inline span lies either inside one block or outside all of them.
/// </param>
/// <param name="Title">The title, when a header names it or the first line clearly is one.</param>
/// <param name="Byline">Who wrote it, as the text writes the name.</param>
/// <param name="Published">When it says that it was published.</param>
/// <param name="Language">A BCP 47 tag: the header's own, else found by function words (fr, en, de, es, it, nl, pt).</param>
public sealed record ReadText(
    string Text,
    IReadOnlyList<Span> Spans,
    string? Title,
    string? Byline,
    PublishedHint? Published,
    string? Language)
{
    /// <summary>Equal by content: two readings of one text are the same reading.</summary>
    public bool Equals(ReadText? other) =>
        other is not null
        && Text == other.Text
        && Title == other.Title
        && Byline == other.Byline
        && Published == other.Published
        && Language == other.Language
        && Spans.SequenceEqual(other.Spans);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Title, Byline, Published, Language, Spans.Count);
}
