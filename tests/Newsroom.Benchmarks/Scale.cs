using System.CommandLine;
using System.Globalization;

namespace Newsroom.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Part">Of the small scale, when it is not full: for whoever works on a question.</param>
/// <param name="Smoke">Everything once, as little as possible: it tells that the questions can be asked, and no figures.</param>
internal readonly record struct Scale(bool Full, double Part, bool Smoke = false)
{
    public int Of(int small, int full) => Full ? full : Math.Max(1, (int)(small * Part));

    public TimeSpan Seconds(double small, double full) =>
        TimeSpan.FromSeconds(Full ? full : Math.Max(Smoke ? 0.3 : 1, small * Part));

    /// <summary>Pairs that are counted.</summary>
    public int Rounds(int usual) => Smoke ? 1 : usual;

    /// <summary>Pairs before them that are not.</summary>
    public int WarmUps(int usual) => Smoke ? 0 : usual;

    public static Option<string> Option()
    {
        var scale = new Option<string>("--scale")
        {
            Description = "small, full, a part of small such as 0.1, or smoke (each question once, nothing is demanded)",
            DefaultValueFactory = _ => "small", Recursive = true,
        };
        scale.Validators.Add(r =>
        {
            if (Parse(r.GetValueOrDefault<string>()) is null) r.AddError("--scale is small, full, smoke, or a part of small between 0 and 1.");
        });
        return scale;
    }

    /// <returns>Null for what the option refuses.</returns>
    public static Scale? Parse(string? text) => text switch
    {
        "small" => new Scale(false, 1),
        "full" => new Scale(true, 1),
        "smoke" => new Scale(false, 0.01, Smoke: true),
        _ => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part is > 0 and <= 1 ? new Scale(false, part) : null,
    };
}
