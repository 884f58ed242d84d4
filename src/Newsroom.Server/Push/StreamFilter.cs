using Newsroom.Core;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Articles;
using Newsroom.Server.Http;
using Newsroom.Server.Stories;

namespace Newsroom.Server.Push;

/// <summary>
/// Which events a client wants. A story's are its own, and those of the reports attached to it at that event and of the
/// notes on them; a report's are its own and those of the notes on it.
/// </summary>
public sealed class StreamFilter
{
    public static QueryParameter Story { get; } = new("story", "Only events of the story, of the reports attached to it at the time, and of the notes on them.");
    public static QueryParameter Article { get; } = new("article", "Only events of the report and of the notes on it.");
    public static QueryParameter Type { get; } = new("type", "Only events of the type, such as article_revised; several are parted by commas.");

    private readonly AnnotationArticles notes;
    private readonly IEventStore events;
    private readonly string? story;
    private readonly string? article;
    private readonly IReadOnlySet<string>? types;
    private readonly HashSet<string> attached;

    private StreamFilter(
        AnnotationArticles notes, IEventStore events, string? story, string? article, IReadOnlySet<string>? types, IEnumerable<string> attached)
    {
        this.notes = notes;
        this.events = events;
        this.story = story;
        this.article = article;
        this.types = types;
        this.attached = new(attached, StringComparer.Ordinal);
    }

    /// <param name="from">Position that the client has seen: a story's reports are those attached there.</param>
    /// <exception cref="RequestRefused">400 for an unknown type, 404 for an unknown story or report.</exception>
    public static async Task<StreamFilter> Read(HttpContext http, IEventStore events, AnnotationArticles notes, long from)
    {
        var query = http.Request.Query;
        var story = query[Story.Name] is [{ } s] ? s : null;
        var article = query[Article.Name] is [{ } a] ? a : null;
        HashSet<string>? types = query[Type.Name] is [{ } t] ? new(t.Split(',', StringSplitOptions.TrimEntries), StringComparer.Ordinal) : null;
        if (types?.FirstOrDefault(type => !NewsroomEvents.Types.Knows(type) || NewsroomEvents.Types.IsOlder(type)) is { } unknown)
            throw new RequestRefused(Problems.MalformedParameter(Type.Name, $"'{unknown}' is no type of event."));

        if (article is not null && !await Exists(events, ArticleEndpoints.Kind, article, http.RequestAborted))
            throw new RequestRefused(Problems.NotFound("article", article));
        IEnumerable<string> attached = [];
        if (story is not null)
        {
            if (!await Exists(events, StoryEndpoints.Kind, story, http.RequestAborted)) throw new RequestRefused(Problems.NotFound("story", story));
            var stream = await events.ReadStream(ResourceKind<Story>.StreamOf(story), UpTo.ThePosition(from), http.RequestAborted);
            attached = Fold.Of<Story>(stream)?.Articles.Select(x => x.Article) ?? [];
        }
        return new(notes, events, story, article, types, attached);
    }

    /// <summary>Asked of every event in order, since a story's reports come and go.</summary>
    public async ValueTask<bool> Wants(Recorded recorded, CancellationToken cancel)
    {
        var ofStory = story is null || await IsOfStory(recorded, cancel);
        if (!ofStory || types?.Contains(recorded.Type) == false) return false;
        return article is null || await ArticleOf(recorded, cancel) == article;
    }

    private async ValueTask<bool> IsOfStory(Recorded recorded, CancellationToken cancel)
    {
        if (Streams.CategoryOf(recorded.Stream) != Core.Stories.Story.Category)
            return await ArticleOf(recorded, cancel) is { } about && attached.Contains(about);
        if (recorded.Subject != story) return false;
        if (recorded.Data is ArticleAttached come) attached.Add(come.Article);
        if (recorded.Data is ArticleDetached gone) attached.Remove(gone.Article);
        return true;
    }

    private async ValueTask<string?> ArticleOf(Recorded recorded, CancellationToken cancel) =>
        Streams.CategoryOf(recorded.Stream) switch
        {
            var category when category == Core.Articles.Article.Category => recorded.Subject,
            var category when category == Annotation.Category => await notes.Of(recorded, events, cancel),
            _ => null,
        };

    private static async Task<bool> Exists<TState>(IEventStore events, ResourceKind<TState> kind, string id, CancellationToken cancel)
        where TState : class, IFold<TState> =>
        kind.IsId(id) && (await events.ReadStream(ResourceKind<TState>.StreamOf(id), UpTo.TheVersion(1), cancel)).Count > 0;
}
