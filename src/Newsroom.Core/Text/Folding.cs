using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Newsroom.Core.Text;

/// <summary>
/// Letters without case, diacritics and ligatures, the same for a composed and a decomposed spelling.
/// The table stands here because <see cref="string.Normalize()"/> returns its argument unchanged when
/// globalization is invariant, as it is in this house: it neither composes, decomposes nor complains.
/// Covers Latin, Greek, Cyrillic and Hangul; letters of other scripts stay as they are.
/// </summary>
internal static class Folding
{
    private static readonly FrozenDictionary<char, string> Bases = Table()
        .SelectMany(row => row.Variants.Select(variant => KeyValuePair.Create(variant, row.Base)))
        .ToFrozenDictionary();

    /// <summary>Appends the folded letters and digits of <paramref name="rune"/>: nothing, when it is neither.</summary>
    public static void Append(StringBuilder target, Rune rune)
    {
        if (rune.IsAscii)
        {
            if (Rune.IsLetterOrDigit(rune)) target.Append(char.ToLowerInvariant((char)rune.Value));
            return;
        }
        // Combining diacritics go, so that é as one code point or as two comes to the same.
        if (rune.Value is >= 0x300 and <= 0x36F or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF or >= 0x20D0 and <= 0x20FF)
            return;
        if (!IsLetterDigitOrMark(rune))
            return;
        var lower = Rune.ToLowerInvariant(rune);
        if (lower.Value is >= 0xAC00 and <= 0xD7A3)
            AppendJamo(target, lower.Value - 0xAC00);
        else if (lower.IsBmp && Bases.TryGetValue((char)lower.Value, out var letters))
            target.Append(letters);
        else if (lower.IsBmp)
            target.Append((char)lower.Value);
        else
            target.Append(lower.ToString());
    }

    /// <summary>The folded letters and digits of a text, with nothing between them.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var target = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(target, rune);
        return target.ToString();
    }

    private static bool IsLetterDigitOrMark(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark;

    /// <summary>A Hangul syllable as its conjoining letters (The Unicode Standard §3.12).</summary>
    private static void AppendJamo(StringBuilder target, int syllable)
    {
        target.Append((char)(0x1100 + syllable / 588));
        target.Append((char)(0x1161 + syllable % 588 / 28));
        if (syllable % 28 != 0)
            target.Append((char)(0x11A7 + syllable % 28));
    }

    private static (string Base, string Variants)[] Table() =>
    [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓ"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉị"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽ"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"),
        ("t", "ţťțṫṭṯṱẗ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
        ("ʒ", "ǯ"),
        ("α", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
        ("ε", "έἐἑἒἓἔἕὲέ"),
        ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
        ("ι", "ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ"),
        ("ο", "όὀὁὂὃὄὅὸό"),
        ("ρ", "ῤῥ"),
        ("υ", "ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
        ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
        ("а", "ӑӓ"),
        ("г", "ѓ"),
        ("е", "ѐёӗ"),
        ("ж", "ӂӝ"),
        ("з", "ӟ"),
        ("и", "йѝӣӥ"),
        ("к", "ќ"),
        ("о", "ӧ"),
        ("у", "ўӯӱӳ"),
        ("ч", "ӵ"),
        ("ы", "ӹ"),
        ("э", "ӭ"),
        ("і", "ї"),
        ("ѵ", "ѷ"),
        ("ә", "ӛ"),
        ("ө", "ӫ"),
        ("i", "\u0130\u0131"),
        ("ss", "ßẞ"),
        ("ae", "æǣǽ"),
        ("oe", "œ"),
        ("o", "øǿ"),
        ("d", "đ"),
        ("l", "ł"),
        ("s", "ſẛ"),
        ("ff", "ﬀ"),
        ("fi", "ﬁ"),
        ("fl", "ﬂ"),
        ("σ", "ς"),
    ];
}
