using System.Globalization;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>How a past moment is named: by a position of the log, or by a time.</summary>
public abstract record AsOf
{
    private AsOf()
    {
    }

    public sealed record Position(long Value) : AsOf;

    public sealed record Time(DateTimeOffset Value) : AsOf;

    /// <summary>Digits alone are a position; one with more of them than a position has lies ahead of every log.</summary>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out AsOf? asOf)
    {
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            asOf = new Position(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : long.MaxValue);
        else
            asOf = TryParseTime(text, out var time) ? new Time(time) : null;
        return asOf is not null;
    }

    /// <summary>A time of RFC 3339 with its offset, or a date, which stands for the whole of that day in UTC; cut to a microsecond.</summary>
    public static bool TryParseTime(string text, out DateTimeOffset time)
    {
        var isTime = Rfc3339.TryParseDay(text, out time) || Rfc3339.TryParse(text, out time);
        if (isTime) time = Times.Cut(time);
        return isTime;
    }
}
