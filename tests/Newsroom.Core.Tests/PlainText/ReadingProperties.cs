using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Articles.PlainText;

namespace Newsroom.Core.Tests.PlainText;

/// <summary>What holds for any text at all. The texts are heaps of the very pieces that the rules look for.</summary>
public sealed class ReadingProperties
{
    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "\r\n", "\r", " ", "\t", "\u00A0", "\uFEFF", "\u200F", ". ", ": ", "!", "—", "– ", "- ", "---\n",
        "[1]", "[2] ", "[1] https://a.example/x", "\n[1] A note", "\n[3] ", "¹", "²", "\n¹ A note", "(1)", "\n1. One", "\n(1) One", "\nNotes\n",
        "https://a.example/(b)[1]", "www.b.example", "http://", "«", "»", "“", "”", "(ZNA)", "3/12", "© 2020 ", "Photo: ", "(Photo Ana Ruiz)",
        "date 2024-05 ", "\nPublished: 3 May 2024", "\ntitle: Word", "author: Ana Ruiz\n", "lang: en\n", "Ana Ruiz", "\n— Ana Ruiz, baker\n", "By Ana Ruiz\n",
        "Lire aussi", "\nRelated:\n", "All rights reserved", "Subscribe to our newsletter", "The views of the author are not necessarily expressed",
        "🚢", "𐍈", "\uD83D", "\uDEA2", "é", "e\u0301", "שוק", "الماء", "。", "word", "Word", "The river was high and the mill was empty, which nobody minded much",
        "A much longer paragraph goes on about the looms and the water and the weavers until it has filled the line that it was given, and then it stops.",
    ];

    private static readonly Arbitrary<string> Texts =
        Gen.Choose(0, 40).SelectMany(count => Gen.Elements(Pieces).ListOf(count)).Select(pieces => string.Concat(pieces)).ToArbitrary();

    [Fact]
    public void The_text_is_kept_but_for_its_mark_and_line_ends() => Check(text =>
        PlainTextReader.Read(text).Text == text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n'));

    [Fact]
    public void Reading_what_was_kept_reads_the_same() => Check(text =>
    {
        var read = PlainTextReader.Read(text);
        var again = PlainTextReader.Read(read.Text);
        return again.Equals(read) && again.GetHashCode() == read.GetHashCode();
    });

    [Fact]
    public void Spans_are_in_order_within_the_text_and_begin_and_end_on_something_visible() => Check(text =>
    {
        var read = PlainTextReader.Read(text);
        var codePoints = CodePoints(read.Text);
        return read.Spans.All(span => 0 <= span.Start && span.Start < span.End && span.End <= codePoints.Count
                && !string.IsNullOrWhiteSpace(codePoints[span.Start]) && !string.IsNullOrWhiteSpace(codePoints[span.End - 1]))
            && read.Spans.Zip(read.Spans.Skip(1)).All(pair => (pair.First.Start, -pair.First.End).CompareTo((pair.Second.Start, -pair.Second.End)) <= 0);
    });

    [Fact]
    public void Blocks_never_overlap_nor_do_inline_spans_and_these_lie_inside_one_block_or_outside_all() => Check(text =>
    {
        var spans = PlainTextReader.Read(text).Spans;
        var blocks = spans.Where(span => !span.Kind.IsInline()).ToList();
        var inline = spans.Where(span => span.Kind.IsInline()).ToList();
        return Apart(blocks) && Apart(inline)
            && inline.All(small => blocks.All(big => small.End <= big.Start || big.End <= small.Start || (big.Start <= small.Start && small.End <= big.End)));
    });

    [Fact]
    public void Only_notes_and_their_marks_carry_labels() => Check(text =>
        PlainTextReader.Read(text).Spans.All(span =>
            (span.Label is not null) == span.Kind is SpanKind.Footnote or SpanKind.FootnoteReference or SpanKind.DanglingNote or SpanKind.DanglingReference));

    [Fact]
    public void Every_mark_has_its_note_or_is_told_to_dangle() => Check(text =>
    {
        var spans = PlainTextReader.Read(text).Spans;
        var notes = spans.Where(span => span.Kind is SpanKind.Footnote or SpanKind.DanglingNote).Select(span => span.Label).ToHashSet();
        var marks = spans.Where(span => span.Kind is SpanKind.FootnoteReference or SpanKind.DanglingReference).Select(span => span.Label).ToHashSet();
        return spans.All(span => span.Kind switch
        {
            SpanKind.FootnoteReference => notes.Contains(span.Label),
            SpanKind.DanglingReference => !notes.Contains(span.Label),
            SpanKind.Footnote => marks.Contains(span.Label),
            SpanKind.DanglingNote => !marks.Contains(span.Label),
            _ => true,
        });
    });

    [Fact]
    public void Line_ends_make_no_difference() => Check(text =>
    {
        var unix = text.Replace("\r", "");
        return PlainTextReader.Read(unix.Replace("\n", "\r\n")).Equals(PlainTextReader.Read(unix));
    });

    [Fact]
    public void Any_bytes_are_decoded_or_refused() =>
        Prop.ForAll(
            Gen.Choose(0, 64).SelectMany(count => Gen.Choose(0, 255).Select(value => (byte)value).ListOf(count)).ToArbitrary(),
            bytes => PlainTextReader.Decode([.. bytes]) switch
            {
                Decoded decoded => !decoded.Text.Contains('\0') && CodePoints(decoded.Text).All(point => !char.IsSurrogate(point[0]) || point.Length == 2),
                Undecodable undecodable => undecodable.ByteOffset >= 0 && undecodable.ByteOffset < bytes.Count,
                _ => false,
            }).QuickCheckThrowOnFailure();

    /// <summary>One line of 1 MiB each, made of what would send a careless rule back over and over again.</summary>
    [Theory]
    [InlineData("word ")]
    [InlineData("[1")]
    [InlineData("[1] ")]
    [InlineData("(1)[2]¹")]
    [InlineData("¹²³")]
    [InlineData("https://")]
    [InlineData("www.a.example/((")]
    [InlineData("– ")]
    [InlineData("Photo: ")]
    [InlineData("«“")]
    [InlineData("3/12")]
    [InlineData("🚢")]
    [InlineData("Ana ")]
    [InlineData("date 2024-05 ")]
    public void A_line_of_a_mebibyte_is_read(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));
        Assert.Equal(text, PlainTextReader.Read(text).Text);
    }

    /// <summary>The same with each piece on a line of its own.</summary>
    [Theory]
    [InlineData("Word\n")]
    [InlineData("Lire aussi\n")]
    [InlineData("[1] A note\n")]
    [InlineData("1. A list\n")]
    [InlineData("https://a.example/b\n")]
    [InlineData("[1] A note\nhttps://a.example/b\n")]
    [InlineData("Ana Ruiz\n")]
    [InlineData("— Ana Ruiz\n")]
    [InlineData("key: value\n")]
    [InlineData("Subscribe to our newsletter, we need your support\n")]
    [InlineData("A heading\n\nA paragraph that is long enough to be one, and that ends as they do.\n\n")]
    public void A_mebibyte_of_short_lines_is_read(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));
        Assert.Equal(text, PlainTextReader.Read(text).Text);
    }

    private static void Check(Func<string, bool> property) =>
        Prop.ForAll(Texts, property).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static bool Apart(List<Span> spans) => spans.Zip(spans.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);

    private static List<string> CodePoints(string text)
    {
        var points = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            var paired = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            points.Add(text.Substring(i, paired ? 2 : 1));
            i += paired ? 1 : 0;
        }

        return points;
    }
}
