using Newsroom.Core.Anchoring;
using Newsroom.Core.Articles;

namespace Newsroom.Core.Annotations;

/// <summary>
/// Carries the notes on a report up to its present revision. Each two texts are compared once, however many notes
/// stand on them.
/// </summary>
public sealed class NoteCarrier(Article article)
{
    private readonly Dictionary<(int From, int To), Reanchoring> compared = [];

    /// <summary>
    /// One event for each revision in which the note has not been looked for yet, in order; none for a withdrawn note. A note
    /// whose passage stands unchanged gets its event too: without it the note would read as pending for ever. An orphan is
    /// looked for from where it was last known, so that a report put back as it was brings its notes back.
    /// </summary>
    public IReadOnlyList<object> Carry(Annotation note)
    {
        if (note.State == AnnotationState.Withdrawn) return [];
        var events = new List<object>();
        var anchor = note.Anchor;
        for (var revision = anchor.Checked + 1; revision <= article.Current.Number; revision++)
        {
            switch (Between(anchor.FoundIn, revision).Carry(anchor.Passage))
            {
                case CarryResult.Carried found:
                    var reanchored = new AnnotationReanchored(revision, found.Passage, Word(found.Method), found.Similarity);
                    anchor = Anchor.Found(reanchored);
                    events.Add(reanchored);
                    break;
                case CarryResult.Ambiguous:
                    var unclear = new AnnotationOrphaned(revision, "ambiguous");
                    anchor = anchor.Lost(unclear);
                    events.Add(unclear);
                    break;
                case CarryResult.Orphaned lost:
                    var orphaned = new AnnotationOrphaned(revision, lost.Reason);
                    anchor = anchor.Lost(orphaned);
                    events.Add(orphaned);
                    break;
            }
        }
        return events;
    }

    private Reanchoring Between(int from, int to)
    {
        if (!compared.TryGetValue((from, to), out var reanchoring))
        {
            compared[(from, to)] = reanchoring = Reanchoring.Between(Body(from), Body(to));
        }
        return reanchoring;
    }

    private string Body(int revision) =>
        article.RevisionOf(revision)?.Content.Body
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
