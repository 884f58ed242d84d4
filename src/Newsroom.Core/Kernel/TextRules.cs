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
            return required ? Decision.Invalid($"{field}-missing", $"A {field} is needed.", field) : null;
        }
        var count = 0;
        for (var i = 0; i < text.Length; i++, count++)
        {
            var c = text[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            // jsonb refuses both, and a refusal there would come too late to name the field.
            if (c == '\0' || char.IsSurrogate(c) && !pair)
            {
                return Decision.Invalid("text-not-unicode", $"The {field} holds U+0000 or half of a surrogate pair.", field);
            }
            if (pair) i++;
        }
        return count <= max
            ? null
            : Decision.Invalid($"{field}-too-long", $"The {field} has {count} code points; {max} are allowed.", field);
    }
}
