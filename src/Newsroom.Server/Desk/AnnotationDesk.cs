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
    public Task<Outcome<Annotation>> Post(
        string article, int? revision, Func<ArticleText, PostAnnotation> post, Caller caller, CancellationToken cancel) =>
        Post(article, _ => revision, post, caller, cancel);

    /// <param name="revision">Which revision of the report; null for the present one.</param>
    /// <inheritdoc cref="Post(string, int?, Func{ArticleText, PostAnnotation}, Caller, CancellationToken)"/>
    public async Task<Outcome<Annotation>> Post(
        string article, Func<Article, int?> revision, Func<ArticleText, ICommand<Annotation>> post, Caller caller, CancellationToken cancel)
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
            var named = revision(found);
            if (named is { } number) found = await texts.With(found, [number], cancel);
            // A revision that comes between the reading and the append is none of the note's: it is carried on from the one that it names.
            return await desk.Make(post(ArticleText.Of(found, named)), caller, cancel, remembered ? version : null);
        }
    }

    /// <summary>Puts a note on something that is no report.</summary>
    public Task<Outcome<Annotation>> PostElsewhere(PostWebAnnotation post, Caller caller, CancellationToken cancel) => desk.Make(post, caller, cancel);

    /// <summary>Replaces the whole of a note, in the W3C's form.</summary>
    /// <param name="isSamePlace">Whether its target is said as it was shown.</param>
    /// <param name="place">Where it is otherwise; null for something that is no report.</param>
    /// <param name="seen">Versions of the note that the caller takes for the present one.</param>
    public async Task<Outcome<Annotation>> Replace(
        string id, WebContent content, bool isSamePlace, AskedPlace? place, IReadOnlyCollection<long>? seen, Caller caller, CancellationToken cancel)
    {
        var actors = (await StaffFor(content.Body, null, cancel))?.Actors;
        if (isSamePlace || place is null) return await desk.Change(id, new ReplaceWebAnnotation(content, null, isSamePlace, 0, caller.Colleague, actors), seen, caller, cancel);
        if (await desk.Find<Article>(place.Article, cancel) is not { } report) return new Outcome<Annotation>.NotThere(Article.Category, place.Article);
        var named = place.Revision(report);
        if (named is { } number) report = await texts.With(report, [number], cancel);
        var asked = new WebPlace(ArticleText.Of(report, named), place.Target, place.Selector);
        return await desk.Change(id, new ReplaceWebAnnotation(content, asked, false, report.Current.Number, caller.Colleague, actors), seen, caller, cancel, exactly: true);
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

/// <summary>A place on a report, not yet looked for.</summary>
/// <param name="Article">Id of the report.</param>
/// <param name="Revision">Which revision; null for the present one.</param>
/// <param name="Target">One of <see cref="NoteTargets"/>.</param>
public sealed record AskedPlace(string Article, Func<Article, int?> Revision, string Target, TextSelector? Selector);
