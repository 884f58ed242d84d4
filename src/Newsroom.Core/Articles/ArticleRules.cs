using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>What several commands on a report share.</summary>
internal static class ArticleRules
{
    /// <summary>
    /// The content as a further revision of the report. A published time that an earlier, other text has is that text's:
    /// outlets leave it standing when they change a report, and taken as it is it would let a correction count as
    /// published on the day of the error. A text that is put back goes out anew, at a time that nobody gave: with its old
    /// one it would count for the days on which the outlet showed another.
    /// </summary>
    /// <param name="filedAgain">
    /// The report reached the desk once more. An earlier text that comes with the very time at which it was published is then
    /// a copy that came late, and keeps its date: the outlet has not put it back.
    /// </param>
    public static Content AsRevision(this Article state, Content content, bool filedAgain = false)
    {
        if (content.Published is not { } time) return content;
        var since = state.Revisions.SkipWhile(r => r.Content.Published != time).ToList();
        if (since.Count == 0) return content;
        var words = ContentRules.WordsOf(content);
        var said = since.Select(r => (r.Content.Published, Same: ContentRules.WordsOf(r.Content) == words)).ToList();
        return said.Exists(r => !r.Same) && !(filedAgain && said.Exists(r => r.Published == time && r.Same))
            ? content with { Published = null }
            : content;
    }

    public static Decision Missing() => Decision.Conflict("article-unknown", "There is no such report.");

    public static Decision Retracted() =>
        Decision.Conflict("article-retracted", "The report was retracted: its text stays as it was, and nothing is added to it.");
}
