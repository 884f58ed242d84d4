namespace Newsroom.Core.Annotations;

/// <summary>The thirteen motivations of the Web Annotation Data Model (§3.3.5).</summary>
public static class Motivations
{
    public const string Highlighting = "highlighting";

    public static IReadOnlyList<string> All { get; } =
    [
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", Highlighting, "identifying",
        "linking", "moderating", "questioning", "replying", "tagging",
    ];
}
