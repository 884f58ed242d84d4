namespace Newsroom.Server.Keeping;

/// <summary>What a check came to, from good to bad.</summary>
public enum Health
{
    Ok,

    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Nothing is lost; somebody should look at it.</summary>
    Warning,

    /// <summary>Something is not as it must be.</summary>
    Failed,
}

/// <summary>What one check found.</summary>
/// <param name="Check">Its name, a literal that never changes; a listing's check has its name behind a blank.</param>
/// <param name="Says">A sentence.</param>
/// <param name="Remedy">What to do; null where there is nothing to do.</param>
/// <param name="Examples">The first of what was found, and how many there are when there are more.</param>
public sealed record Finding(string Check, Health Health, string Says, string? Remedy, IReadOnlyList<string> Examples)
{
    private const int Shown = 5;

    public static Finding Of(string check, Health health, string says, string? remedy = null, IReadOnlyList<string>? examples = null) =>
        new(check, health, says, remedy, examples is null ? [] : Some(examples));

    private static IReadOnlyList<string> Some(IReadOnlyList<string> all) =>
        all.Count <= Shown ? all : [.. all.Take(Shown), $"and {all.Count - Shown} more"];
}
