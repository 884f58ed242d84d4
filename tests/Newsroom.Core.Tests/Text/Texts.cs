using FsCheck;
using FsCheck.Fluent;

namespace Newsroom.Core.Tests.Text;

/// <summary>Random well-formed texts of what breaks naive code: pairs, marks, joined emoji, no-break spaces, line ends.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "obus", "soldats", "le", "la", "de", "Kiev", "2,8", "10\u202F000", "l'", "«", "»", ",", ".", "!", " ", " ", " ", " ", "\u00A0",
        "\n", "\r\n", "\t", "é", "e\u0301", "\u0301", "🚀", "👩\u200D👧", "👍🏽", "🇫🇷", "한", "\u1112\u1161\u11AB", "語", "𝄞", "\u00AD",
    ];

    private static readonly string[] PiecesOfALine = [.. Pieces.Where(piece => !piece.Contains('\n'))];

    public static Arbitrary<string> Any { get; } =
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary();

    /// <summary>Lines without line ends, at least one of them not empty.</summary>
    public static Arbitrary<string[]> Lines { get; } =
        Gen.Elements(PiecesOfALine).ArrayOf().Select(string.Concat).ArrayOf()
            .Where(lines => lines.Any(line => line.Length > 0)).ToArbitrary();

    /// <summary>Two texts of which the second is often an edited first.</summary>
    public static Arbitrary<(string Before, string After)> Revisions { get; } =
        Gen.Elements(Pieces).ArrayOf().SelectMany(pieces =>
            Gen.Choose(0, 6).ArrayOf(pieces.Length).SelectMany(edits =>
                Gen.Elements(Pieces).ArrayOf(pieces.Length).Select(others =>
                    (string.Concat(pieces), string.Concat(pieces.Select((piece, i) => Edited(piece, edits[i], others[i])))))))
            .ToArbitrary();

    /// <summary>An arbitrary half-open range of code points, not empty, in a text of that many; any two numbers do.</summary>
    public static (int Start, int End) Range(int length, int a, int b)
    {
        var (start, end) = ((int)((uint)a % length), (int)((uint)b % length));
        return start <= end ? (start, end + 1) : (end, start + 1);
    }

    private static string Edited(string piece, int edit, string other) => edit switch
    {
        0 => "",
        1 => other,
        2 => other + piece,
        _ => piece,
    };
}
