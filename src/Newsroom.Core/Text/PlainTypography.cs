using System.Collections.Frozen;
using System.Text;

namespace Newsroom.Core.Text;

/// <summary>
/// A text in plain typography, with the place in the source from which each of its characters came: what two ways of
/// setting the same words have in common. White space of every kind is one space, apostrophes, quotation marks and
/// dashes are the ASCII ones, letters are decomposed (Unicode's canonical decomposition, as far as Latin, Greek and
/// Cyrillic letters of news and Hangul go: <see cref="string.Normalize()"/> does nothing where globalization is
/// invariant), soft hyphens and other invisible characters are gone, and so is the space that French puts inside
/// guillemets and before high punctuation.
/// </summary>
internal sealed class PlainTypography
{
    private static readonly FrozenDictionary<char, (char Base, char Mark)> Decomposed = Decompositions()
        .SelectMany(row => row.Letters.Zip(row.Bases, (letter, plain) => KeyValuePair.Create(letter, (plain, row.Mark))))
        .ToFrozenDictionary();

    private readonly StringBuilder _plain;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private PlainTypography(int capacity) => (_plain, _starts, _ends) = (new(capacity), new(capacity), new(capacity));

    public string Text { get; private set; } = "";

    /// <param name="keepLines">Whether white space with a line end in it is a line end instead of a space.</param>
    public static PlainTypography Of(ReadOnlySpan<char> source, bool keepLines = false)
    {
        var plain = new PlainTypography(source.Length);
        for (var i = 0; i < source.Length;)
        {
            if (char.IsWhiteSpace(source[i]))
            {
                var end = i + 1;
                while (end < source.Length && (char.IsWhiteSpace(source[end]) || IsInvisible(source[end])))
                    end++;
                var isLine = keepLines && source[i..end].IndexOfAny('\n', '\r', '\u2028') >= 0;
                if (isLine || !IsFrenchSpace(source, i, end))
                    plain.Add(isLine ? '\n' : ' ', i, end);
                i = end;
                continue;
            }

            if (!IsInvisible(source[i]))
                plain.AddCharacter(source[i], i);
            i++;
        }

        plain.Text = plain._plain.ToString();
        return plain;
    }

    /// <summary>The text alone.</summary>
    public static string TextOf(ReadOnlySpan<char> source) => Of(source).Text;

    /// <summary>
    /// Where in the source (UTF-16) the plain text's [start, start + length) stands; null where an edge would lie inside one
    /// of the source's characters.
    /// </summary>
    public (int Start, int End)? InSource(int start, int length)
    {
        var last = start + length - 1;
        return (start > 0 && _starts[start - 1] == _starts[start]) || (last + 1 < _starts.Count && _starts[last + 1] < _ends[last])
            ? null
            : (_starts[start], _ends[last]);
    }

    /// <summary>How many of the plain text's characters come from before a place in the source (UTF-16).</summary>
    public int CountBefore(int source)
    {
        var at = _starts.BinarySearch(source);
        for (at = at < 0 ? ~at : at; at > 0 && _starts[at - 1] >= source;)
            at--;
        return at;
    }

    private void AddCharacter(char character, int at)
    {
        switch (character)
        {
            case '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u2032' or '\u00B4' or '`':
                Add('\'', at, at + 1);
                break;
            case '\u00AB' or '\u00BB' or '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2039' or '\u203A' or '\u2033':
                Add('"', at, at + 1);
                break;
            case >= '\u2010' and <= '\u2015' or '\u2212' or '\u00AF':
                Add('-', at, at + 1);
                break;
            case '\u2026':
                AddAll("...", at);
                break;
            case 'œ':
                AddAll("oe", at);
                break;
            case 'Œ':
                AddAll("Oe", at);
                break;
            case 'ﬁ':
                AddAll("fi", at);
                break;
            case 'ﬂ':
                AddAll("fl", at);
                break;
            case >= '\uAC00' and <= '\uD7A3':
                AddAll(Folding.Fold([character]), at);
                break;
            default:
                if (Decomposed.TryGetValue(character, out var parts))
                {
                    AddCharacter(parts.Base, at);
                    Add(parts.Mark, at, at + 1);
                }
                else
                {
                    Add(character, at, at + 1);
                }

                break;
        }
    }

    private void AddAll(string characters, int at)
    {
        foreach (var character in characters)
            Add(character, at, at + 1);
    }

    private void Add(char character, int start, int end)
    {
        _plain.Append(character);
        _starts.Add(start);
        _ends.Add(end);
    }

    private static bool IsInvisible(char character) =>
        character is '\u00AD' or '\u200B' or '\u200C' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F';

    /// <summary>The white space [start, end) that French sets inside guillemets and before ; : ! ? %, and English does not.</summary>
    private static bool IsFrenchSpace(ReadOnlySpan<char> source, int start, int end) =>
        (start > 0 && source[start - 1] is '\u00AB' or '\u2039')
        || (end < source.Length && source[end] is '\u00BB' or '\u203A' or ';' or ':' or '!' or '?' or '%');

    private static (char Mark, string Letters, string Bases)[] Decompositions() =>
    [
        ('\u0300', "ÀÈÌÒÙàèìòùǛǜǸǹЀЍѐѝẦầẰằỀềỒồỜờỪừỲỳ", "AEIOUaeiouÜüNnЕИеиÂâĂăÊêÔôƠơƯưYy"),
        ('\u0301', "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿΆΈΉΊΌΎΏΐάέήίΰόύώЃЌѓќẤấẮắẾếỐốỚớỨứ", "AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØøΑΕΗΙΟΥΩϊαεηιϋουωГКгкÂâĂăÊêÔôƠơƯư"),
        ('\u0302', "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẬậỆệỘộ", "AEIOUaeiouCcGgHhJjSsWwYyẠạẸẹỌọ"),
        ('\u0303', "ÃÑÕãñõĨĩŨũẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ", "ANOanoIiUuÂâĂăEeÊêÔôƠơƯưYy"),
        ('\u0304', "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳ", "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYy"),
        ('\u0306', "ĂăĔĕĞğĬĭŎŏŬŭЎЙйўẶặ", "AaEeGgIiOoUuУИиуẠạ"),
        ('\u0307', "ĊċĖėĠġİŻżȦȧȮȯ", "CcEeGgIZzAaOo"),
        ('\u0308', "ÄËÏÖÜäëïöüÿŸΪΫϊϋЁЇёї", "AEIOUaeiouyYΙΥιυЕІеі"),
        ('\u0309', "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ", "AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy"),
        ('\u030A', "ÅåŮů", "AaUu"),
        ('\u030B', "ŐőŰű", "OoUu"),
        ('\u030C', "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ", "CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh"),
        ('\u030F', "ȀȁȄȅȈȉȌȍȐȑȔȕ", "AaEeIiOoRrUu"),
        ('\u0311', "ȂȃȆȇȊȋȎȏȒȓȖȗ", "AaEeIiOoRrUu"),
        ('\u031B', "ƠơƯư", "OoUu"),
        ('\u0323', "ẠạẸẹỊịỌọỢợỤụỰựỴỵ", "AaEeIiOoƠơUuƯưYy"),
        ('\u0326', "ȘșȚț", "SsTt"),
        ('\u0327', "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩ", "CcGgKkLlNnRrSsTtEe"),
        ('\u0328', "ĄąĘęĮįŲųǪǫ", "AaEeIiUuOo"),
    ];
}
