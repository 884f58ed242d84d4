using System.Text.Json.Serialization;

namespace Newsroom.Benchmarks;

/// <summary>One row of the report.</summary>
/// <param name="Limit">What was measured beside it, in the same run and unit; null where the question has none.</param>
/// <param name="Ratio">Value over limit, the median of the pairs'; null where there is none.</param>
/// <param name="Must">What it has to reach, in words.</param>
internal sealed record Answer(string Question, double Value, string Unit, double? Limit, double? Ratio, string Must, bool Met)
{
    /// <summary>For people, under the table: the spread, and what the number holds.</summary>
    [JsonIgnore]
    public string? Note { get; init; }
}
