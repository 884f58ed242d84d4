namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// What a passage of a plain text is. <see cref="FootnoteReference"/>, <see cref="DanglingReference"/> and
/// <see cref="Link"/> are <em>inline</em>, every other kind is a <em>block</em>.
/// </summary>
public enum SpanKind
{
    /// <summary>Stray metadata at the top: «date 2024-10», «Author: …», front matter.</summary>
    Header,

    /// <summary>The report's own title, where the text clearly begins with one.</summary>
    Title,

    /// <summary>A section's title inside the body.</summary>
    Heading,

    /// <summary>The words under a picture, with their credit or their place in a gallery.</summary>
    Caption,

    /// <summary>A line that names who wrote the report.</summary>
    Byline,

    /// <summary>A quotation set apart, together with the line that says whose it is.</summary>
    PullQuote,

    /// <summary>A pointer to another report: «Lire aussi», "Read also", „Siehe auch“.</summary>
    Related,

    /// <summary>A mark that points to a note of this text.</summary>
    FootnoteReference,

    /// <summary>A note that the text refers to.</summary>
    Footnote,

    /// <summary>A mark that points to a note which is not there.</summary>
    DanglingReference,

    /// <summary>A note that nothing refers to.</summary>
    DanglingNote,

    /// <summary>Whose opinions these are, what the text is no advice about, who translated it.</summary>
    Disclaimer,

    /// <summary>A request for support, a donation, a subscription, an address for a newsletter.</summary>
    Appeal,

    /// <summary>What the page around a report says: copyright, sharing buttons, cookies, advertisement marks.</summary>
    Boilerplate,

    /// <summary>An address written out in the text.</summary>
    Link,
}
