using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Text;

public sealed class CodePointsTests
{
    [Fact]
    public void A_surrogate_pair_is_one_code_point() => Assert.Equal(3, CodePoints.Count("a🚀b"));

    [Fact]
    public void A_lone_surrogate_is_one_code_point() => Assert.Equal(3, CodePoints.Count("\uD83Da\uDE80"));

    [Fact]
    public void A_slice_is_counted_in_code_points() => Assert.Equal("🚀b", CodePoints.Slice("a🚀bc", 1, 3));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 5)]
    public void A_slice_outside_the_text_is_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CodePoints.Slice("a🚀bc", start, end));

    [Fact]
    public void A_text_of_whole_pairs_is_well_formed() => Assert.True(CodePoints.IsWellFormed("né à 🚀"));

    [Theory]
    [InlineData('\uD83D')]
    [InlineData('\uDE80')]
    public void A_text_with_half_a_pair_is_not_well_formed(char half)
    {
        Assert.False(CodePoints.IsWellFormed(half + "a"));
        Assert.False(CodePoints.IsWellFormed("a" + half));
    }

    [Fact]
    public void Halves_in_the_wrong_order_are_not_well_formed() => Assert.False(CodePoints.IsWellFormed("\uDE80\uD83D"));

    [Fact]
    public void U0000_is_seen()
    {
        Assert.True(CodePoints.ContainsNul("a\0b"));
        Assert.False(CodePoints.ContainsNul("a b"));
    }

    [Fact]
    public void Positions_and_indices_convert_both_ways() =>
        Prop.ForAll(Texts.Any, text =>
        {
            var indexed = new CodePointText(text);
            var index = 0;
            for (var position = 0; position <= indexed.Length; position++)
            {
                if (indexed.ToUtf16(position) != index || indexed.ToCodePoint(index) != position)
                    return false;
                if (index < text.Length)
                    index += char.IsSurrogatePair(text, index) ? 2 : 1;
            }

            return indexed.Length == CodePoints.Count(text) && indexed.Length == text.EnumerateRunes().Count();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_index_between_the_halves_of_a_pair_is_no_position() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CodePointText("a🚀b").ToCodePoint(2));

    [Fact]
    public void The_end_is_a_position_and_nothing_beyond_it_is()
    {
        var text = new CodePointText("a🚀");
        Assert.Equal(3, text.ToUtf16(2));
        Assert.Equal(2, text.ToCodePoint(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.ToUtf16(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.ToCodePoint(4));
    }
}
