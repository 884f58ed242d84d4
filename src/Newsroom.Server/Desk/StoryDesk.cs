using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Server.Desk;

/// <summary>What is done to stories beyond one stream: a story gets its id, and reports that exist are attached to it.</summary>
public sealed class StoryDesk(NewsDesk desk)
{
    /// <param name="id">The story's slug; null for one from the request's key, where it has one, or from the title.</param>
    public Task<Outcome<Story>> Open(string? id, string title, string summary, Caller caller, CancellationToken cancel)
    {
        id ??= (caller.Key is null ? StoryRules.SlugOf(title) : null) ?? caller.NewId();
        return desk.Create(id, new OpenStory(id, title, summary), caller, cancel);
    }

    /// <inheritdoc cref="NewsDesk.Change"/>
    public async Task<Outcome<Story>> Attach(string id, string article, IReadOnlyCollection<long>? seen, Caller caller, CancellationToken cancel) =>
        await desk.Find<Article>(article, cancel) is null
            ? new Outcome<Story>.NotThere(Article.Category, article)
            : await desk.Change(id, new AttachArticle(article), seen, caller, cancel);

    /// <inheritdoc cref="NewsDesk.Change"/>
    public async Task<Outcome<Story>> Detach(string id, string article, IReadOnlyCollection<long>? seen, Caller caller, CancellationToken cancel) =>
        Ids.IsId(article)
            ? await desk.Change(id, new DetachArticle(article), seen, caller, cancel)
            : new Outcome<Story>.NotThere(Article.Category, article);
}
