using System.Text;

namespace Newsroom.Fuzz;

/// <summary>A request as it is sent.</summary>
/// <param name="Operation">Whose it is made from; null for one that is made from none.</param>
/// <param name="Address">The target of its first line, as it would be without what was done to it.</param>
/// <param name="Methods">Of each request in the bytes, in order: an answer is due to every one, unless they are broken off.</param>
/// <param name="Frame">What its bytes are to HTTP.</param>
internal sealed record FuzzRequest(Operation? Operation, string Address, IReadOnlyList<string> Methods, byte[] Bytes, Frame Frame)
{
    public string Name => Operation?.Name ?? "(no operation's)";

    /// <summary>For a terminal: what is not visible is escaped, what is long is cut.</summary>
    public override string ToString()
    {
        const int Shown = 3_000;
        var text = new StringBuilder();
        foreach (var b in Bytes.AsSpan(0, Math.Min(Bytes.Length, Shown)))
        {
            if (b == '\n') text.Append("\\n\n");
            else if (b is >= 0x20 and < 0x7f and not (byte)'\\') text.Append((char)b);
            else text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\x{b:x2}");
        }
        return Bytes.Length > Shown ? $"{text}… ({Bytes.Length} bytes)" : text.ToString();
    }
}

internal enum Frame
{
    /// <summary>HTTP as it should be: every request in it is answered, and the connection goes on.</summary>
    Whole,

    /// <summary>What the web server may refuse before the newsroom sees it, and then closes the connection.</summary>
    Odd,

    /// <summary>Broken off in the middle: there may be no answer.</summary>
    Cut,
}
