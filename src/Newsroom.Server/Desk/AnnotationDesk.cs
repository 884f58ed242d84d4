using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Desk;

/// <summary>Puts notes on reports, and replies under them.</summary>
public sealed class AnnotationDesk(NewsDesk desk, RevisionTexts texts)
{
    /// <param name="article">Id of the report.</param>
    /// <param name="revision">Its revision; null for the present one.</param>
    /// <param name="post">Makes the command for that revision's text.</param>
    public async Task<Outcome<Annotation>> Post(
        string article, int? revision, Func<ArticleText, PostAnnotation> post, Caller caller, CancellationToken cancel)
    {
        if (await desk.Find<Article>(article, cancel) is not { } found) return new Outcome<Annotation>.NotThere(Article.Category, article);
        if (revision is { } number) found = await texts.With(found, [number], cancel);
        return await desk.Make(post(ArticleText.Of(found, revision)), caller, cancel);
    }

    public Task<Outcome<Annotation>> Reply(string id, string body, Caller caller, CancellationToken cancel) =>
        desk.Add(id, new ReplyToAnnotation(caller.NewId(), body), caller, cancel);
}
