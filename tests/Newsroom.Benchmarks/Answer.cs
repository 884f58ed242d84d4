using System.Text.Json.Serialization;

namespace Newsroom.Benchmarks;

/// <summary>One row of the report.</summary>
/// <param name="Against">What was measured beside it, in turn with it, in the same run and unit; null where the question has none.</param>
/// <param name="Limit">Its figure.</param>
/// <param name="Ratio">Value over limit, the median of the pairs'.</param>
/// <param name="Spread">The lowest and the highest ratio of a pair.</param>
/// <param name="Must">What it has to reach, in words.</param>
internal sealed record Answer(
    string Question, double Value, string Unit, string? Against, double? Limit, double? Ratio, string? Spread, string Must, bool Met)
{
    /// <summary>The other side of the rows that compare this store with Marten alone.</summary>
    public const string PlainMarten = "plain Marten";

    /// <summary>For people, under the table: what the number holds.</summary>
    [JsonIgnore]
    public string? Note { get; init; }

    public static Answer Of(string question, string unit, string against, Paired pairs, Must must) =>
        new(question, pairs.Ours, unit, against, pairs.Limit, pairs.Ratio, pairs.Spread, must.Text, must.IsMetBy(pairs.Ratio));

    /// <summary>Of a figure with nothing beside it.</summary>
    public static Answer Of(string question, string unit, double value, Must must) =>
        new(question, value, unit, null, null, null, null, must.Text, must.IsMetBy(value));
}
