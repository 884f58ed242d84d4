using Newsroom.Core.Anchoring;
using Newsroom.Core.Articles;
using Newsroom.Core.Wording;

namespace Newsroom.Core.Annotations;

/// <summary>
/// Carries the notes on a report up to its present revision. Each two texts are compared once, however many notes
/// stand on them; notes that are carried at the same time wait for each other.
/// </summary>
/// <param name="article">With the texts of the revisions in which the notes stand and to which they are carried.</param>
public sealed class NoteCarrier(Article article)
{
    private readonly Lock carrying = new();
    private readonly Dictionary<(bool Headline, int From, int To), Reanchoring> compared = [];

    /// <summary>
    /// One event for each revision in which the note has not been looked for yet, in order; none for a withdrawn note. A note
    /// whose passage stands unchanged gets its event too: without it the note would read as pending for ever. An orphan is
    /// looked for from where it was last known, so that a report put back as it was brings its notes back; one that a person
    /// declared an orphan stays one. A note on the whole report is on every revision of it.
    /// </summary>
    public IReadOnlyList<object> Carry(Annotation note)
    {
        if (note.State == AnnotationState.Withdrawn) return [];
        using var _ = carrying.EnterScope();
        var events = new List<object>();
        var (foundIn, passage) = (note.Anchor.FoundIn, note.Anchor.Passage);
        for (var revision = note.Anchor.Checked + 1; revision <= article.Current.Number; revision++)
        {
            if (note.Anchor.Cause == OrphanReason.Declared)
            {
                events.Add(new AnnotationOrphaned(revision, OrphanReason.Declared));
                continue;
            }
            if (note.Target == NoteTargets.Report)
            {
                events.Add(new AnnotationReanchored(revision, Passage.None, Word(CarryMethod.Unchanged), 1, []));
                continue;
            }
            switch (Find(note.Target == NoteTargets.Headline, note.Measure, foundIn, passage, revision))
            {
                case CarryResult.Carried found:
                    (foundIn, passage) = (revision, found.Passage);
                    events.Add(new AnnotationReanchored(
                        revision, passage, Word(found.Method), found.Similarity, WordingChanges.Between(note.Measure.Passage, passage, Language)));
                    break;
                case CarryResult.Ambiguous unclear:
                    events.Add(new AnnotationBecameAmbiguous(revision, unclear.Candidates));
                    break;
                case CarryResult.Orphaned lost:
                    events.Add(new AnnotationOrphaned(revision, lost.Reason));
                    break;
            }
        }
        return events;
    }

    /// <summary>
    /// The passage in a revision, looked for from the words that are the measure and from where it was found last: the first keeps
    /// it from drifting to other words one small change at a time, the second knows its place through a text rewritten in steps.
    /// Where the two find two places, neither is taken.
    /// </summary>
    private CarryResult Find(bool headline, (int Revision, Passage Passage) measure, int foundIn, Passage last, int revision)
    {
        var direct = Between(headline, measure.Revision, revision).Carry(measure.Passage);
        if ((foundIn, last) == measure) return direct;
        var step = Between(headline, foundIn, revision).Carry(last);
        return (direct, step) switch
        {
            (CarryResult.Carried d, CarryResult.Carried s) => Overlap(d.Passage, s.Passage) ? d : new CarryResult.Ambiguous([s.Passage, d.Passage]),
            (CarryResult.Carried d, CarryResult.Ambiguous s) => d.Method != CarryMethod.Reworded && s.Candidates.Contains(d.Passage) ? d : s,
            (CarryResult.Ambiguous d, CarryResult.Carried s) when !d.Candidates.Any(c => Overlap(c, s.Passage)) =>
                new CarryResult.Ambiguous([s.Passage, .. d.Candidates]),
            (CarryResult.Carried, _) => direct,
            (_, CarryResult.Carried s) => AsMeasured(measure.Passage, s),
            (CarryResult.Ambiguous, _) => direct,
            _ => step,
        };
    }

    /// <summary>What was found from the last words, judged by the measure.</summary>
    private static CarryResult AsMeasured(Passage measure, CarryResult.Carried found)
    {
        if (found.Passage.Exact == measure.Exact) return found with { Similarity = 1 };
        var similarity = Reanchoring.Similarity(measure.Exact, found.Passage.Exact);
        return similarity < Reanchoring.LeastSimilarity
            ? new CarryResult.Orphaned(OrphanReason.Rewritten)
            : new CarryResult.Carried(found.Passage, CarryMethod.Reworded, similarity);
    }

    private static bool Overlap(Passage a, Passage b) => a.Start < b.End && b.Start < a.End;

    private Reanchoring Between(bool headline, int from, int to)
    {
        if (!compared.TryGetValue((headline, from, to), out var reanchoring))
        {
            compared[(headline, from, to)] = reanchoring = Reanchoring.Between(Text(headline, from), Text(headline, to));
        }
        return reanchoring;
    }

    private string? Language => article.Current.Content.Language;

    private string Text(bool headline, int revision) =>
        (article.RevisionOf(revision)?.Content is { } content ? headline ? content.Title : content.Body : null)
        ?? throw new InvalidOperationException($"The report {article.Id} has no revision {revision}.");

    /// <summary>Stored in events: never derived from the enum's names.</summary>
    private static string Word(CarryMethod method) => method switch
    {
        CarryMethod.Unchanged => "unchanged",
        CarryMethod.Moved => "moved",
        CarryMethod.Reworded => "reworded",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No word for it."),
    };
}
