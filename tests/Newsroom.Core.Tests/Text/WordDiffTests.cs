using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Text;

public sealed class WordDiffTests
{
    [Fact]
    public void A_changed_figure_is_one_replacement() =>
        Assert.Equal(
            [Equal("Kiev compte "), Delete("2,8"), Insert("2,9"), Equal(" millions d'obus.")],
            WordDiff.Compare("Kiev compte 2,8 millions d'obus.", "Kiev compte 2,9 millions d'obus."));

    [Fact]
    public void A_figure_with_a_no_break_space_is_one_word() =>
        Assert.Equal(
            [Equal("Près de "), Delete("10\u202F000"), Insert("12\u202F000"), Equal(" hommes")],
            WordDiff.Compare("Près de 10\u202F000 hommes", "Près de 12\u202F000 hommes"));

    [Fact]
    public void An_inserted_word_brings_its_space() =>
        Assert.Equal(
            [Equal("Six "), Insert("jeunes "), Equal("soldats")],
            WordDiff.Compare("Six soldats", "Six jeunes soldats"));

    [Fact]
    public void An_inserted_paragraph_is_one_insertion_at_a_line() =>
        Assert.Equal(
            [Equal("Le 3 mai, un train passe.\n\n"), Insert("Le 4 mai, un autre suit.\n\n"), Equal("Le 5 mai, plus rien.")],
            WordDiff.Compare(
                "Le 3 mai, un train passe.\n\nLe 5 mai, plus rien.",
                "Le 3 mai, un train passe.\n\nLe 4 mai, un autre suit.\n\nLe 5 mai, plus rien."));

    [Fact]
    public void A_word_that_two_unrelated_sentences_share_by_chance_is_not_kept() =>
        Assert.Equal(
            [Delete("Le gouvernement de Séoul proteste"), Insert("Trois trains de marchandises attendent"), Equal(".")],
            WordDiff.Compare("Le gouvernement de Séoul proteste.", "Trois trains de marchandises attendent."));

    [Fact]
    public void A_short_paragraph_between_two_new_ones_is_kept() =>
        Assert.Equal(
            [
                Insert("Un long paragraphe entre en tête du texte.\n"), Equal("Il nie."),
                Insert("\nUn autre long paragraphe le clôt désormais."),
            ],
            WordDiff.Compare("Il nie.", "Un long paragraphe entre en tête du texte.\nIl nie.\nUn autre long paragraphe le clôt désormais."));

    [Fact]
    public void A_changed_space_is_a_change() =>
        Assert.Equal(
            [Equal("Bilan"), Delete(" "), Insert("\u00A0"), Equal(": six")],
            WordDiff.Compare("Bilan : six", "Bilan\u00A0: six"));

    [Fact]
    public void A_mark_is_never_torn_from_its_letter() =>
        Assert.Equal(
            [Delete("cafe"), Insert("cafe\u0301")],
            WordDiff.Compare("cafe", "cafe\u0301"));

    [Fact]
    public void Two_empty_texts_have_no_parts() => Assert.Empty(WordDiff.Compare("", ""));

    [Fact]
    public void The_parts_rebuild_both_texts() =>
        Prop.ForAll(Texts.Revisions, pair => Rebuilds(pair.Before, pair.After) && Rebuilds(pair.After, pair.Before))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_parts_of_unrelated_texts_rebuild_them_too() =>
        Prop.ForAll(Texts.Any, Texts.Any, Rebuilds).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_does_not_differ_from_itself() =>
        Prop.ForAll(Texts.Any, text =>
            WordDiff.Compare(text, text).SequenceEqual(text.Length == 0 ? [] : [Equal(text)])).QuickCheckThrowOnFailure();

    [Fact]
    public void Neighbours_differ_and_a_deletion_stands_before_its_replacement() =>
        Prop.ForAll(Texts.Revisions, pair =>
        {
            var parts = WordDiff.Compare(pair.Before, pair.After);
            return parts.All(part => part.Text.Length > 0)
                && parts.Zip(parts.Skip(1)).All(two =>
                    two.First.Operation != two.Second.Operation
                    && (two.First.Operation, two.Second.Operation) != (DiffOperation.Insert, DiffOperation.Delete));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_thousand_words_with_nothing_in_common_are_one_replacement()
    {
        var parts = WordDiff.Compare(Words("a", 10_000), Words("b", 10_000));
        Assert.Equal([Delete(Words("a", 10_000)), Insert(Words("b", 10_000))], parts);
    }

    [Fact]
    public void Beyond_the_bound_of_the_search_words_that_occur_once_still_align()
    {
        // Every second word is replaced: far more differences than are searched for.
        var before = string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"constante{i} avant{i}"));
        var after = string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"constante{i} apres{i}"));
        var parts = WordDiff.Compare(before, after);
        Assert.True(Rebuilds(before, after));
        Assert.Equal(10_000, parts.Count(part => part.Operation == DiffOperation.Equal));
    }

    [Fact]
    public void Long_shuffled_texts_rebuild()
    {
        // 7 and 10,000 have no common divisor: each word once, in another order.
        var words = Enumerable.Range(0, 10_000).Select(i => $"mot{i % 900}").ToArray();
        Assert.True(Rebuilds(string.Join(' ', words), string.Join(' ', words.Select((_, i) => words[i * 7 % 10_000]))));
    }

    private static string Words(string stem, int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"{stem}{i}"));

    private static bool Rebuilds(string before, string after)
    {
        var parts = WordDiff.Compare(before, after);
        return string.Concat(parts.Where(part => part.Operation != DiffOperation.Insert).Select(part => part.Text)) == before
            && string.Concat(parts.Where(part => part.Operation != DiffOperation.Delete).Select(part => part.Text)) == after;
    }

    private static DiffPart Equal(string text) => new(DiffOperation.Equal, text);

    private static DiffPart Insert(string text) => new(DiffOperation.Insert, text);

    private static DiffPart Delete(string text) => new(DiffOperation.Delete, text);
}
