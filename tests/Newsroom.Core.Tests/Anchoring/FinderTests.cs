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
    [InlineData("Seoul")]
    [InlineData("sixsoldats")]
    public void Other_letters_are_not_found(string exact) =>
        Assert.IsType<FindResult.NotFound>(Finder.Find(Report, new Quote(exact)));

    private const string Typeset = "On lit\u00A0: «\u202FL’été 1\u202F500 fois – ou\u00ADblié\u202F» de\nCe\u0301line, dans l’œuvre.";

    [Theory]
    [InlineData("L'été 1 500 fois", "L’été 1\u202F500 fois")]
    [InlineData("\"L'été", "«\u202FL’été")]
    [InlineData("fois - oublié", "fois – ou\u00ADblié")]
    [InlineData("de  Céline", "de\nCe\u0301line")]
    [InlineData("de\r\n\r\nCéline,", "de\nCe\u0301line,")]
    [InlineData("l'oeuvre", "l’œuvre")]
    [InlineData("\tdans ", " dans ")]
    [InlineData("Céline ", "Ce\u0301line")]
    [InlineData("oublié\"", "ou\u00ADblié\u202F»")]
    public void A_quote_in_another_typography_is_found_in_the_texts_own_characters(string exact, string own)
    {
        var passage = Found(Finder.Find(Typeset, new Quote(exact)));
        Assert.Equal(own, passage.Exact);
        Assert.Equal(Passage.At(Typeset, passage.Start, passage.End), passage);
    }

    [Fact]
    public void Of_two_places_the_one_in_the_quotes_own_characters_is_meant() =>
        Assert.Equal(8, Found(Finder.Find("L’été. L'été.", new Quote("'été"))).Start);

    [Theory]
    [InlineData("Tokyo", null, null)]
    [InlineData(null, "Pékin", null)]
    [InlineData(null, null, 3)]
    [InlineData(null, null, -1)]
    [InlineData("Selon ", ", douze", 3)]
    public void Context_that_does_not_fit_where_the_quote_stands_says_where_it_stands(string? prefix, string? suffix, int? start) =>
        Assert.Equal(42, Assert.Single(Assert.IsType<FindResult.Elsewhere>(Finder.Find(Report, new Quote("Séoul", prefix, suffix, start))).Nearest).Start);

    [Fact]
    public void The_place_nearest_to_the_start_that_was_given_is_named_first() =>
        Assert.Equal([55, 16], Assert.IsType<FindResult.Elsewhere>(Finder.Find(Report, new Quote("soldats", Start: 50))).Nearest.Select(p => p.Start));

    [Fact]
    public void A_quote_that_stands_twice_is_ambiguous_and_says_where() =>
        Assert.Equal([16, 55], Assert.IsType<FindResult.Ambiguous>(Finder.Find(Report, new Quote("soldats"))).Candidates.Select(p => p.Start));

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
    [InlineData(" sont mo\u00ADrts. Moscou")]
    [InlineData("sont morts.\nMoscou")]
    public void Context_may_differ_in_white_space_as_browsers_render_it(string suffix) =>
        Assert.Equal(55, Found(Finder.Find(Report, new Quote("soldats", null, suffix))).Start);

    [Fact]
    public void Prefix_and_suffix_must_fit_one_place_together() =>
        Assert.IsType<FindResult.Elsewhere>(Finder.Find(Report, new Quote("soldats", "six ", " sont morts.\nMoscou")));

    [Fact]
    public void A_position_tells_occurrences_apart() =>
        Assert.Equal(16, Found(Finder.Find(Report, new Quote("soldats", Start: 16))).Start);

    [Fact]
    public void Overlapping_occurrences_are_occurrences() =>
        Assert.Equal([0, 1], Assert.IsType<FindResult.Ambiguous>(Finder.Find("aaa", new Quote("aa"))).Candidates.Select(p => p.Start));

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
            // A range that tears a character apart is not found as it is; what is found always stands where it says.
            return found is not FindResult.Found { Passage: var passage }
                || (passage == Passage.At(indexed, passage.Start, passage.End)
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
