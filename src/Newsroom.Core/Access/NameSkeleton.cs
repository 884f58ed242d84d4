using System.Collections.Frozen;
using System.Text;
using Newsroom.Core.Text;

namespace Newsroom.Core.Access;

/// <summary>
/// What is left of a name when everything goes that a reader may overlook: case, accents, punctuation, and letters that are
/// drawn like others. Two names with one skeleton could be taken for each other in the audit trail. The idea is that of
/// Unicode's confusables (UTS #39 §4); the table has only what is drawn like Latin letters and digits.
/// </summary>
public static class NameSkeleton
{
    private static readonly FrozenDictionary<char, char> Likenesses = Pairs(
            // Cyrillic
            "аaвbгrеeіiјjкkмmнhоoпnрpсcтtуyхxѕsһhԁdԛqԝwӏi"
            // Greek
            + "αaβbγyεeηnιiκkνvοoρpσoτtυuχxωw"
            // Armenian
            + "հhոnսuօoցgքf"
            // Latin that is no plain letter, and digits
            + "ɑaɡgıiɩiʋvƅb0o1ili")
        .ToFrozenDictionary(p => p[0], p => p[1]);

    public static string Of(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes()) Folding.Append(plain, Plain(rune));
        for (var i = 0; i < plain.Length; i++)
            if (Likenesses.TryGetValue(plain[i], out var letter)) plain[i] = letter;
        return plain.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    /// <summary>Letters in the forms that Unicode has for mathematics, typewriters and circles, as the letters that they are.</summary>
    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0xFF10 and <= 0xFF5A => new Rune(rune.Value - 0xFEE0),
        >= 0x24B6 and <= 0x24CF => new Rune('A' + rune.Value - 0x24B6),
        >= 0x24D0 and <= 0x24E9 => new Rune('a' + rune.Value - 0x24D0),
        >= 0x1D400 and < 0x1D6A4 => new Rune((rune.Value - 0x1D400) % 52 is var letter and < 26 ? 'A' + letter : 'a' + (rune.Value - 0x1D400) % 52 - 26),
        _ => rune,
    };

    private static IEnumerable<string> Pairs(string table) => Enumerable.Range(0, table.Length / 2).Select(i => table.Substring(2 * i, 2));
}
