using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Messages;
using Wolverine;
using Wolverine.Attributes;
using Wolverine.Marten.Subscriptions;

namespace Newsroom.Server.Annotations;

/// <summary>The notes on a report are to be looked for in its present revision. Which ones, the list of notes says.</summary>
/// <param name="Article">Id of the report.</param>
/// <param name="Position">Up to which the list must have come to know them.</param>
[MessageIdentity(Identity)]
public sealed record CarryNotes(string Article, long Position)
{
    public const string Identity = "carry-notes";
}

/// <summary>Carries each pending note of one report; a repeat finds nothing pending and appends nothing.</summary>
public static class CarryNotesHandler
{
    /// <summary>Notes carried at the same time: their appends then commit together.</summary>
    private const int AtOnce = 64;

    public static async Task Handle(
        CarryNotes message, NewsDesk desk, PendingNotes pending, RevisionTexts texts, Envelope envelope, CancellationToken cancel)
    {
        var notes = await pending.On([message.Article], message.Position, cancel);
        if (notes.Count == 0) return;
        var article = await desk.Find<Article>(message.Article, cancel)
            ?? throw new InvalidOperationException($"There are notes on report '{message.Article}', which is not there.");
        var caller = new Caller(ReservedActors.Reanchoring, CorrelationId: envelope.CorrelationId, CausationId: $"message/{envelope.Id}");
        // Together those that are looked for in the same texts: no others are in memory.
        foreach (var group in notes.GroupBy(n => (n.Measure, n.FoundIn, n.Checked)))
        {
            var (measure, foundIn, searched) = group.Key;
            var carrier = new NoteCarrier(await texts.With(
                article, [measure, foundIn, .. Enumerable.Range(searched + 1, Math.Max(0, article.Current.Number - searched))], cancel));
            await Parallel.ForEachAsync(group, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (note, token) =>
            {
                if (await desk.Add(note.Id, new CarryNote(carrier), caller, token) is not Outcome<Annotation>.Done)
                    throw new InvalidOperationException($"The list has a note '{note.Id}' that is not there.");
            });
        }
    }
}

/// <summary>
/// Has the notes on a report looked for whenever the report changes, and a new note, or one that is restored, when its report has changed meanwhile. Of a
/// note and a revision that race, whichever comes second in the log finds the other, so that no note is missed.
/// </summary>
/// <remarks>Each report is a message of its own: one whose notes cannot be carried holds up no other.</remarks>
public sealed class Reanchoring : BatchSubscription
{
    public const string Name = ReservedActors.Reanchoring;

    private static readonly Type[] Causes = [typeof(AnnotationPosted), typeof(AnnotationRestored), typeof(ArticleRevised), typeof(ArticleCorrected)];

    private readonly ShardStates states;
    private readonly WholeRuns runs;
    private readonly IServiceProvider services;

    /// <param name="services">Asked when there is something to do: the store that the questions read is made with its subscriptions.</param>
    public Reanchoring(ShardStates states, WholeRuns runs, IServiceProvider services) : base(Name)
    {
        (this.states, this.runs, this.services) = (states, runs, services);
        foreach (var cause in Causes) IncludeType(cause);
        DaemonPages.Bound(Options);
    }

    public override async Task ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, IMessageBus bus, CancellationToken cancellationToken)
    {
        await runs.Demand(page, Name, cancellationToken, Causes);
        if (page.Events.Count == 0) return;
        try
        {
            var last = page.Events[^1].Sequence;
            var log = services.GetRequiredService<EventLog>();
            var articles = page.Events.Where(e => !IsOnThePresent(e, log, last)).Select(ArticleOf).Distinct(StringComparer.Ordinal).ToArray();
            if (articles.Length == 0) return;
            var pending = await services.GetRequiredService<PendingNotes>().On(articles, last, cancellationToken);
            foreach (var article in pending.Select(n => n.Article).Distinct(StringComparer.Ordinal)) await bus.PublishAsync(new CarryNotes(article, last));
        }
        catch (Exception why) when (!cancellationToken.IsCancellationRequested)
        {
            states.StandsStill(Name, $"After position {page.Events[0].Sequence - 1}: {why.Message}");
            throw;
        }
    }

    /// <summary>Mostly a note is put on the present revision of a report that this node remembers: then it is nowhere to be carried to.</summary>
    private static bool IsOnThePresent(IEvent e, EventLog log, long position) =>
        e.Data is AnnotationPosted posted && log.Recent(Streams.Of(Article.Category, posted.Article), position) is { } report
        && Fold.Of<Article>(report)!.Current.Number == posted.Revision;

    private static string ArticleOf(IEvent e) => e.Data switch
    {
        AnnotationPosted posted => posted.Article,
        // One on something else than a report is pending on none.
        AnnotationRestored restored => restored.Article ?? "",
        _ => Streams.IdOf(e.StreamKey!),
    };
}

/// <summary>Carries notes that have been pending for minutes.</summary>
public sealed class OverdueNotes(Listings listings, EventLog log, IServiceProvider services, TimeProvider clock, ILogger<OverdueNotes> logger)
    : Sweep<CarryNotes>(TimeSpan.FromMinutes(5), services, clock, logger)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    private const int Most = 100;

    protected override async Task<IReadOnlyList<CarryNotes>> Overdue(DateTimeOffset now, CancellationToken cancel)
    {
        var since = await log.PositionAt(now - Grace, cancel);
        return await listings.Query("Annotations/overdue.sql", row => new CarryNotes(row.GetString(0), since), cancel, since, Most);
    }
}

/// <summary>Which notes have not been looked for in the present revision of their report.</summary>
public sealed class PendingNotes(Listings listings)
{
    /// <param name="position">What was said up to here counts.</param>
    /// <exception cref="ListingBehind">The lists have not come so far yet.</exception>
    public async Task<IReadOnlyList<PendingNote>> On(string[] articles, long position, CancellationToken cancel)
    {
        await listings.WaitFor(position, cancel);
        return await listings.Query("Annotations/pending.sql", row => new PendingNote(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)), cancel, (object)articles);
    }
}

/// <param name="Measure">The revision that has the words as they were posted, or confirmed last.</param>
/// <param name="FoundIn">The last revision that has the note's passage.</param>
/// <param name="Checked">The last revision in which it was looked for.</param>
public sealed record PendingNote(string Id, string Article, int Measure, int FoundIn, int Checked);
