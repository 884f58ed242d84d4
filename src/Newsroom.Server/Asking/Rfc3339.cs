using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Server.Asking;

/// <summary>Times as RFC 3339 §5.6 writes them: with a date, a time and an offset, so that nobody has to guess a zone.</summary>
public static partial class Rfc3339
{
    /// <summary>What <see cref="DateTimeOffset"/> holds; further decimals are read and cut.</summary>
    private const int MaxDecimals = 7;

    /// <summary>False for anything else, a leap second and a time before year 1 included.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        if (!Pattern().IsMatch(text)) return false;
        // Cut, not rounded: the last moment of a year must not become the first of the next.
        if (text.IndexOf('.', StringComparison.Ordinal) is var point and > 0 && text.IndexOfAny(['Z', '+', '-'], point) is var end && end - point - 1 > MaxDecimals)
            text = text.Remove(point + 1 + MaxDecimals, end - point - 1 - MaxDecimals);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
    }

    /// <summary>A bare date stands for the whole of that day in UTC: its last microsecond.</summary>
    public static bool TryParseDay(string text, out DateTimeOffset lastMicrosecond)
    {
        lastMicrosecond = default;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        lastMicrosecond = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            .AddTicks(TimeSpan.TicksPerDay - TimeSpan.TicksPerMicrosecond);
        return true;
    }

    // Seven decimals are what DateTimeOffset holds; six are kept. Nine are what others write, sixteen what System.Text.Json reads.
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,16})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
