namespace Newsroom.Core.Articles.PlainText;

/// <summary>What became of the bytes of a plain text file: <see cref="Decoded"/> or <see cref="Undecodable"/>.</summary>
public abstract record Decoding
{
    private protected Decoding()
    {
    }
}

/// <summary>The characters of a file, without its byte-order mark; line ends are as they came.</summary>
/// <param name="Text">Well-formed UTF-16 without U+0000.</param>
/// <param name="Encoding">The label of the WHATWG Encoding Standard, §4.2: utf-8, utf-16le, utf-16be or windows-1252.</param>
/// <param name="HadByteOrderMark">Whether a mark stood before the text.</param>
public sealed record Decoded(string Text, string Encoding, bool HadByteOrderMark) : Decoding;

/// <summary>The file is refused as it stands: any text made of it would be a guess.</summary>
/// <param name="Reason">What stands in the way.</param>
/// <param name="ByteOffset">Where it was first met, in bytes from the start of the file, byte-order mark included.</param>
public sealed record Undecodable(UndecodableReason Reason, int ByteOffset) : Decoding;

/// <summary>Why bytes were refused.</summary>
public enum UndecodableReason
{
    /// <summary>U+0000, which PostgreSQL cannot keep: binary content, UTF-32, or UTF-16 without its mark.</summary>
    NulCharacter,

    /// <summary>Half of a surrogate pair, in UTF-16 or written out in UTF-8.</summary>
    LoneSurrogate,

    /// <summary>Mostly UTF-8, but cut or damaged: read as Windows-1252 every accent of it would turn into two wrong letters.</summary>
    MalformedUtf8,

    /// <summary>A byte that Windows-1252 does not define (81, 8D, 8F, 90, 9D): the file is in some other encoding.</summary>
    UndefinedByte,

    /// <summary>UTF-16 that ends in the middle of a code unit.</summary>
    TruncatedUtf16,
}
