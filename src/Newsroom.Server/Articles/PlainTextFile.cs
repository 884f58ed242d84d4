using Newsroom.Core.Articles;
using Newsroom.Core.Articles.PlainText;
using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Server.Articles;

/// <summary>A plain text file as a report to be filed: what it does not say of itself stays unknown.</summary>
/// <param name="Id">Of the report; the same text from the same outlet is the same report.</param>
/// <param name="Hint">When the text says it was published: a day is no instant, so that it does not become one.</param>
public sealed record PlainTextFile(string Id, FileArticle Command, PublishedHint? Hint)
{
    /// <summary>Stands where nobody said who published a text. A report needs a name there, and this one claims nothing.</summary>
    public const string UnknownOutlet = "(unknown)";

    /// <summary>BCP 47's own word for a language that nobody determined (RFC 5646 §4.1).</summary>
    public const string UnknownLanguage = "und";

    /// <summary>Null, with the reason, when the bytes are no text.</summary>
    public static (PlainTextFile? File, string? Refused) Read(
        string path, byte[] bytes, string? outlet, string? language, string kind, DateTimeOffset now)
    {
        var decoding = PlainTextReader.Decode(bytes);
        if (decoding is Undecodable undecodable) return (null, $"It is no text: {Words(undecodable.Reason)} at byte {undecodable.ByteOffset}.");
        var decoded = (Decoded)decoding;
        var read = PlainTextReader.Read(decoded.Text);
        var content = new Content(
            // A text without a title is called what its file is called: that is a name it has, not one made up for it.
            read.Title ?? Path.GetFileNameWithoutExtension(path),
            read.Byline, language ?? read.Language ?? UnknownLanguage, null, kind, read.Text,
            [.. read.Spans.Select(s => new TextSpan(s.Start, s.End, s.Kind.Name(), s.Label))]);
        var from = outlet ?? UnknownOutlet;
        var id = Ids.From("article", "text", Normalisation.Fingerprint(read.Text), from);
        return (new PlainTextFile(id, new FileArticle(from, null, content, null, now), read.Published), null);
    }

    private static string Words(UndecodableReason reason) => reason switch
    {
        UndecodableReason.NulCharacter => "U+0000, which text does not hold,",
        UndecodableReason.LoneSurrogate => "half of a surrogate pair",
        UndecodableReason.MalformedUtf8 => "damaged UTF-8",
        UndecodableReason.UndefinedByte => "a byte that neither UTF-8 nor Windows-1252 has",
        UndecodableReason.TruncatedUtf16 => "UTF-16 that ends within a character",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
