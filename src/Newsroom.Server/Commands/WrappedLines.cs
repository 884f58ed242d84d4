using System.Globalization;
using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary>
/// Wraps text at spaces and nowhere else. The terminal library would also break at no-break spaces, and those stand
/// before every French colon and inside every pair of guillemets.
/// </summary>
public sealed class WrappedLines(IAnsiConsole console)
{
    private const int Narrowest = 40;

    public void Blank() => console.WriteLine();

    /// <param name="indent">Columns before every line.</param>
    public void Write(int indent, params IReadOnlyList<(string Text, Style Style)> pieces) => Write(indent, indent, pieces);

    /// <param name="first">Columns before the first line.</param>
    /// <param name="rest">Columns before the lines that follow it.</param>
    public void Write(int first, int rest, params IReadOnlyList<(string Text, Style Style)> pieces)
    {
        var width = Math.Max(Narrowest, console.Profile.Width - 1);
        console.Write(new string(' ', first));
        var column = first;
        var atStart = true;
        foreach (var word in Words(pieces))
        {
            if (word.NewLine)
            {
                NextLine();
                continue;
            }
            var columns = word.Parts.Sum(p => Columns(p.Text));
            if (!atStart && column + (word.Spaces > 0 ? word.Spaces : 0) + columns > width) NextLine();
            else if (word.Spaces > 0 && !atStart)
            {
                console.Write(new string(' ', word.Spaces));
                column += word.Spaces;
            }
            foreach (var (text, style) in word.Parts) console.Write(new Text(text, style));
            column += columns;
            atStart = false;
        }
        console.WriteLine();

        void NextLine()
        {
            console.WriteLine();
            console.Write(new string(' ', rest));
            column = rest;
            atStart = true;
        }
    }

    /// <summary>Words, each of one or more pieces in styles of their own: a word of which half was changed is not torn.</summary>
    private static IEnumerable<Word> Words(IReadOnlyList<(string Text, Style Style)> pieces)
    {
        var parts = new List<(string, Style)>();
        var spaces = 0;
        foreach (var (text, style) in pieces)
        {
            var start = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                var end = i == text.Length;
                if (!end && text[i] is not (' ' or '\n')) continue;
                if (i > start) parts.Add((text[start..i], style));
                start = i + 1;
                if (end) break;
                if (parts.Count > 0)
                {
                    yield return new Word(spaces, parts, false);
                    parts = [];
                    spaces = 0;
                }
                if (text[i] == '\n')
                {
                    yield return new Word(0, [], true);
                    spaces = 0;
                }
                else
                {
                    spaces++;
                }
            }
        }
        if (parts.Count > 0) yield return new Word(spaces, parts, false);
    }

    /// <summary>Columns as people count them: an accent that stands on its letter takes none.</summary>
    private static int Columns(string text) => new StringInfo(text).LengthInTextElements;

    private sealed record Word(int Spaces, IReadOnlyList<(string Text, Style Style)> Parts, bool NewLine);
}
