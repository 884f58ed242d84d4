using System.Globalization;
using System.Text;

namespace Newsroom.Server.Commands;

/// <summary>
/// Texts of others as they may be shown: a terminal obeys control characters, so that a title could clear the screen, write
/// over a line, or set the clipboard; and characters that turn the direction of writing make a line read otherwise than it is.
/// They are written as JSON writes them, <c>\u001b</c>, so that JSON stays the JSON that it was.
/// </summary>
public static class VisibleText
{
    /// <summary>The text itself when there is nothing in it to be written otherwise.</summary>
    public static string Of(string text)
    {
        if (!Holds(text)) return text;
        var visible = new StringBuilder(text.Length + 16);
        Append(visible, text);
        return visible.ToString();
    }

    public static bool Holds(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (MustBeWritten(text, i)) return true;
        return false;
    }

    public static void Append(StringBuilder visible, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (MustBeWritten(text, i)) visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            else visible.Append(text[i]);
        }
    }

    /// <summary>
    /// C0 but for tab and line end, DEL, C1; and the marks, embeddings, overrides and isolates of Unicode's bidirectional
    /// algorithm (UAX #9 §2). A carriage return passes only before a line feed: alone it writes over the line.
    /// </summary>
    private static bool MustBeWritten(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        '\n' or '\t' => false,
        '\r' => i + 1 == text.Length || text[i + 1] != '\n',
        < ' ' or (>= '\u007f' and <= '\u009f') => true,
        '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        _ => false,
    };
}
