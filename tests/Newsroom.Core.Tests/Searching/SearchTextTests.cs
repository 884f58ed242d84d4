using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Searching;

namespace Newsroom.Core.Tests.Searching;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("L’ÉLECTION d'hier", "l election d hier")]
    [InlineData("Cœur, œuvre — «Straße»", "coeur oeuvre strasse")]
    [InlineData("re\u0301gions", "regions")]
    [InlineData("porte-parole/10 000", "porte parole 10 000")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("東京", "東 京")]
    [InlineData("  \n ", "")]
    [InlineData("😀 oui", "oui")]
    public void A_text_is_its_words_without_case_accents_and_typography(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text, ""));

    [Fact]
    public void In_French_a_feminine_e_goes_with_the_accent_before_it()
    {
        Assert.Equal("arrive arrives lycees", SearchText.Fold("arrivée arrivées", "fr") + " " + SearchText.Fold("lycées", "en"));
        // Too short to be a participle.
        Assert.Equal("nee", SearchText.Fold("née", "fr"));
    }

    [Theory]
    [InlineData("« grande digue » -Cargo OR équipage", "\" grande digue \" -cargo or equipage")]
    [InlineData("porte-parole - seul", "porte parole seul")]
    [InlineData("-«deux mots»", "-\" deux mots \"")]
    [InlineData("'; drop table x; --", "drop table x")]
    public void What_is_looked_for_keeps_the_signs_that_mean_something(string query, string folded) =>
        Assert.Equal(folded, string.Join(' ', SearchText.FoldQuery(query, "").Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("À  vérifier", "a verifier")]
    [InlineData("C++", "c++")]
    [InlineData("Cœur", "coeur")]
    public void A_name_keeps_its_other_signs(string name, string folded) => Assert.Equal(folded, SearchText.FoldName(name));

    [Fact]
    public void Each_letter_says_where_it_comes_from() => Prop.ForAll<string?>(text =>
    {
        foreach (var language in new[] { "fr", "en", "" })
        {
            var folded = SearchText.Folded(text ?? "", language);
            Assert.Equal(folded.Text.Length, folded.Starts.Count);
            Assert.Equal(folded.Text.Length, folded.Ends.Count);
            for (var i = 0; i < folded.Text.Length; i++)
            {
                Assert.InRange(folded.Starts[i], i == 0 ? 0 : folded.Starts[i - 1], folded.Ends[i]);
                Assert.InRange(folded.Ends[i], 0, (text ?? "").Length);
                if (folded.Text[i] != ' ') Assert.Contains(folded.Text[i].ToString(), SearchText.Fold((text ?? "")[folded.Starts[i]..folded.Ends[i]], ""));
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Folded_twice_is_folded_once() => Prop.ForAll<string?>(text =>
    {
        var once = SearchText.Fold(text ?? "", "");
        Assert.Equal(once, SearchText.Fold(once, ""));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_too_long_is_cut()
    {
        Assert.Equal(SearchText.Most, SearchText.Fold(string.Concat(Enumerable.Repeat("mot ", SearchText.Most)), "fr").Length + 1);
        Assert.InRange(SearchText.Fold(new string('a', 100_000), "fr").Length, 1, 200);
    }

    [Theory]
    [InlineData("fr-CA", "fr")]
    [InlineData("EN", "en")]
    [InlineData("de", "")]
    [InlineData(null, "")]
    public void A_language_is_one_with_rules_or_none(string? tag, string language) => Assert.Equal(language, SearchText.LanguageOf(tag));
}
