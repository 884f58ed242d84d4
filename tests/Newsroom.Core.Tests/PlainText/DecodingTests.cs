using System.Text;
using Newsroom.Core.Articles.PlainText;

namespace Newsroom.Core.Tests.PlainText;

public sealed class DecodingTests
{
    private const string Text = "Été à la mer — 3 € l’entrée 🚢\r\nFin";

    [Fact]
    public void Utf8_needs_no_mark() =>
        Assert.Equal(new Decoded(Text, "utf-8", false), PlainTextReader.Decode(Encoding.UTF8.GetBytes(Text)));

    [Fact]
    public void A_byte_order_mark_is_told_and_is_no_part_of_the_text()
    {
        Assert.Equal(new Decoded(Text, "utf-8", true), Marked(new UTF8Encoding(true)));
        Assert.Equal(new Decoded(Text, "utf-16le", true), Marked(new UnicodeEncoding(false, true)));
        Assert.Equal(new Decoded(Text, "utf-16be", true), Marked(new UnicodeEncoding(true, true)));
    }

    [Fact]
    public void What_is_not_utf8_is_windows_1252() =>
        Assert.Equal(
            new Decoded("Œuvre à 3 € – l’été", "windows-1252", false),
            PlainTextReader.Decode([0x8C, .. "uvre "u8, 0xE0, .. " 3 "u8, 0x80, .. " "u8, 0x96, .. " l"u8, 0x92, 0xE9, .. "t"u8, 0xE9]));

    [Fact]
    public void Every_byte_that_windows_1252_defines_has_its_character()
    {
        // The index of WHATWG's Encoding Standard, §9, for the bytes that differ from Latin-1.
        var expected = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
        byte[] bytes = [.. Enumerable.Range(0x80, 32).Select(b => (byte)b).Except([(byte)0x81, (byte)0x8D, (byte)0x8F, (byte)0x90, (byte)0x9D])];
        Assert.Equal(expected, Assert.IsType<Decoded>(PlainTextReader.Decode(bytes)).Text);
    }

    [Fact]
    public void An_empty_file_is_the_empty_text() =>
        Assert.Equal(new Decoded("", "utf-8", false), PlainTextReader.Decode([]));

    [Fact]
    public void A_nul_is_refused_in_any_encoding()
    {
        Refused(UndecodableReason.NulCharacter, 1, "a\0b"u8);
        Refused(UndecodableReason.NulCharacter, 4, [0xEF, 0xBB, 0xBF, (byte)'a', 0]);
        Refused(UndecodableReason.NulCharacter, 4, [0xFF, 0xFE, (byte)'a', 0, 0, 0]);
        Refused(UndecodableReason.NulCharacter, 1, Encoding.Unicode.GetBytes("no mark"));
        Refused(UndecodableReason.NulCharacter, 2, Encoding.UTF32.GetPreamble());
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Refused(UndecodableReason.LoneSurrogate, 2, [0xFF, 0xFE, 0x3D, 0xD8]);
        Refused(UndecodableReason.LoneSurrogate, 4, [0xFE, 0xFF, 0x00, 0x61, 0xDE, 0xA2, 0x00, 0x62]);
        Refused(UndecodableReason.LoneSurrogate, 1, [(byte)'a', 0xED, 0xA0, 0xBD, (byte)'b']);
        Refused(UndecodableReason.LoneSurrogate, 3, [0xEF, 0xBB, 0xBF, 0xED, 0xBA, 0xA2]);
    }

    [Fact]
    public void Utf8_that_was_cut_or_damaged_is_not_read_as_something_else()
    {
        var whole = "Les élèves étaient arrivés à l’été"u8;
        Refused(UndecodableReason.MalformedUtf8, whole.Length - 2, whole[..^1]);
        Refused(UndecodableReason.MalformedUtf8, 3, [0xEF, 0xBB, 0xBF, 0xC3]);
    }

    [Fact]
    public void Bytes_that_no_rule_defines_are_refused()
    {
        Refused(UndecodableReason.UndefinedByte, 2, [(byte)'a', 0xE9, 0x81]);
        Refused(UndecodableReason.TruncatedUtf16, 4, [0xFF, 0xFE, (byte)'a', 0, (byte)'b']);
    }

    private static Decoding Marked(Encoding encoding) => PlainTextReader.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]);

    private static void Refused(UndecodableReason reason, int offset, ReadOnlySpan<byte> bytes) =>
        Assert.Equal(new Undecodable(reason, offset), PlainTextReader.Decode(bytes));
}
