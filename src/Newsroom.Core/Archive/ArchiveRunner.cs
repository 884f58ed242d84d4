using System.Globalization;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Text;

namespace Newsroom.Core.Archive;

/// <summary>
/// Runs an archive through the very decisions that requests go through, each at its own recorded time, with what the
/// newsroom itself would have done in between: carrying notes to new revisions, ending embargoes.
/// </summary>
/// <remarks>
/// The same archive gives the same events, ids included. An embargo that ends after the last action stays on: the newsroom
/// that imports the events ends it.
/// </remarks>
public sealed class ArchiveRunner
{
    /// <summary>Between the events that follow from one action, where the next action leaves room for it.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly ArchiveLog log = new();
    private readonly Func<string, string> body;
    private readonly Dictionary<string, string> articleIds = new(StringComparer.Ordinal);

    private ArchiveRunner(Func<string, string> body) => this.body = body;

    /// <param name="body">The text at a path of the archive.</param>
    /// <exception cref="ArchiveInvalid">An action is refused, changes nothing, or names what is not there; says which.</exception>
    public static IReadOnlyList<ArchivedEvent> Run(ArchiveScript script, Func<string, string> body)
    {
        var runner = new ArchiveRunner(body);
        for (var i = 0; i < script.Timeline.Count; i++)
        {
            var action = script.Timeline[i];
            runner.EndEmbargoes(action.At);
            runner.Do(action, i + 1 < script.Timeline.Count ? script.Timeline[i + 1].At : null);
        }
        return runner.log.Events;
    }

    private void Do(ArchiveAction action, DateTimeOffset? next)
    {
        switch (action.Deed)
        {
            case ArchiveDeed.FileArticle d:
                FileArticle(action, d, next);
                break;
            case ArchiveDeed.ReviseArticle d:
                ReviseArticle(action, d, next);
                break;
            case ArchiveDeed.RetractArticle d:
                Decide(action, Article(action, d.Article).Id, new RetractArticle(d.Notice));
                break;
            case ArchiveDeed.EmbargoArticle d:
                Decide(action, Article(action, d.Article).Id, new EmbargoArticle(d.Until, action.At));
                break;
            case ArchiveDeed.PostNote d:
                PostNote(action, d, next);
                break;
            case ArchiveDeed.EditNote d:
                var note = Note(action, d.Note);
                Decide(action, note.Id, new EditAnnotation(note.Motivation, d.Body, d.Tags ?? note.Tags));
                break;
            case ArchiveDeed.ReplyNote d:
                var reply = Ids.From("archive", ArchiveScript.Format, "reply", d.Note, Number(action.Index));
                Decide(action, Note(action, d.Note).Id, new ReplyToAnnotation(reply, d.Body));
                break;
            case ArchiveDeed.ResolveNote d:
                Decide(action, Note(action, d.Note).Id, new ResolveAnnotation());
                break;
            case ArchiveDeed.ReopenNote d:
                Decide(action, Note(action, d.Note).Id, new ReopenAnnotation());
                break;
            case ArchiveDeed.WithdrawNote d:
                Decide(action, Note(action, d.Note).Id, new WithdrawAnnotation());
                break;
            case ArchiveDeed.OpenStory d:
                Decide(action, d.Story, new OpenStory(d.Story, d.Title, d.Summary));
                break;
            case ArchiveDeed.AttachArticle d:
                Decide(action, d.Story, new AttachArticle(Article(action, d.Article).Id));
                break;
            case ArchiveDeed.DetachArticle d:
                Decide(action, d.Story, new DetachArticle(Article(action, d.Article).Id));
                break;
            case ArchiveDeed.DraftBrief d:
                Decide(action, d.Story, new DraftBrief(d.Brief));
                break;
            case ArchiveDeed.PublishBrief d:
                Decide(action, d.Story, new PublishBrief(d.Audience));
                break;
            case ArchiveDeed.CorrectBrief d:
                Decide(action, d.Story, new CorrectBrief(d.Brief, d.Notice));
                break;
            case ArchiveDeed.WithdrawBrief d:
                Decide(action, d.Story, new WithdrawBrief(d.Notice));
                break;
            case ArchiveDeed.CloseStory d:
                Decide(action, d.Story, new CloseStory());
                break;
            case ArchiveDeed.ReopenStory d:
                Decide(action, d.Story, new ReopenStory());
                break;
            default:
                throw Error(action, "is not carried out by anything.");
        }
    }

    private void FileArticle(ArchiveAction action, ArchiveDeed.FileArticle d, DateTimeOffset? next)
    {
        var canonical = d.Url is null ? null : CanonicalUrl.Of(d.Url);
        var id = canonical is null
            ? Ids.From("archive", ArchiveScript.Format, "article", d.Article)
            : ArticleId.FromUrl(canonical);
        if (articleIds.TryGetValue(d.Article, out var other) && other != id)
        {
            throw Error(action, $"files '{d.Article}' under another address than before.");
        }
        articleIds[d.Article] = id;
        var text = Normalisation.Filed(body(d.Body));
        var content = new Content(d.Title, d.Byline, d.Language, d.Published, d.Kind, text, BodySpans.Of(text));
        var filed = Decide(action, id, new FileArticle(d.Outlet, d.Url, content, CopyOfEarlier(id, text), action.At));
        CarryNotes(log.State<Article>(id)!, filed, next);
    }

    private void ReviseArticle(ArchiveAction action, ArchiveDeed.ReviseArticle d, DateTimeOffset? next)
    {
        var article = Article(action, d.Article);
        var known = article.Current.Content;
        var text = Normalisation.Filed(body(d.Body));
        var content = known with
        {
            Title = d.Title ?? known.Title,
            Byline = d.Byline ?? known.Byline,
            Published = d.Published,
            Body = text,
            Spans = BodySpans.Of(text),
        };
        var revised = d.Notice is { } notice
            ? Decide(action, article.Id, new CorrectArticle(content, notice, action.At))
            : Decide(action, article.Id, new ReviseArticle(content, action.At));
        CarryNotes(log.State<Article>(article.Id)!, revised, next);
    }

    private void PostNote(ArchiveAction action, ArchiveDeed.PostNote d, DateTimeOffset? next)
    {
        var article = Article(action, d.Article);
        var id = NoteId(d.Note);
        if (log.State<Annotation>(id) is not null) throw Error(action, $"posts the note '{d.Note}' a second time.");
        var posted = Decide(action, id, new PostAnnotation(
            ArticleText.Of(article, d.Revision), d.Exact, d.Prefix, d.Suffix, null, d.Motivation, d.Body, d.Tags));
        CarryNotes(article, posted, next);
    }

    /// <summary>Whose text it is, of the reports' earlier revisions too: others go on printing what the outlet has changed.</summary>
    private CopyOf? CopyOfEarlier(string id, string text)
    {
        if (Normalisation.CopyFingerprint(text) is not { } fingerprint) return null;
        return log.States<Article>().Where(a => a.Id != id)
            .SelectMany(a => a.Revisions.Select(r => (Article: a.Id, Revision: r)))
            .Where(t => Normalisation.CopyFingerprint(t.Revision.Content.Body) == fingerprint)
            .Select(t => new CopyOf(t.Article, t.Revision.Number))
            .FirstOrDefault();
    }

    /// <summary>What carrying the notes would have recorded, right after the event that calls for it.</summary>
    private void CarryNotes(Article article, Recorded cause, DateTimeOffset? next)
    {
        var carrier = new NoteCarrier(article);
        var carried = log.States<Annotation>()
            .Where(n => n.Article == article.Id)
            .SelectMany(n => carrier.Carry(n).Select(e => (n.Id, Event: e)))
            .ToList();
        if (carried.Count == 0) return;
        var room = next is { } end ? (end - cause.At) / (carried.Count + 1) : Step;
        var step = room < Step ? room : Step;
        var metadata = new Metadata(
            ReservedActors.Reanchoring, cause.Metadata.CorrelationId, cause.Id.ToString("D"));
        foreach (var (note, data) in carried) log.Append<Annotation>(note, data, log.Last + step, metadata);
    }

    private void EndEmbargoes(DateTimeOffset now)
    {
        var due = log.States<Article>()
            .Where(a => a.EmbargoedUntil <= now)
            .OrderBy(a => a.EmbargoedUntil)
            .ThenBy(a => a.Id, StringComparer.Ordinal)
            .ToList();
        foreach (var article in due)
        {
            var until = article.EmbargoedUntil!.Value;
            foreach (var data in new EndEmbargo(until).Decide(article).Events)
            {
                var cause = log.Events.Last(
                    e => e.Data is ArticleEmbargoed && e.Stream == Streams.Of(Articles.Article.Category, article.Id));
                log.Append<Article>(article.Id, data, until, new Metadata(
                    ReservedActors.Embargoes, cause.Metadata.CorrelationId, cause.Id.ToString("D")));
            }
        }
    }

    /// <summary>The last event that the decision records.</summary>
    private Recorded Decide<TState>(ArchiveAction action, string id, ICommand<TState> command)
        where TState : class, IFold<TState>
    {
        var decision = command.Decide(log.State<TState>(id));
        if (decision.Refusal is { } refusal) throw Error(action, $"is refused ({refusal.Rule}): {refusal.Detail}");
        if (decision.Events.Count == 0) throw Error(action, "changes nothing; an archive tells what happened.");
        var metadata = new Metadata(action.Actor, $"archive-{Number(action.Index)}", null, action.Reason);
        return decision.Events.Select(e => log.Append<TState>(id, e, action.At, metadata)).ToList()[^1];
    }

    private Article Article(ArchiveAction action, string key) =>
        articleIds.TryGetValue(key, out var id) && log.State<Article>(id) is { } article
            ? article
            : throw Error(action, $"names the report '{key}', which was not filed before.");

    private Annotation Note(ArchiveAction action, string key) =>
        log.State<Annotation>(NoteId(key)) ?? throw Error(action, $"names the note '{key}', which was not posted before.");

    private static string NoteId(string key) => Ids.From("archive", ArchiveScript.Format, "note", key);

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static ArchiveInvalid Error(ArchiveAction action, string what) =>
        new($"timeline[{Number(action.Index)}] ({action.Do}, {Times.Text(action.At)}) {what}");
}
