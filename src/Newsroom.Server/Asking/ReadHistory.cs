using System.Runtime.CompilerServices;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Server.Asking;

/// <summary>
/// The audit trail of one story, report or note: each event with what it changed, in order. A page is told by the events on it and
/// the state before them: of what lies further back no text is read.
/// </summary>
public sealed class ReadHistory(EventLog log, States states, Circumstances circumstances)
{
    /// <summary>Characters of texts on a page, about: the entry that passes it is the last.</summary>
    private const long PageSize = 1 << 20;

    /// <param name="after">Version to start behind; 0 for the beginning. The public's trail has numbers of its own.</param>
    /// <param name="limit">At most so many entries; fewer where they are large.</param>
    /// <exception cref="NothingThere">There is none, or none yet.</exception>
    /// <exception cref="NothingPublic">Nothing of it was public.</exception>
    public async Task<HistoryPage> Ask<TState>(string id, Moment moment, long after, int limit, CancellationToken cancel)
        where TState : class, IFold<TState>
    {
        var (stream, state, then) = await states.At<TState>(id, moment, cancel);
        var at = await circumstances.Of(state, then, cancel);
        var told = at.PublishedBy is { } by
            ? Public(stream, state, at, by, after, cancel) ?? throw new NothingPublic(TState.Category, id, by)
            : Desk<TState>(stream[^1], at, after, cancel);
        var shown = new List<(Recorded Recorded, HistoryEntry Entry)>();
        var size = 0L;
        await foreach (var entry in told)
        {
            if (shown.Count == limit || size > PageSize) return new HistoryPage(at, shown, More: true);
            shown.Add(entry);
            size += SizeOf(entry);
        }
        return new HistoryPage(at, shown, More: false);
    }

    private static long SizeOf((Recorded Recorded, HistoryEntry Entry) told) =>
        (Article.ContentOf(told.Recorded.Data) is { IsOutline: false } content ? content.Body.Length : 0)
        + told.Entry.Changes.Sum(c => (long)(c.Before?.Length ?? 0) + (c.After?.Length ?? 0) + (c.Words?.Sum(w => (long)w.Text.Length) ?? 0));

    private async IAsyncEnumerable<(Recorded Recorded, HistoryEntry Entry)> Desk<TState>(
        Recorded last, Moment at, long after, [EnumeratorCancellation] CancellationToken cancel) where TState : class, IFold<TState>
    {
        // The last text of the prefix is whole: the first change on the page is one to that.
        var state = after > 0 ? Fold.Of<TState>((await log.ReadStream(last.Stream, UpTo.TheVersion(after), cancel)).Select(Shown)) : null;
        await foreach (var recorded in log.ReadWhole(last.Stream, after, UpTo.TheVersion(last.Version), cancel).Select(Shown))
        {
            var next = TState.Evolve(state, recorded);
            // What was written while a note was kept from the reader stays so, though it was opened since.
            if (next is not Annotation note || note.IsShownTo(at.Reader)) yield return (recorded, Changes.Of(state, recorded, next));
            state = next;
        }

        Recorded Shown(Recorded recorded) => at.Withheld is null ? recorded : WithoutWords.Of(recorded);
    }

    /// <returns>Null when nothing was public.</returns>
    private IAsyncEnumerable<(Recorded Recorded, HistoryEntry Entry)>? Public<TState>(
        IReadOnlyList<Recorded> stream, TState state, Moment at, DateTimeOffset by, long after, CancellationToken cancel)
    {
        switch (state)
        {
            case Article article:
                return PublicHistory.EventsOf(article, stream, by) is { Count: > 0 } events ? PublicReport(article, events, at, by, after, cancel) : null;
            case Story:
                var told = PublicHistory.OfStory(stream, by);
                return told.Count > 0 || at.PublicReports.Count > 0 ? told.Where(entry => entry.Recorded.Version > after).ToAsyncEnumerable() : null;
            case Annotation:
                // Of a note that is public its words are, and not what the desk did about it.
                return null;
            default:
                throw new UnknownEvent(stream[0].Type);
        }
    }

    /// <param name="after">Number of the entry to start behind: the one before it is told again, since it is what the next is compared with.</param>
    private async IAsyncEnumerable<(Recorded Recorded, HistoryEntry Entry)> PublicReport(
        Article article, IReadOnlyList<Recorded> events, Moment at, DateTimeOffset by, long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        Article? before = null;
        var first = (int)Math.Clamp(after, 0, events.Count);
        // A retraction is told with the text before it, and has none itself.
        while (first > 0 && Article.ContentOf(events[first - 1].Data) is null) first--;
        for (var number = Math.Max(first, 1); number <= events.Count; number++)
        {
            var outline = events[number - 1];
            var recorded = Article.ContentOf(outline.Data) is { IsOutline: true } ? await log.ReadEvent(outline.Stream, outline.Version, cancel) : outline;
            foreach (var (shown, entry, next) in PublicHistory.OfReport(article, [recorded!], number, before, by, at.Withheld is not null))
            {
                if (number > after) yield return (shown, entry);
                before = next;
            }
        }
    }
}

/// <param name="At">The moment that the trail is about.</param>
/// <param name="More">Whether there are entries behind the last.</param>
public sealed record HistoryPage(Moment At, IReadOnlyList<(Recorded Recorded, HistoryEntry Entry)> Entries, bool More);
