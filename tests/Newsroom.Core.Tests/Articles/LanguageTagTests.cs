using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Articles;

namespace Newsroom.Core.Tests.Articles;

/// <summary>Examples from RFC 5646, appendix A, and its grammar.</summary>
public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("de"), InlineData("fr"), InlineData("ja"), InlineData("i-enochian")]
    [InlineData("zh-Hant"), InlineData("zh-Hans"), InlineData("sr-Cyrl"), InlineData("sr-Latn")]
    [InlineData("zh-cmn-Hans-CN"), InlineData("cmn-Hans-CN"), InlineData("zh-yue-HK"), InlineData("yue-HK")]
    [InlineData("zh-Hans-CN"), InlineData("sr-Latn-RS")]
    [InlineData("sl-rozaj"), InlineData("sl-rozaj-biske"), InlineData("sl-nedis")]
    [InlineData("de-CH-1901"), InlineData("sl-IT-nedis"), InlineData("hy-Latn-IT-arevela")]
    [InlineData("de-DE"), InlineData("en-US"), InlineData("es-419")]
    [InlineData("de-CH-x-phonebk"), InlineData("az-Arab-x-AZE-derbend")]
    [InlineData("x-whatever"), InlineData("qaa-Qaaa-QM-x-southern"), InlineData("de-Qaaa"), InlineData("sr-Latn-QM"), InlineData("sr-Qaaa-RS")]
    [InlineData("en-US-u-islamcal"), InlineData("zh-CN-a-myext-x-private"), InlineData("en-a-myext-b-another")]
    public void Appendix_A_tags_are_well_formed(string tag) => Assert.True(LanguageTag.IsWellFormed(tag));

    [Theory]
    [InlineData("de-419-DE"), InlineData("a-DE"), InlineData("ar-a-aaa-b-bbb-a-ccc")]
    public void Appendix_A_invalid_tags_are_not(string tag) => Assert.False(LanguageTag.IsWellFormed(tag));

    [Theory]
    [InlineData("en-GB-oed"), InlineData("i-klingon"), InlineData("I-KLINGON"), InlineData("sgn-BE-FR"), InlineData("art-lojban")]
    [InlineData("zh-min-nan"), InlineData("cel-gaulish"), InlineData("no-bok"), InlineData("zh-guoyu")]
    public void Grandfathered_tags_are_well_formed(string tag) => Assert.True(LanguageTag.IsWellFormed(tag));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("-"), InlineData("fr-"), InlineData("-fr"), InlineData("fr--CA")]
    [InlineData("f"), InlineData("f1"), InlineData("français"), InlineData("french!"), InlineData("fr_FR"), InlineData(" fr")]
    [InlineData("abcdefghi"), InlineData("fr-abcdefghi")]
    [InlineData("i-unknown"), InlineData("x"), InlineData("fr-x"), InlineData("fr-x-"), InlineData("fr-u"), InlineData("fr-u-a"), InlineData("fr-a-x-b")]
    [InlineData("zh-aaa-bbb-ccc-ddd"), InlineData("abcd-efg"), InlineData("fr-Latn-Cyrl"), InlineData("fr-FR-CA"), InlineData("fr-FR-Latn")]
    [InlineData("sl-rozaj-rozaj"), InlineData("sl-ROZAJ-rozaj"), InlineData("de-1901-DE"), InlineData("fr-12"), InlineData("fr-1a")]
    [InlineData("en-A-aaa-a-bbb"), InlineData("fr-ab12")]
    public void Other_shapes_are_not(string? tag) => Assert.False(LanguageTag.IsWellFormed(tag));

    [Theory]
    [InlineData("MN-cYRL-mn", "mn-Cyrl-MN")]
    [InlineData("EN-ca-X-CA", "en-CA-x-ca")]
    [InlineData("SGN-be-fr", "sgn-BE-FR")]
    [InlineData("AZ-latn-X-latn", "az-Latn-x-latn")]
    [InlineData("ES-419", "es-419")]
    public void The_conventional_case_is_that_of_section_2_1_1(string tag, string conventional) =>
        Assert.Equal(conventional, LanguageTag.Conventional(tag));

    [Fact]
    public void Every_tag_that_the_grammar_makes_is_well_formed_in_any_case()
    {
        static Gen<string> Of(string letters, int min, int max) =>
            from length in Gen.Choose(min, max)
            from chars in Gen.Elements(letters.ToCharArray()).ListOf(length)
            select string.Concat(chars);
        const string alpha = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        const string digit = "0123456789";
        static Gen<string> Maybe(Gen<string> part) => Gen.OneOf(Gen.Constant(""), part.Select(p => "-" + p));

        var language = Gen.OneOf(
            from primary in Of(alpha, 2, 3)
            from extlangs in Gen.Choose(0, 3).SelectMany(n => Of(alpha, 3, 3).ListOf(n))
            select primary + string.Concat(extlangs.Select(e => "-" + e)),
            Of(alpha, 4, 8));
        var tags =
            from primary in language
            from script in Maybe(Of(alpha, 4, 4))
            from region in Maybe(Gen.OneOf(Of(alpha, 2, 2), Of(digit, 3, 3)))
            from variant in Maybe(Gen.OneOf(Of(alpha + digit, 5, 8), Of(digit, 4, 4)))
            from extension in Maybe(from s in Of("auty059", 1, 1) from v in Of(alpha + digit, 2, 8) select s + "-" + v)
            from privateUse in Maybe(Of(alpha + digit, 1, 8).Select(p => "x-" + p))
            select primary + script + region + variant + extension + privateUse;

        Prop.ForAll(tags.ToArbitrary(), tag =>
                LanguageTag.IsWellFormed(tag)
                && LanguageTag.IsWellFormed(LanguageTag.Conventional(tag))
                && LanguageTag.Conventional(LanguageTag.Conventional(tag)) == LanguageTag.Conventional(tag)
                && !LanguageTag.IsWellFormed(tag + "-"))
            .QuickCheckThrowOnFailure();
    }
}
