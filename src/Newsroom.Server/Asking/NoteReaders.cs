using System.Collections.Concurrent;
using Newsroom.Core;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Asking;

/// <summary>
/// Who may read the events of notes, for whoever follows the log: an event is shown to those who could read the note just after it and can at
/// present. By the log itself, since the list of notes may stand still, and mostly from memory.
/// </summary>
public sealed class NoteReaders(EventLog log)
{
    private const int Remembered = 20_000;

    /// <summary>Streams that are read at the same time.</summary>
    private const int AtOnce = 4;

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);
    private volatile Watched watched = new(long.MaxValue, 0);

    /// <summary>Those of the events that the reader sees, all that are about something else among them.</summary>
    /// <param name="head">The head of the log as far as the asker has seen it.</param>
    public async ValueTask<IReadOnlySet<Recorded>> Seen(IReadOnlyList<Recorded> events, Colleague reader, long head, CancellationToken cancel)
    {
        var notes = await Of([.. events.Where(IsOfNote)], head, cancel);
        return events.Where(e => !IsOfNote(e) || notes[e.Stream].Allow(e.Version, reader)).ToHashSet<Recorded>(ReferenceEqualityComparer.Instance);
    }

    /// <inheritdoc cref="Seen"/>
    public async ValueTask<bool> Sees(Recorded recorded, Colleague reader, long head, CancellationToken cancel) =>
        !IsOfNote(recorded) || (Find(recorded.Stream, head) ?? (await Of([recorded], head, cancel))[recorded.Stream]).Allow(recorded.Version, reader);

    private static bool IsOfNote(Recorded recorded) => Streams.CategoryOf(recorded.Stream) == Annotation.Category;

    private Spans? Find(string stream, long head)
    {
        if (!known.TryGetValue(stream, out var found) || found.Spans is not { } spans) return null;
        var (from, upTo) = watched;
        return found.Head >= head || (found.Head >= from && upTo >= head) ? spans : null;
    }

    private async ValueTask<IReadOnlyDictionary<string, Spans>> Of(IReadOnlyList<Recorded> events, long head, CancellationToken cancel)
    {
        var notes = new ConcurrentDictionary<string, Spans>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var stream in events.Select(e => e.Stream).Distinct(StringComparer.Ordinal))
        {
            if (Find(stream, head) is { } spans) notes[stream] = spans;
            else unknown.Add(stream);
        }
        if (unknown.Count == 0) return notes;
        var changed = await log.StreamsWith(NewsroomEvents.Types.NameOf(Change), unknown, cancel);
        var first = events.Where(e => e.Version == 1).DistinctBy(e => e.Stream).ToDictionary(e => e.Stream, StringComparer.Ordinal);
        await Parallel.ForEachAsync(unknown, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (stream, token) =>
        {
            // Of most it is known by their first event: nobody has shown them to others since.
            var about = changed.Contains(stream) ? UpTo.End : UpTo.TheVersion(1);
            try
            {
                var spans = Spans.Of(about == UpTo.End || !first.TryGetValue(stream, out var posted) ? await log.ReadStream(stream, about, token) : [posted]);
                notes[stream] = spans;
                Remember(stream, new(head, spans));
            }
            catch (UnreadableEvent)
            {
                // Nobody can say whom it is for; whoever looks after the newsroom sees what cannot be read by another rule.
                notes[stream] = Spans.Nobody;
            }
        });
        return notes;
    }

    private static readonly AnnotationVisibilityChanged Change = new(NoteVisibility.Desk);

    /// <summary>Told by whoever follows the log for this node: nothing is missing between two calls.</summary>
    public void Watch(IReadOnlyList<Recorded> events, long upTo)
    {
        // To be read again: a look that began before it must not be remembered behind it.
        foreach (var recorded in events)
            if (recorded.Data is AnnotationVisibilityChanged) Remember(recorded.Stream, new(recorded.Position!.Value, null));
        watched = new(watched.From, upTo);
    }

    /// <summary>Whoever follows the log has passed over something, and goes on from here.</summary>
    public void WatchFrom(long position)
    {
        watched = new(position, position);
        known.Clear();
    }

    private void Remember(string stream, Known note)
    {
        // Forgetting all at once is crude, and enough: each costs one read to know again.
        if (known.Count >= Remembered) WatchFrom(watched.UpTo);
        known.AddOrUpdate(stream, note, (_, before) => before.Head > note.Head ? before : note);
    }

    private sealed record Watched(long From, long UpTo);

    /// <param name="Spans">Null when they are to be read.</param>
    private sealed record Known(long Head, Spans? Spans);

    /// <summary>For whom a note was from which version on, in order; empty when nobody can say.</summary>
    private sealed record Spans(string Author, IReadOnlyList<(long From, NoteVisibility Visibility)> All)
    {
        public static Spans Nobody { get; } = new("", []);

        public static Spans Of(IReadOnlyList<Recorded> stream) => stream is [{ Data: AnnotationPosted or AnnotationPostedElsewhere } first, ..]
            ? new(first.Metadata.Actor,
            [
                (1, (first.Data as AnnotationPosted)?.Visibility ?? NoteVisibility.Desk),
                .. stream.Where(r => r.Data is AnnotationVisibilityChanged).Select(r => (r.Version, ((AnnotationVisibilityChanged)r.Data).Visibility)),
            ])
            : Nobody;

        public bool Allow(long version, Colleague reader)
        {
            if (All.Count == 0) return false;
            var then = All[0].Visibility;
            foreach (var (from, visibility) in All)
                if (from <= version) then = visibility;
            return then.Allows(reader, Author) && All[^1].Visibility.Allows(reader, Author);
        }
    }
}
