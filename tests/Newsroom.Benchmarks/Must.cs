using System.Globalization;

namespace Newsroom.Benchmarks;

/// <summary>What a row has to reach: its ratio where something is measured beside it, else its value.</summary>
internal sealed record Must(string Text, Func<double, bool> IsMetBy)
{
    /// <summary>Nothing is demanded; the row only tells.</summary>
    public static Must Nothing { get; } = new("–", static _ => true);

    public static Must AtLeast(double least, string unit = "") => new(Words("≥", least, unit), figure => figure >= least);

    public static Must AtMost(double most, string unit = "") => new(Words("≤", most, unit), figure => figure <= most);

    private static string Words(string sign, double figure, string unit) =>
        $"{sign} {figure.ToString(CultureInfo.InvariantCulture)}{(unit.Length > 0 ? " " + unit : "")}";
}
