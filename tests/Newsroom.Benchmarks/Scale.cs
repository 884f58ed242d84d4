using System.CommandLine;
using System.Globalization;

namespace Newsroom.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Part">Of the small scale, when it is not full: for whoever works on a question.</param>
internal readonly record struct Scale(bool Full, double Part)
{
    public int Of(int small, int full) => Full ? full : Math.Max(1, (int)(small * Part));

    public TimeSpan Seconds(double small, double full) => TimeSpan.FromSeconds(Full ? full : Math.Max(1, small * Part));

    /// <summary>Full is 1.</summary>
    public static implicit operator double(Scale scale) => scale.Full ? 1 : 0.1 * scale.Part;

    public static Option<string> Option(string description)
    {
        var scale = new Option<string>("--scale") { Description = description, DefaultValueFactory = _ => "small" };
        scale.Validators.Add(r =>
        {
            if (Parse(r.GetValueOrDefault<string>()) is null) r.AddError("--scale is small, full, or a part of small between 0 and 1.");
        });
        return scale;
    }

    /// <returns>Null for what the option refuses.</returns>
    public static Scale? Parse(string? text) => text switch
    {
        "small" => new Scale(false, 1),
        "full" => new Scale(true, 1),
        _ => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part is > 0 and <= 1 ? new Scale(false, part) : null,
    };
}
