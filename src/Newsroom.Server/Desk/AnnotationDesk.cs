using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Desk;

/// <summary>Puts notes on reports, and replies under them.</summary>
public sealed class AnnotationDesk(NewsDesk desk, RevisionTexts texts, StaffDirectory directory)
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
        await ReportOf(id, caller.Colleague, cancel) is { } report && await desk.Find<Article>(report, cancel) is { } found
            ? await desk.Change(id, say(ArticleText.Of(found)), seen, caller, cancel, exactly: true)
            : new Outcome<Annotation>.NotThere(Annotation.Category, id);

    /// <summary>
    /// Id of the report on which a note is; null when there is no such note, or it is not for the reader. It never changes, so that what
    /// the node remembers will do: whether the note is his is decided again, on what is read, by what he then does.
    /// </summary>
    public async Task<string?> ReportOf(string id, Colleague? reader, CancellationToken cancel) =>
        (await desk.Known<Annotation>(id, remembered: true, cancel)).State is { } note && (reader is null || note.IsShownTo(reader)) ? note.Article : null;

    /// <param name="parent">Id of the reply that is answered; null for the note.</param>
    public async Task<Outcome<Annotation>> Reply(string id, string body, string? parent, Caller caller, CancellationToken cancel)
    {
        var staff = await StaffFor(body, null, cancel);
        return await desk.Add(id, new ReplyToAnnotation(caller.NewId(), body, parent, staff?.Actors), caller, cancel);
    }

    /// <summary>Whom a note can name; null for one that names nobody, for which nothing is looked up.</summary>
    /// <param name="body">Its words, in which somebody may be called by name.</param>
    /// <param name="group">The group that it is for, or somebody to whom it is assigned.</param>
    public async ValueTask<Staff?> StaffFor(string? body, string? group, CancellationToken cancel) =>
        group is not null || body?.Contains('@', StringComparison.Ordinal) == true ? await directory.Staff(cancel) : null;
}
