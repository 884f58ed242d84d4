using Newsroom.Core.Text;

namespace Newsroom.Core.Kernel;

/// <summary>What every text that is sent must be: Unicode that PostgreSQL can keep, there when it must be, not too long.</summary>
public static class TextRules
{
    /// <summary>A refusal, or null when the text will do.</summary>
    /// <param name="max">In code points.</param>
    public static Decision? Check(string? text, string field, int max, bool required = true)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return required ? Decision.Invalid($"{field}-missing", $"The {field} is missing.", field) : null;
        }
        // jsonb refuses both, and a refusal there would come too late to name the field.
        if (CodePoints.ContainsNul(text) || !CodePoints.IsWellFormed(text))
        {
            return Decision.Invalid("text-not-unicode", $"The {field} holds U+0000 or half of a surrogate pair.", field);
        }
        var count = CodePoints.Count(text);
        return count <= max
            ? null
            : Decision.Invalid($"{field}-too-long", $"The {field} has {count} code points; {max} are allowed.", field);
    }
}
