using System.Globalization;

namespace Newsroom.Server.Commands;

/// <summary>How fast long work goes, and when it will be over.</summary>
/// <param name="Elapsed">Since it began.</param>
public readonly record struct Pace(long Done, long Total, TimeSpan Elapsed)
{
    /// <summary>A second; 0 before anything is done.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? Done / Elapsed.TotalSeconds : 0;

    /// <summary>At the rate so far; null while there is none.</summary>
    public TimeSpan? Left => Rate > 0 && Total >= Done ? TimeSpan.FromSeconds((Total - Done) / Rate) : null;

    /// <summary><c>420,000 of 1,000,000 (42 %), 83,000/s, 7 s left</c>.</summary>
    public override string ToString()
    {
        var share = Total > 0 ? (int)(100 * Done / Total) : 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"{Done:N0} of {Total:N0} ({share} %)");
        if (Rate > 0) text += string.Create(CultureInfo.InvariantCulture, $", {Rate:N0}/s");
        return Left is { } left && Done < Total ? $"{text}, {Words(left)} left" : text;
    }

    private static string Words(TimeSpan time) =>
        time >= TimeSpan.FromHours(1) ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time >= TimeSpan.FromMinutes(1) ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s");
}
