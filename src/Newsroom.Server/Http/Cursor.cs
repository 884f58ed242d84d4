using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Http;

/// <summary>A place in a list as an opaque word: it carries the moment, so that pages stay pages of one list while others write.</summary>
public static class Cursor
{
    /// <param name="question">What tells the list's question from others: a cursor belongs to the one that it was given out for.</param>
    public static string Text(Place place, long position, string question) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{position}~{place.Born}{(place.Rank is { } rank ? $".{BitConverter.SingleToUInt32Bits(rank)}" : "")}~{question}~{place.Id}")));

    public static bool TryParse(string text, string question, out Place place, out long position)
    {
        place = default;
        position = 0;
        if (text.Length > 400 || !Base64Url.IsValid(text)) return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('~', 4);
        if (parts.Length != 4 || parts[2] != question || parts[3].Contains('\0', StringComparison.Ordinal)) return false;
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out position)) return false;
        var (birth, ranked) = parts[1].Split('.') switch { [var only] => (only, null), [var first, var second] => (first, second), _ => ("", null) };
        if (!long.TryParse(birth, NumberStyles.None, CultureInfo.InvariantCulture, out var born)) return false;
        var bits = 0u;
        if (ranked is not null && !uint.TryParse(ranked, NumberStyles.None, CultureInfo.InvariantCulture, out bits)) return false;
        place = new Place(born, parts[3], ranked is null ? null : BitConverter.UInt32BitsToSingle(bits));
        return true;
    }
}
