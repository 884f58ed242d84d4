using System.Globalization;
using System.Text;

namespace Newsroom.Fuzz;

/// <summary>A request while it is made: in parts, so that each can be spoilt. Texts are sent as Latin-1, a character a byte.</summary>
internal sealed class Draft
{
    public required string Method { get; set; }

    /// <summary>Path and query, percent-encoded where that is needed.</summary>
    public required string Target { get; set; }

    public List<(string Name, string Value)> Headers { get; } = [];

    /// <summary>Null for none, and then no header says anything of one.</summary>
    public byte[]? Body { get; set; }

    /// <summary>The body as it is framed, with the header that says how; null for a Content-Length that is right.</summary>
    public (string Header, byte[] Bytes)? Framed { get; set; }

    public string Version { get; set; } = "HTTP/1.1";

    public Frame Frame { get; set; } = Frame.Whole;

    public void Set(string header, string value)
    {
        Headers.RemoveAll(h => h.Name.Equals(header, StringComparison.OrdinalIgnoreCase));
        Headers.Add((header, value));
    }

    public byte[] Bytes()
    {
        var head = new StringBuilder();
        head.Append(Method).Append(' ').Append(Target).Append(' ').Append(Version).Append("\r\n");
        foreach (var (name, value) in Headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        if (Framed is { } framed) head.Append(framed.Header).Append("\r\n");
        else if (Body is not null) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        head.Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. Framed is { } how ? how.Bytes : Body ?? []];
    }
}
