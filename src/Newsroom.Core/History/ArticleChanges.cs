using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.History;

/// <summary>What the events of a report changed.</summary>
internal static class ArticleChanges
{
    public static HistoryEntry Of(Article? before, Recorded recorded, Article after)
    {
        var who = recorded.Metadata.Actor;
        var list = new ChangeList();
        if (after.Current.Number != before?.Current.Number)
        {
            list.Value("revision", before?.Current.Number, after.Current.Number);
            list.Value("outlet", before?.Outlet, after.Outlet);
            list.Value("url", before?.Url, after.Url);
            list.Value("copyOf", before?.CopyOf?.Article, after.CopyOf?.Article);
            Content(list, before?.Current.Content, after.Current.Content);
        }
        list.Value("status", Word(before), Word(after));
        list.Value("embargoedUntil", before?.EmbargoedUntil, after.EmbargoedUntil);

        // Left out where the report was retracted and its words are not to be shown.
        var title = after.Current.Content.Title.Length == 0 ? "the report" : Lines.Quoted(after.Current.Content.Title);
        var line = recorded.Data switch
        {
            ArticleFiled { CopyOf: { } copy } => $"{who} filed {title} ({after.Outlet}), a copy of {copy.Article}",
            ArticleFiled => $"{who} filed {title} ({after.Outlet})",
            ArticleRevised e => $"{who} revised {title} (revision {e.Revision})",
            ArticleCorrected e => Noticed(list, $"{who} corrected {title} (revision {e.Revision})", e.Notice),
            ArticleRetracted e => Noticed(list, $"{who} retracted {title}", e.Notice),
            ArticleEmbargoed e => $"{who} put {title} under embargo until {Times.Text(e.Until)}",
            EmbargoLifted { Early: true } e => $"{who} lifted the embargo on {title} early (it was set until {Times.Text(e.Until)})",
            EmbargoLifted e => $"the embargo on {title} ended, as set, at {Times.Text(e.Until)}",
            _ => throw new UnknownEvent(recorded.Type),
        };
        return new HistoryEntry(line, list.Changes);
    }

    private static string Noticed(ChangeList list, string line, string notice)
    {
        if (notice.Length == 0) return line;
        list.Value("notice", null, notice);
        return $"{line}: {Lines.Quoted(notice)}";
    }

    private static void Content(ChangeList list, Content? before, Content after)
    {
        if (after.Title.Length > 0) list.Value("title", before?.Title, after.Title);
        list.Value("byline", before?.Byline, after.Byline)
            .Value("language", before?.Language, after.Language)
            .Value("published", before?.Published, after.Published)
            .Value("kind", before?.Kind, after.Kind);
        if (after.Body.Length > 0) list.Text("body", before?.Body, after.Body);
    }

    private static string? Word(Article? article) => article?.Status switch
    {
        null => null,
        ArticleStatus.Retracted => "retracted",
        _ => "filed",
    };
}
