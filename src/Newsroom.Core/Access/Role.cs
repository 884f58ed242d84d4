namespace Newsroom.Core.Access;

/// <summary>What a key may do: each role may do all that those before it may.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Reader,
    /// <summary>Files and revises reports, writes notes, drafts briefs.</summary>
    Journalist,
    /// <summary>Publishes, corrects, withdraws, retracts, embargoes, closes.</summary>
    Editor,
    /// <summary>Grants and revokes keys.</summary>
    Administrator,
}

/// <summary>Roles as words.</summary>
public static class Roles
{
    public static IReadOnlyList<string> All { get; } = ["reader", "journalist", "editor", "administrator"];

    public static string Word(this Role role) => All[(int)role];

    /// <summary>Whether the role may do what needs the other.</summary>
    public static bool Allows(this Role role, Role needed) => role >= needed;

    /// <summary>False for anything but the four words, letter for letter.</summary>
    public static bool TryParse(string? word, out Role role)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] != word) continue;
            role = (Role)i;
            return true;
        }
        role = default;
        return false;
    }

    /// <exception cref="FormatException">It is none of the four.</exception>
    public static Role Parse(string word) =>
        TryParse(word, out var role) ? role : throw new FormatException($"'{word}' is no role.");
}
