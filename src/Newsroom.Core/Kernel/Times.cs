using System.Globalization;

namespace Newsroom.Core.Kernel;

/// <summary>Times as this system keeps them: UTC, whole microseconds.</summary>
public static class Times
{
    /// <summary>Cut (not rounded) to a microsecond, UTC.</summary>
    public static DateTimeOffset Cut(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return new DateTimeOffset(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>RFC 3339, UTC with <c>Z</c>, decimals only where there are any.</summary>
    public static string Text(DateTimeOffset time) =>
        Cut(time).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
