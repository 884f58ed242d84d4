using System.Text;

namespace Newsroom.Tables;

/// <summary>What is kept of a handler's failure.</summary>
internal static class ErrorText
{
    /// <summary>Characters that are kept.</summary>
    private const int Length = 8_000;

    /// <summary>As text that PostgreSQL takes: an error that could not be written down would hold up every message.</summary>
    public static string Of(string message)
    {
        var text = message.Replace('\0', '\uFFFD');
        if (text.Length > Length) text = text[..Length];
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}
