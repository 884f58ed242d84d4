namespace Newsroom.Core.Stories.Listings;

/// <summary>That a report is attached to a story; the document ends when the report is detached.</summary>
public sealed record Membership(string Story, string Article, DateTimeOffset AttachedAt, string AttachedBy)
{
    /// <summary>The document's id.</summary>
    public static string Key(string story, string article) => $"{story}/{article}";
}
