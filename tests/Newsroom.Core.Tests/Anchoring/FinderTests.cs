using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Tests.Text;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Anchoring;

public sealed class FinderTests
{
    private const string Report =
        "Selon Kiev, six soldats sont morts.\nSelon Séoul, douze soldats sont morts.\nMoscou ne dit rien.";

    [Fact]
    public void A_quote_that_stands_once_is_found_with_its_context() =>
        Assert.Equal(
            new FindResult.Found(new Passage("Séoul", ", six soldats sont morts.\nSelon ", ", douze soldats sont morts.\nMosc", 42, 47)),
            Finder.Find(Report, new Quote("Séoul")));

    [Fact]
    public void The_context_is_32_code_points_and_less_only_at_the_ends()
    {
        var text = string.Concat(Enumerable.Repeat("🚀", 40)) + "X" + string.Concat(Enumerable.Repeat("🚀", 10));
        var passage = Found(Finder.Find(text, new Quote("X")));
        Assert.Equal(32, CodePoints.Count(passage.Prefix));
        Assert.Equal(10, CodePoints.Count(passage.Suffix));
        Assert.Equal((40, 41), (passage.Start, passage.End));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Pyongyang")]
    [InlineData("seoul")]
    [InlineData("six  soldats")]
    [InlineData("Se\u0301oul")]
    public void What_does_not_stand_there_code_point_for_code_point_is_not_found(string exact) =>
        Assert.IsType<FindResult.NotFound>(Finder.Find(Report, new Quote(exact)));

    [Fact]
    public void Context_that_fits_nowhere_does_not_hide_a_quote_that_stands_once() =>
        Assert.Equal(42, Found(Finder.Find(Report, new Quote("Séoul", "Tokyo", "Pékin", 3))).Start);

    [Fact]
    public void A_quote_that_stands_twice_is_ambiguous_and_says_where() =>
        Assert.Equal([16, 55], Assert.IsType<FindResult.Ambiguous>(Finder.Find(Report, new Quote("soldats"))).Starts);

    [Theory]
    [InlineData("douze ", null)]
    [InlineData("Selon Kiev, six soldats sont morts.\nSelon Séoul, douze ", null)]
    [InlineData(null, " sont morts.\nMoscou")]
    [InlineData("ze ", " sont")]
    public void Context_of_any_length_tells_occurrences_apart(string? prefix, string? suffix) =>
        Assert.Equal(55, Found(Finder.Find(Report, new Quote("soldats", prefix, suffix))).Start);

    [Theory]
    [InlineData(" sont morts. Moscou")]
    [InlineData(" sont\u00A0morts.\n\n  Moscou ")]
    [InlineData("sont morts.\nMoscou")]
    public void Context_may_differ_in_white_space_as_browsers_render_it(string suffix) =>
        Assert.Equal(55, Found(Finder.Find(Report, new Quote("soldats", null, suffix))).Start);

    [Fact]
    public void Prefix_and_suffix_must_fit_one_place_together() =>
        Assert.IsType<FindResult.Ambiguous>(Finder.Find(Report, new Quote("soldats", "six ", " sont morts.\nMoscou")));

    [Fact]
    public void A_position_tells_occurrences_apart() =>
        Assert.Equal(16, Found(Finder.Find(Report, new Quote("soldats", Start: 16))).Start);

    [Theory]
    [InlineData(17)]
    [InlineData(-1)]
    [InlineData(100_000)]
    public void A_position_where_the_quote_does_not_stand_tells_nothing(int start) =>
        Assert.IsType<FindResult.Ambiguous>(Finder.Find(Report, new Quote("soldats", Start: start)));

    [Fact]
    public void Context_counts_for_more_than_position() =>
        Assert.Equal(55, Found(Finder.Find(Report, new Quote("soldats", "douze ", null, 16))).Start);

    [Fact]
    public void Overlapping_occurrences_are_occurrences() =>
        Assert.Equal([0, 1], Assert.IsType<FindResult.Ambiguous>(Finder.Find("aaa", new Quote("aa"))).Starts);

    [Theory]
    [InlineData("cafe\u0301", "cafe")]              // would leave the accent behind
    [InlineData("cafe\u0301", "\u0301")]            // would take the accent alone
    [InlineData("👩\u200D👧", "👩")]
    [InlineData("👩\u200D👧", "👧")]
    [InlineData("👍🏽", "👍")]
    [InlineData("🇫🇷🇰🇷", "🇷🇰")]
    [InlineData("\u1112\u1161\u11AB", "\u1112")]
    [InlineData("🚀", "\uD83D")]
    public void A_quote_that_would_tear_a_character_apart_is_not_found(string text, string exact) =>
        Assert.IsType<FindResult.NotFound>(Finder.Find(text, new Quote(exact)));

    [Fact]
    public void An_occurrence_that_tears_no_character_is_preferred_to_one_that_does() =>
        Assert.Equal(6, Found(Finder.Find("cafe\u0301 cafe", new Quote("cafe"))).Start);

    [Fact]
    public void A_flag_among_flags_is_found() =>
        Assert.Equal(2, Found(Finder.Find("🇫🇷🇰🇷", new Quote("🇰🇷"))).Start);

    [Fact]
    public void A_mark_at_the_start_of_a_line_stands_alone() =>
        Assert.Equal(2, Found(Finder.Find("a\n\u0301b", new Quote("\u0301b"))).Start);

    [Fact]
    public void Finding_what_was_found_gives_the_same_passage() =>
        Prop.ForAll(Texts.Any, ArbMap.Default.ArbFor<(int, int)>(), (text, range) =>
        {
            if (text.Length == 0)
                return true;
            var indexed = new CodePointText(text);
            var (start, end) = Texts.Range(indexed.Length, range.Item1, range.Item2);
            var rendered = Passage.At(indexed, start, end);
            var found = Finder.Find(indexed, new Quote(rendered.Exact, rendered.Prefix, rendered.Suffix, rendered.Start));
            // A range that tears a character apart is not found there; what is found always stands where it says.
            return found is not FindResult.Found { Passage: var passage }
                || (passage == Passage.At(indexed, passage.Start, passage.End)
                    && (passage == rendered || passage.Start != rendered.Start)
                    && Finder.Find(indexed, new Quote(passage.Exact, passage.Prefix, passage.Suffix, passage.Start)).Equals(found));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_passage_between_spaces_is_always_found_again() =>
        Prop.ForAll(Texts.Any, Texts.Any, (before, after) =>
        {
            var text = $"{before}\n Kiev \n{after}";
            var start = CodePoints.Count(before) + 2;
            var rendered = Passage.At(text, start, start + 4);
            return Finder.Find(text, new Quote(rendered.Exact, rendered.Prefix, rendered.Suffix, rendered.Start))
                .Equals(new FindResult.Found(rendered));
        }).QuickCheckThrowOnFailure();

    private static Passage Found(FindResult result) => Assert.IsType<FindResult.Found>(result).Passage;
}
