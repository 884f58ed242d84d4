namespace Newsroom.Core.Articles;

/// <summary>That a report was withdrawn.</summary>
/// <param name="Notice">Said in public.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Retraction(string Notice, DateTimeOffset At);
