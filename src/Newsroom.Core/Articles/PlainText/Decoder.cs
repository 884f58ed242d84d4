using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Tells the encoding of a file by its mark, else by being valid UTF-8, else Windows-1252. Each rule either
/// gives exactly one text or refuses; none replaces a character.
/// </summary>
internal static class Decoder
{
    // Windows-1252 is Latin-1 but for 80..9F; 0 stands for the five bytes that it leaves undefined.
    // A table here, since registering a code-page provider would change the whole process.
    private const string Windows1252From80 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0" +
        "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    public static Decoding Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8WithMark(bytes),
        [0xFF, 0xFE, ..] => Utf16(bytes, bigEndian: false),
        [0xFE, 0xFF, ..] => Utf16(bytes, bigEndian: true),
        _ => Unmarked(bytes),
    };

    private static Decoding Utf8WithMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
            return new Undecodable(UndecodableReason.NulCharacter, nul);
        if (Utf8.IsValid(bytes))
            return new Decoded(Encoding.UTF8.GetString(bytes[3..]), "utf-8", true);
        var survey = Utf8Survey.Of(bytes);
        return new Undecodable(
            survey.FirstSurrogate >= 0 ? UndecodableReason.LoneSurrogate : UndecodableReason.MalformedUtf8,
            survey.FirstSurrogate >= 0 ? survey.FirstSurrogate : survey.FirstInvalid);
    }

    private static Decoding Unmarked(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf((byte)0) is >= 0 and var nul)
            return new Undecodable(UndecodableReason.NulCharacter, nul);
        if (Utf8.IsValid(bytes))
            return new Decoded(Encoding.UTF8.GetString(bytes), "utf-8", false);

        var survey = Utf8Survey.Of(bytes);
        if (survey.FirstSurrogate >= 0)
            return new Undecodable(UndecodableReason.LoneSurrogate, survey.FirstSurrogate);
        if (survey.ValidSequences > survey.InvalidBytes)
            return new Undecodable(UndecodableReason.MalformedUtf8, survey.FirstInvalid);

        var characters = new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            var character = value is >= 0x80 and < 0xA0 ? Windows1252From80[value - 0x80] : (char)value;
            if (character == '\0')
                return new Undecodable(UndecodableReason.UndefinedByte, i);
            characters[i] = character;
        }

        return new Decoded(new string(characters), "windows-1252", false);
    }

    private static Decoding Utf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        var characters = new char[(bytes.Length - 2) / 2];
        for (var i = 0; i < characters.Length; i++)
        {
            var unit = bytes[(2 + (2 * i))..];
            characters[i] = (char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(unit) : BinaryPrimitives.ReadUInt16LittleEndian(unit));
        }

        for (var i = 0; i < characters.Length; i++)
        {
            if (characters[i] == '\0')
                return new Undecodable(UndecodableReason.NulCharacter, 2 + (2 * i));
            if (!char.IsSurrogate(characters[i]))
                continue;
            if (i + 1 >= characters.Length || !char.IsSurrogatePair(characters[i], characters[i + 1]))
                return new Undecodable(UndecodableReason.LoneSurrogate, 2 + (2 * i));
            i++;
        }

        if (bytes.Length % 2 != 0)
            return new Undecodable(UndecodableReason.TruncatedUtf16, bytes.Length - 1);
        return new Decoded(new string(characters), bigEndian ? "utf-16be" : "utf-16le", true);
    }

    /// <summary>How much of some bytes is UTF-8 beyond ASCII, and how much is not.</summary>
    private readonly record struct Utf8Survey(int ValidSequences, int InvalidBytes, int FirstInvalid, int FirstSurrogate)
    {
        public static Utf8Survey Of(ReadOnlySpan<byte> bytes)
        {
            int valid = 0, invalid = 0, firstInvalid = -1, firstSurrogate = -1;
            for (var i = 0; i < bytes.Length;)
            {
                var status = Rune.DecodeFromUtf8(bytes[i..], out _, out var length);
                if (status == System.Buffers.OperationStatus.Done)
                {
                    valid += length > 1 ? 1 : 0;
                }
                else
                {
                    invalid++;
                    firstInvalid = firstInvalid < 0 ? i : firstInvalid;
                    if (firstSurrogate < 0 && bytes[i..] is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
                        firstSurrogate = i;
                }

                i += Math.Max(1, length);
            }

            return new Utf8Survey(valid, invalid, firstInvalid, firstSurrogate);
        }
    }
}
