namespace Newsroom.Server.Access;

/// <summary>What a key may do; each role includes the one before it.</summary>
public enum Role
{
    /// <summary>Reads everything but keys.</summary>
    Reader,
    /// <summary>Also files and revises reports, posts notes, opens stories, attaches reports to them.</summary>
    Journalist,
    /// <summary>Also briefs, corrections, retractions, embargoes, closing and reopening stories.</summary>
    Editor,
    /// <summary>Also sees grants and revocations of keys in the log.</summary>
    Administrator,
}

public static class Roles
{
    public static bool TryParse(string text, out Role role)
    {
        foreach (var candidate in Enum.GetValues<Role>())
        {
            if (Name(candidate) != text) continue;
            role = candidate;
            return true;
        }
        role = default;
        return false;
    }

    /// <summary>The role's word, as events keep it.</summary>
    public static string Name(this Role role) => role.ToString().ToLowerInvariant();
}
