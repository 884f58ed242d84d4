using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Core.History;

/// <summary>What the events of a story changed.</summary>
internal static class StoryChanges
{
    public static HistoryEntry Of(Story? before, Recorded recorded, Story after)
    {
        var who = recorded.Metadata.Actor;
        var list = new ChangeList()
            .Value("title", before?.Title, after.Title)
            .Value("summary", before?.Summary, after.Summary)
            .Value("state", Word(before), Word(after));
        var line = recorded.Data switch
        {
            StoryOpened e => $"{who} opened the story {Lines.Quoted(e.Title)}",
            ArticleAttached e => Attached(list, null, e.Article, $"{who} attached the report {e.Article}"),
            ArticleDetached e => Attached(list, e.Article, null, $"{who} detached the report {e.Article}"),
            BriefDrafted e => Brief(
                list, before?.Draft?.Brief, e.Brief, $"{who} drafted the brief {Lines.Quoted(e.Brief.Headline)}{Counts(e.Brief)}"),
            BriefPublished e => Published(
                list, before?.LastEdition(e.Audience), e,
                $"{who} published edition {e.Edition} of the brief ({e.Audience}) {Lines.Quoted(e.Brief.Headline)}{Counts(e.Brief)}"),
            BriefCorrected e => Noticed(
                Changed(list, Edition(before, e.Edition), e.Brief), e.Notice, $"{who} corrected edition {e.Edition} of the brief"),
            BriefWithdrawn e => Noticed(
                list.Value("edition", e.Edition, null), e.Notice, $"{who} withdrew edition {e.Edition} of the brief"),
            StoryClosed => $"{who} closed the story",
            StoryReopened => $"{who} reopened the story",
            _ => throw new UnknownEvent(recorded.Type),
        };
        return new HistoryEntry(line, list.Changes);
    }

    private static string Attached(ChangeList list, string? before, string? after, string line)
    {
        list.Value("articles", before, after);
        return line;
    }

    private static string Brief(ChangeList list, Brief? before, Brief after, string line)
    {
        Changed(list, before, after);
        return line;
    }

    /// <summary>Compared with what the same audience had before.</summary>
    private static string Published(ChangeList list, Edition? former, BriefPublished e, string line)
    {
        list.Value("edition", former?.Number, e.Edition).Value("audience", former?.Audience, e.Audience);
        return Brief(list, former?.Current, e.Brief, line);
    }

    private static string Noticed(ChangeList list, string notice, string line)
    {
        list.Value("notice", null, notice);
        return $"{line}: {Lines.Quoted(notice)}";
    }

    private static ChangeList Changed(ChangeList list, Brief? before, Brief after) => list
        .Value("headline", before?.Headline, after.Headline)
        .Lines("known", before?.Known ?? [], after.Known)
        .Lines("unknown", before?.Unknown ?? [], after.Unknown);

    private static Brief? Edition(Story? story, int number) =>
        story?.Editions.FirstOrDefault(e => e.Number == number)?.Current;

    private static string Counts(Brief brief) => $" ({brief.Known.Count} known, {brief.Unknown.Count} unknown)";

    private static string? Word(Story? story) => story is null ? null : story.Closed ? "closed" : "open";
}
