using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
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
        try
        {
            // By the report as this node remembers it; what is not written by that is decided by the report as it is.
            if (await Put(remembered: true) is Outcome<Annotation>.Done done) return done;
        }
        catch (AssumptionWrong)
        {
            // Somebody has changed the report meanwhile.
        }
        return await Put(remembered: false);

        async Task<Outcome<Annotation>> Put(bool remembered)
        {
            var (found, version) = await desk.Known<Article>(article, remembered, cancel);
            if (found is null) return new Outcome<Annotation>.NotThere(Article.Category, article);
            if (revision is { } number) found = await texts.With(found, [number], cancel);
            // A revision that comes between the reading and the append is none of the note's: it is carried on from the one that it names.
            return await desk.Make(post(ArticleText.Of(found, revision)), caller, cancel, remembered ? version : null);
        }
    }

    /// <summary>Says where a note's passage is in the present revision of its report.</summary>
    /// <param name="say">Makes the command for that revision's text.</param>
    /// <param name="seen">Versions of the note that the caller takes for the present one.</param>
    public async Task<Outcome<Annotation>> SayWhere(
        string id, Func<ArticleText, ICommand<Annotation>> say, IReadOnlyCollection<long>? seen, Caller caller, CancellationToken cancel) =>
        await ReportOf(id, cancel) is { } report && await desk.Find<Article>(report, cancel) is { } found
            ? await desk.Change(id, say(ArticleText.Of(found)), seen, caller, cancel, exactly: true)
            : new Outcome<Annotation>.NotThere(Annotation.Category, id);

    /// <summary>Id of the report on which a note is; null when there is no such note. It never changes, so that what the node remembers will do.</summary>
    public async Task<string?> ReportOf(string id, CancellationToken cancel) => (await desk.Known<Annotation>(id, remembered: true, cancel)).State?.Article;

    public Task<Outcome<Annotation>> Reply(string id, string body, Caller caller, CancellationToken cancel) =>
        desk.Add(id, new ReplyToAnnotation(caller.NewId(), body), caller, cancel);
}
