using System.Globalization;
using System.Text;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Access;

/// <summary>What several commands on a key share.</summary>
internal static class KeyRules
{
    public static Decision? CheckName(string name, int max)
    {
        if (CheckReadable(name, max) is { } refused) return refused;
        return ReservedActors.Resembles(name)
            ? Decision.Invalid("name-reserved", $"The newsroom itself acts as '{name.Trim()}', or under a name that looks like it.", "name")
            : null;
    }

    /// <summary>Whether the audit trail can show the name as it is, whoever has it.</summary>
    public static Decision? CheckReadable(string name, int max)
    {
        if (TextRules.Check(name, "name", max) is { } refused) return refused;
        if (name.EnumerateRunes().FirstOrDefault(IsUnseen) is { Value: > 0 } unseen)
        {
            return Decision.Invalid(
                "name-unprintable",
                string.Create(CultureInfo.InvariantCulture, $"The name holds U+{unseen.Value:X4}, which is not seen: it could make a line of the audit trail read otherwise than it is."),
                "name");
        }
        return NameSkeleton.Of(name).Length == 0 ? Decision.Invalid("name-unreadable", "The name has no letter and no digit.", "name") : null;
    }

    public static Decision? CheckEnd(DateTimeOffset? ends, DateTimeOffset now) =>
        ends <= now ? Decision.Invalid("end-past", $"{Times.Text(ends.Value)} is past; a key's end lies ahead.", "ends") : null;

    /// <summary>Controls (C0, DEL, C1), format characters (those that turn the direction of writing included), line separators, private use.</summary>
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
}
