namespace Newsroom.Core.Annotations;

/// <summary>What a note is put on. Stored in events: the words never change.</summary>
public static class NoteTargets
{
    /// <summary>A passage of the report's body.</summary>
    public const string Body = "body";

    /// <summary>The report's headline, or a passage of it.</summary>
    public const string Headline = "headline";

    /// <summary>The report as a whole: there is no passage.</summary>
    public const string Report = "report";

    /// <summary>Something that is no report of ours.</summary>
    public const string Elsewhere = "elsewhere";
}
