namespace Newsroom.Benchmarks;

/// <summary>One row of the report.</summary>
/// <param name="Limit">What was measured beside it, in the same run and unit; null where the question has none.</param>
/// <param name="Ratio">Value over limit; null where there is none.</param>
/// <param name="Must">What it has to reach, in words.</param>
internal sealed record Answer(string Question, double Value, string Unit, double? Limit, double? Ratio, string Must, bool Met);
