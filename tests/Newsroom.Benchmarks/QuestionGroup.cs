namespace Newsroom.Benchmarks;

/// <summary>Questions that are asked together: a command of the command line.</summary>
internal sealed record QuestionGroup(string Name, string Asks, IReadOnlyList<Question> Questions);
