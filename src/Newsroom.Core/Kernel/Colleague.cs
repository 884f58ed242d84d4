namespace Newsroom.Core.Kernel;

/// <summary>Who reads or acts, as far as it decides what they may see and do with what is somebody's own.</summary>
/// <param name="name">The actor; null for whoever has none: the public, or the newsroom's own command line.</param>
/// <param name="groups">Ids of the groups of people that they belong to.</param>
public sealed class Colleague(string? name, bool isEditor, IReadOnlyCollection<string> groups)
{
    /// <summary>Nobody of the desk.</summary>
    public static Colleague Public { get; } = new(null, false, []);

    /// <summary>Whoever keeps the newsroom running, under no name: an editor who has written nothing himself.</summary>
    public static Colleague House { get; } = new(null, true, []);

    public string? Name => name;

    public bool IsEditor => isEditor;

    public IReadOnlyCollection<string> Groups => groups;

    /// <summary>
    /// The audiences that they belong to; what names one of them is theirs to read (see <c>NoteVisibility.Readers</c>). One set of words
    /// for this program and for SQL, which asks for the overlap and knows no rule.
    /// </summary>
    public IReadOnlyList<string> Audiences { get; } = AudiencesOf(name, isEditor, groups);

    private static IReadOnlyList<string> AudiencesOf(string? name, bool isEditor, IReadOnlyCollection<string> groups)
    {
        var audiences = new List<string> { Audience.Public };
        if (name is not null || isEditor) audiences.Add(Audience.Desk);
        if (isEditor) audiences.Add(Audience.Editors);
        if (name is not null) audiences.Add(Audience.Of(name));
        audiences.AddRange(groups.Select(Audience.OfGroup));
        return audiences;
    }
}

/// <summary>Words for those who may read something. No name and no group can be taken for another audience: theirs begin with a sign of their own.</summary>
public static class Audience
{
    public const string Public = "public";

    /// <summary>Everybody with a key.</summary>
    public const string Desk = "desk";

    public const string Editors = "editors";

    public static string Of(string actor) => "@" + actor;

    public static string OfGroup(string group) => "#" + group;
}
