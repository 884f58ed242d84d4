using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Messages;

/// <summary>A place in the list of dead letters as an opaque word. It belongs to the question (the type asked for) that it was given out for.</summary>
internal static class DeadLetterCursor
{
    public static string Text(DeadLetterPlace place, string? type) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{place.At.UtcTicks}~{place.Id:N}~{type}")));

    public static bool TryParse(string text, string? type, out DeadLetterPlace place)
    {
        place = default;
        if (text.Length > 400 || !Base64Url.IsValid(text)) return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('~', 3);
        if (parts.Length != 3 || parts[2] != (type ?? "")) return false;
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)) return false;
        // PostgreSQL's years end later than these, so that nothing it gave out is refused.
        if (ticks > DateTimeOffset.MaxValue.UtcTicks || !Guid.TryParseExact(parts[1], "N", out var id)) return false;
        place = new DeadLetterPlace(new DateTimeOffset(ticks, TimeSpan.Zero), id);
        return true;
    }
}
