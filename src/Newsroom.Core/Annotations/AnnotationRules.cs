using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>What a note's words and tags must be, and the refusals that several commands share.</summary>
public static class AnnotationRules
{
    /// <summary>Code points, of a note and of a reply.</summary>
    public const int MaxBody = 10_000;

    public const int MaxTags = 20;

    /// <summary>Code points.</summary>
    public const int MaxTag = 64;

    /// <summary>Tags without the blanks around them, without empty ones and repeats, in the order in which they came.</summary>
    public static IReadOnlyList<string> Tidy(IReadOnlyList<string>? tags) =>
        tags is null ? [] : [.. tags.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <param name="tags">As <see cref="Tidy"/> leaves them.</param>
    internal static Decision? Check(string motivation, string body, IReadOnlyList<string> tags)
    {
        if (!Motivations.All.Contains(motivation, StringComparer.Ordinal))
        {
            return Decision.Invalid("motivation-unknown", $"'{motivation}' is none of {string.Join(", ", Motivations.All)}.", "motivation");
        }
        if (TextRules.Check(body, "body", MaxBody, required: motivation != Motivations.Highlighting) is { } refused) return refused;
        if (tags.Count > MaxTags) return Decision.Invalid("tags-too-many", $"There are {tags.Count} tags; {MaxTags} are allowed.", "tags");
        return tags.Select(t => TextRules.Check(t, "tags", MaxTag)).FirstOrDefault(d => d is not null);
    }

    /// <summary>A note is its author's and the editors' to change.</summary>
    /// <param name="by">Null for an archive.</param>
    internal static Decision? CheckOwn(Annotation state, Colleague? by) =>
        by is null || by.IsEditor || by.Name == state.Author
            ? null
            : Decision.Forbidden("not-the-author", "A note is edited, shown to others, withdrawn and restored by its author, or by an editor.");

    internal static Decision Missing() => Decision.Conflict("annotation-unknown", "There is no such note.");

    /// <summary>The rule that refuses to change a withdrawn note.</summary>
    public const string WithdrawnRule = "annotation-withdrawn";

    internal static Decision Withdrawn() =>
        Decision.Conflict(WithdrawnRule, "The note was withdrawn: it stays in the history, and nothing is added to it.");
}
