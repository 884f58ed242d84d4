namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Reads plain text files as they come. Nothing is removed from them: what is not body is marked as spans over
/// the kept text, by general rules of shape and of the trade's words. Pure, and linear in the length of the text.
/// </summary>
public static class PlainTextReader
{
    /// <summary>
    /// The characters of a file: by its byte-order mark (UTF-8, UTF-16), else strict UTF-8, else Windows-1252.
    /// </summary>
    /// <param name="bytes">The whole file; an empty one is the empty text in UTF-8.</param>
    /// <returns>Either <see cref="Decoded"/> or <see cref="Undecodable"/>; it does not throw.</returns>
    public static Decoding Decode(ReadOnlySpan<byte> bytes) => Decoder.Decode(bytes);

    /// <summary>
    /// Marks what is not body, and collects what the text says about itself. The kept text is the input
    /// without leading byte-order marks, CRLF and lone CR turned into LF; reading it again gives an equal reading.
    /// </summary>
    /// <param name="text">Any text; the empty one has no spans.</param>
    public static ReadText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var page = new Page(Keep(text));

        // Order matters: a rule sees what the rules before it have left unclaimed. First the ones with
        // the surest cues, last the headings, which are told by their shape alone.
        var header = Headers.Claim(page);
        Boilerplates.Claim(page);
        Disclaimers.Claim(page);
        RelatedReports.Claim(page);
        Links.Claim(page);
        Appeals.Claim(page);
        Footnotes.Claim(page);
        Captions.Claim(page);
        var title = header.Title ?? Titles.Claim(page);
        var byline = header.Byline ?? Bylines.Claim(page);
        PullQuotes.Claim(page);
        Headings.Claim(page);

        return new ReadText(
            page.Text,
            SpanList.Of(page),
            title,
            byline,
            header.Published,
            header.Language ?? LanguageDetector.Detect(page.Text));
    }

    private static string Keep(string text) =>
        text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
