using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>For whom a note is. Its author always sees it.</summary>
/// <param name="Group">Id of the group of people, when it is for one.</param>
public sealed record NoteVisibility(VisibilityKind Kind, string? Group = null)
{
    /// <summary>What a note is of which nobody has said anything else: everybody with a key reads it.</summary>
    public static NoteVisibility Desk { get; } = new(VisibilityKind.Desk);

    /// <summary>The audiences of <see cref="Colleague.Audiences"/> that read a note of this author. Editors read a group's notes; a private one is its author's alone.</summary>
    public IReadOnlyList<string> Readers(string author) => Kind switch
    {
        VisibilityKind.Private => [Audience.Of(author)],
        VisibilityKind.Group => [Audience.Of(author), Audience.OfGroup(Group!), Audience.Editors],
        VisibilityKind.Public => [Audience.Public],
        _ => [Audience.Desk],
    };

    /// <summary>The one rule: whether somebody may read a note of this author.</summary>
    public bool Allows(Colleague reader, string author) => Overlap(Readers(author), reader);

    /// <summary>The same by the audiences that a row holds; null stands for the desk.</summary>
    public static bool Overlap(IReadOnlyList<string>? readers, Colleague reader)
    {
        if (readers is null) return reader.Audiences.Contains(Audience.Desk, StringComparer.Ordinal);
        foreach (var audience in readers)
            if (reader.Audiences.Contains(audience, StringComparer.Ordinal)) return true;
        return false;
    }

    /// <param name="by">Who says it.</param>
    /// <param name="author">Of the note.</param>
    /// <param name="staff">Who there is.</param>
    internal Decision? Check(Colleague? by, string? author, Staff? staff)
    {
        if (Kind == VisibilityKind.Group != (Group is not null))
            return Decision.Invalid("group-missing", "A note that is for a group names it, and no other does.", "group");
        // What an archive says, or the software, is taken as it is.
        if (by is null) return null;
        if (Kind == VisibilityKind.Private && author is not null && author != by.Name)
            return Decision.Forbidden("not-the-author", "Only its author makes a note private: nobody else would see it any more.");
        if (Group is null) return null;
        if (staff?.Knows(Group, by) == false) return Decision.Invalid("group-unknown", $"There is no group '{Group}'.", "group");
        return by.IsEditor || by.Groups.Contains(Group) ? null : Decision.Forbidden("not-a-member", $"You do not belong to the group '{Group}'.");
    }
}

public enum VisibilityKind { Private, Group, Desk, Public }

/// <summary>Whom a note can name: actors by their names, groups of people by their ids.</summary>
public sealed record Staff(IReadOnlySet<string> Actors, IReadOnlySet<string> Groups)
{
    /// <summary>A group that somebody's identity provider knows, this newsroom need not.</summary>
    public bool Knows(string group, Colleague by) => Groups.Contains(group) || by.Groups.Contains(group);
}
