using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

/// <summary>What a brief must be, and when two say the same.</summary>
public static class Briefs
{
    /// <summary>Code points.</summary>
    public const int MaxHeadline = 300;

    /// <summary>Statements in each of the two lists.</summary>
    public const int MaxStatements = 100;

    /// <summary>Code points.</summary>
    public const int MaxStatement = 1_000;

    /// <summary>Headline and statements without the blanks around them, without empty statements.</summary>
    public static Brief Tidy(Brief brief) => new(brief.Headline.Trim(), Lines(brief.Known), Lines(brief.Unknown));

    /// <summary>Records compare lists by reference; a brief is its words.</summary>
    public static bool Says(this Brief brief, Brief other) =>
        brief.Headline == other.Headline && brief.Known.SequenceEqual(other.Known) && brief.Unknown.SequenceEqual(other.Unknown);

    /// <param name="brief">As <see cref="Tidy"/> leaves it.</param>
    internal static Decision? Check(Brief brief) =>
        TextRules.Check(brief.Headline, "headline", MaxHeadline)
        ?? Check(brief.Known, "known")
        ?? Check(brief.Unknown, "unknown");

    private static IReadOnlyList<string> Lines(IReadOnlyList<string> lines) =>
        [.. lines.Select(l => l.Trim()).Where(l => l.Length > 0)];

    private static Decision? Check(IReadOnlyList<string> statements, string field) =>
        statements.Count > MaxStatements
            ? Decision.Invalid($"{field}-too-many", $"There are {statements.Count} statements; {MaxStatements} are allowed.", field)
            : statements.Select(s => TextRules.Check(s, field, MaxStatement)).FirstOrDefault(d => d is not null);
}
