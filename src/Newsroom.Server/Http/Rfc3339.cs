using System.Globalization;
using System.Text.RegularExpressions;

namespace Newsroom.Server.Http;

/// <summary>Times as RFC 3339 §5.6 writes them: with a date, a time and an offset, so that nobody has to guess a zone.</summary>
public static partial class Rfc3339
{
    /// <summary>False for anything else, a leap second and a time before year 1 included.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        return Pattern().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
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

    // Seven decimals are what DateTimeOffset holds; six are kept.
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?(Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
