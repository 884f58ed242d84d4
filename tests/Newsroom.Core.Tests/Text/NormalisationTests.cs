using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Text;

public sealed class NormalisationTests
{
    private const string Report =
        "Le ministère assure que l’armée a reçu 10\u202F000 obus au cours de l’été, après un accord signé à Vladivostok. "
        + "«\u00A0Nous n’avons rien à cacher\u00A0», répond la porte-parole, qui ne précise ni le prix ni le cœur de l’échange.";

    [Fact]
    public void Filing_removes_a_byte_order_mark_and_unifies_line_ends() =>
        Assert.Equal("Un\nDeux\nTrois\n", Normalisation.Filed("\uFEFFUn\r\nDeux\rTrois\n"));

    [Fact]
    public void Filing_keeps_everything_else() =>
        Assert.Equal("  «\u00A0e\u0301\u00A0»\t \n\n ’ \uFEFF", Normalisation.Filed("  «\u00A0e\u0301\u00A0»\t \n\n ’ \uFEFF"));

    [Fact]
    public void Filing_what_was_filed_changes_nothing() =>
        Prop.ForAll(Texts.Any, text =>
        {
            var filed = Normalisation.Filed("\uFEFF\uFEFF" + text);
            return Normalisation.Filed(filed) == filed && !filed.Contains('\r');
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_that_differ_in_line_ends_only_are_identical()
    {
        Assert.True(Normalisation.Identical("Un\r\nDeux", "\uFEFFUn\nDeux"));
        Assert.Equal(Normalisation.Fingerprint("Un\r\nDeux"), Normalisation.Fingerprint("\uFEFFUn\nDeux"));
    }

    [Theory]
    [InlineData("l'obus", "l’obus")]
    [InlineData("été", "e\u0301te\u0301")]
    [InlineData("Un deux", "Un  deux")]
    [InlineData("Un\u00A0: deux", "Un : deux")]
    public void Changed_typography_is_a_changed_text(string before, string after)
    {
        Assert.False(Normalisation.Identical(before, after));
        Assert.NotEqual(Normalisation.Fingerprint(before), Normalisation.Fingerprint(after));
    }

    [Fact]
    public void A_fingerprint_is_the_sha256_of_the_filed_utf8() =>
        Assert.Equal(
            "edd3a863872a04239eb29ad4bc12fc892b3d4ae57cc7e786a3697816f8e141c2",
            Normalisation.Fingerprint("é\r\n"));

    [Fact]
    public void A_copy_in_other_typography_has_the_same_copy_fingerprint()
    {
        var copy = Report
            .Replace('’', '\'').Replace("\u202F", "").Replace('\u00A0', ' ').Replace("«", "\"").Replace("»", "\"")
            .Replace("cœur", "coeur").Replace("é", "e\u0301").Replace(". ", ".\r\n\r\n").ToUpperInvariant();
        Assert.NotNull(Normalisation.CopyFingerprint(Report));
        Assert.Equal(Normalisation.CopyFingerprint(Report), Normalisation.CopyFingerprint(copy));
    }

    [Fact]
    public void A_copy_without_accents_has_the_same_copy_fingerprint() =>
        Assert.Equal(
            Normalisation.CopyFingerprint(Report),
            Normalisation.CopyFingerprint(Report.Replace('é', 'e').Replace('è', 'e').Replace('à', 'a').Replace('û', 'u')));

    [Fact]
    public void Another_figure_is_another_text() =>
        Assert.NotEqual(Normalisation.CopyFingerprint(Report), Normalisation.CopyFingerprint(Report.Replace("10\u202F000", "12\u202F000")));

    [Fact]
    public void Composed_and_decomposed_Korean_are_copies_of_each_other()
    {
        var composed = string.Join(' ', Enumerable.Repeat("한 각", 20));
        var decomposed = string.Join(' ', Enumerable.Repeat("\u1112\u1161\u11AB \u1100\u1161\u11A8", 20));
        Assert.Equal(Normalisation.CopyFingerprint(composed), Normalisation.CopyFingerprint(decomposed));
    }

    [Fact]
    public void A_text_too_short_to_say_anything_has_no_copy_fingerprint()
    {
        Assert.Null(Normalisation.CopyFingerprint(string.Join(' ', Enumerable.Repeat("mot", Normalisation.FewestWordsOfACopy - 1))));
        Assert.NotNull(Normalisation.CopyFingerprint(string.Join(' ', Enumerable.Repeat("mot", Normalisation.FewestWordsOfACopy))));
        Assert.Null(Normalisation.CopyFingerprint(new string('—', 200)));
    }

    [Fact]
    public void The_runtime_does_not_normalise_when_globalization_is_invariant() =>
        // Why folding has its own table. Should this fail one day, the table has become a choice.
        Assert.Equal("e\u0301", "e\u0301".Normalize());
}
