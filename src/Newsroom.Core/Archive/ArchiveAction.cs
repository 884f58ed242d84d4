namespace Newsroom.Core.Archive;

/// <summary>One thing that somebody did, at the time at which that newsroom recorded it.</summary>
/// <param name="Index">Place in the timeline, from 0.</param>
/// <param name="Do">The action's name.</param>
/// <param name="Reason">Why; goes into the metadata of what the action records.</param>
public sealed record ArchiveAction(int Index, string Do, DateTimeOffset At, string Actor, string? Reason, ArchiveDeed Deed);

/// <summary>
/// What was done. Stories, reports and notes are called by their names inside the archive; a report's <c>Body</c> is the
/// path of a text.
/// </summary>
public abstract record ArchiveDeed
{
    private ArchiveDeed()
    {
    }

    public sealed record OpenStory(string Story, string Title, string Summary) : ArchiveDeed;

    public sealed record FileArticle(
        string Article, string Outlet, string? Url, string Title, string? Byline, string Language,
        DateTimeOffset? Published, string Kind, string Body) : ArchiveDeed;

    /// <param name="Title">Null where it stays, as for <paramref name="Byline"/>.</param>
    /// <param name="Published">Of this revision; null when unknown.</param>
    /// <param name="Notice">Null for a revision; a correction has one.</param>
    public sealed record ReviseArticle(
        string Article, string Body, string? Title, string? Byline, DateTimeOffset? Published, string? Notice) : ArchiveDeed;

    public sealed record RetractArticle(string Article, string Notice) : ArchiveDeed;

    public sealed record EmbargoArticle(string Article, DateTimeOffset Until) : ArchiveDeed;

    public sealed record AttachArticle(string Story, string Article) : ArchiveDeed;

    public sealed record DetachArticle(string Story, string Article) : ArchiveDeed;

    public sealed record PostNote(
        string Note, string Article, int Revision, string Exact, string? Prefix, string? Suffix, string Motivation,
        string Body, IReadOnlyList<string> Tags) : ArchiveDeed;

    /// <param name="Tags">Null where they stay.</param>
    public sealed record EditNote(string Note, string Body, IReadOnlyList<string>? Tags) : ArchiveDeed;

    public sealed record ReplyNote(string Note, string Body) : ArchiveDeed;

    public sealed record ResolveNote(string Note) : ArchiveDeed;

    public sealed record ReopenNote(string Note) : ArchiveDeed;

    public sealed record WithdrawNote(string Note) : ArchiveDeed;

    public sealed record DraftBrief(string Story, Stories.Brief Brief) : ArchiveDeed;

    public sealed record PublishBrief(string Story, string Audience) : ArchiveDeed;

    public sealed record CorrectBrief(string Story, Stories.Brief Brief, string Notice) : ArchiveDeed;

    public sealed record WithdrawBrief(string Story, string Notice) : ArchiveDeed;

    public sealed record CloseStory(string Story) : ArchiveDeed;

    public sealed record ReopenStory(string Story) : ArchiveDeed;
}
