using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Push;

/// <summary>
/// Which events a client wants. A story's are its own, and those of the reports attached to it at that event and of the
/// notes on them; a report's are its own and those of the notes on it.
/// </summary>
public sealed class StreamFilter
{
    private readonly AnnotationArticles notes;
    private readonly string? story;
    private readonly string? article;
    private readonly IReadOnlySet<string>? types;
    private readonly string? actor;
    private readonly HashSet<string> attached;

    private StreamFilter(AnnotationArticles notes, string? story, string? article, IReadOnlySet<string>? types, string? actor, IEnumerable<string> attached)
    {
        this.notes = notes;
        this.story = story;
        this.article = article;
        this.types = types;
        this.actor = actor;
        this.attached = new(attached, StringComparer.Ordinal);
    }

    /// <param name="story">Id of a story; null for all.</param>
    /// <param name="article">Id of a report; null for all.</param>
    /// <param name="types">Types of events; null for all.</param>
    /// <param name="actor">Who did it; null for anybody.</param>
    /// <param name="from">Position that the client has seen: a story's reports are those attached there.</param>
    /// <exception cref="NothingThere">There is no such story or report.</exception>
    public static async Task<StreamFilter> Of(
        States states, AnnotationArticles notes, string? story, string? article, IReadOnlySet<string>? types, string? actor, long from, CancellationToken cancel)
    {
        if (article is not null && !await states.Exists<Article>(article, cancel)) throw new NothingThere(Article.Category, article);
        if (story is null) return new(notes, story, article, types, actor, []);
        if (!await states.Exists<Story>(story, cancel)) throw new NothingThere(Story.Category, story);
        var then = await states.Find<Story>(story, from, cancel);
        return new(notes, story, article, types, actor, then?.Articles.Select(x => x.Article) ?? []);
    }

    /// <summary>Asked of every event in order, since a story's reports come and go.</summary>
    public async ValueTask<bool> Wants(Recorded recorded, CancellationToken cancel)
    {
        var ofStory = story is null || await IsOfStory(recorded, cancel);
        if (!ofStory || types?.Contains(recorded.Type) == false || (actor is not null && recorded.Metadata.Actor != actor)) return false;
        return article is null || await ArticleOf(recorded, cancel) == article;
    }

    private async ValueTask<bool> IsOfStory(Recorded recorded, CancellationToken cancel)
    {
        if (Streams.CategoryOf(recorded.Stream) != Story.Category)
            return await ArticleOf(recorded, cancel) is { } about && attached.Contains(about);
        if (recorded.Subject != story) return false;
        if (recorded.Data is ArticleAttached come) attached.Add(come.Article);
        if (recorded.Data is ArticleDetached gone) attached.Remove(gone.Article);
        return true;
    }

    private async ValueTask<string?> ArticleOf(Recorded recorded, CancellationToken cancel) =>
        Streams.CategoryOf(recorded.Stream) switch
        {
            var category when category == Article.Category => recorded.Subject,
            var category when category == Annotation.Category => await notes.Of(recorded, cancel),
            _ => null,
        };
}
