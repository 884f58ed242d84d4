using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Desk;

/// <summary>Puts notes on reports, and replies under them.</summary>
public sealed class AnnotationDesk(NewsDesk desk)
{
    /// <param name="article">Id of the report.</param>
    /// <param name="revision">Its revision; null for the present one.</param>
    /// <param name="post">Makes the command for that revision's text.</param>
    public async Task<Outcome<Annotation>> Post(
        string article, int? revision, Func<ArticleText, PostAnnotation> post, Caller caller, CancellationToken cancel) =>
        await desk.Find<Article>(article, cancel) is { } found
            ? await desk.Make(post(ArticleText.Of(found, revision)), caller, cancel)
            : new Outcome<Annotation>.NotThere(Article.Category, article);

    /// <summary>Says where a note's passage is in the present revision of its report.</summary>
    /// <param name="say">Makes the command for that revision's text.</param>
    /// <param name="seen">Versions of the note that the caller takes for the present one.</param>
    public async Task<Outcome<Annotation>> SayWhere(
        string id, Func<ArticleText, ICommand<Annotation>> say, IReadOnlyCollection<long>? seen, Caller caller, CancellationToken cancel) =>
        await ReportOf(id, cancel) is { } report && await desk.Find<Article>(report, cancel) is { } found
            ? await desk.Change(id, say(ArticleText.Of(found)), seen, caller, cancel)
            : new Outcome<Annotation>.NotThere(Annotation.Category, id);

    /// <summary>Id of the report on which a note is; null when there is no such note.</summary>
    public async Task<string?> ReportOf(string id, CancellationToken cancel) => (await desk.Find<Annotation>(id, cancel))?.Article;

    public Task<Outcome<Annotation>> Reply(string id, string body, Caller caller, CancellationToken cancel) =>
        desk.Add(id, new ReplyToAnnotation(caller.NewId(), body), caller, cancel);
}
