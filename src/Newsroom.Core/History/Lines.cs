using Newsroom.Core.Text;

namespace Newsroom.Core.History;

/// <summary>Pieces of the one-line descriptions.</summary>
internal static class Lines
{
    /// <summary>Code points of a quoted text that a line shows.</summary>
    private const int MaxQuoted = 90;

    /// <summary>The text between quotation marks, on one line, cut where it is long.</summary>
    public static string Quoted(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var points = new CodePointText(line);
        return points.Length <= MaxQuoted ? $"“{line}”" : $"“{points.Slice(0, MaxQuoted).TrimEnd()}…”";
    }
}
