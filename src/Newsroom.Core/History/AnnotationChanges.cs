using System.Globalization;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.History;

/// <summary>What the events of a note changed.</summary>
internal static class AnnotationChanges
{
    public static HistoryEntry Of(Annotation? before, Recorded recorded, Annotation after)
    {
        var who = recorded.Metadata.Actor;
        var list = new ChangeList()
            .Value("article", before?.Article, after.Article)
            .Value("motivation", before?.Motivation, after.Motivation);
        if (before is null && after.Target != NoteTargets.Body) list.Value("target", null, after.Target);
        if (before is null) list.Value("body", null, after.Body);
        else list.Text("body", before.Body, after.Body);
        list.Value("tags", Joined(before?.Tags), Joined(after.Tags))
            .Value("state", Word(before?.State), Word(after.State))
            .Value("anchor", Word(before?.Anchor.State), Word(after.Anchor.State))
            .Value("checkedOn", before?.Anchor.Checked, after.Anchor.Checked)
            .Value("exact", Words(before), Words(after))
            .Value("changed", Joined(before?.Anchor.Changed), Joined(after.Anchor.Changed))
            .Value("start", before?.Anchor.Passage.Start, after.Anchor.Passage.Start)
            .Value("end", before?.Anchor.Passage.End, after.Anchor.Passage.End)
            .Value("visibility", Word(before?.Work?.Visibility), Word(after.Work?.Visibility))
            .Value("assignee", Word(before?.Work?.Assignee), Word(after.Work?.Assignee));
        // Not what stands in it: it is read at the version that brought it.
        if (before is not null && before.Document != after.Document)
            list.Value("document", null, string.Create(CultureInfo.InvariantCulture, $"version {recorded.Version}"));
        if (recorded.Data is AnnotationReplied replied) list.Value("reply", null, replied.Body);
        if (recorded.Data is AnnotationReplyEdited changed) list.Text("reply", ReplyIn(before!, changed.Reply).Body, changed.Body);
        if (recorded.Data is AnnotationReplyWithdrawn gone) list.Value("reply", ReplyIn(before!, gone.Reply).Body, null);

        var passage = after.Target switch
        {
            NoteTargets.Report => "the whole report",
            NoteTargets.Elsewhere => "something else than a report",
            _ => Lines.Quoted(Words(after) ?? "…"),
        };
        var line = recorded.Data switch
        {
            AnnotationPosted e => Worded($"{who} put a note ({e.Motivation}) on {passage} (revision {e.Revision})", e.Body),
            AnnotationPostedElsewhere e => Worded($"{who} put a note ({e.Motivation}) on {passage}", e.Body),
            AnnotationEdited e => Worded($"{who} edited the note on {passage}", e.Body),
            AnnotationReplied e => Worded($"{who} replied to the note on {passage}", e.Body),
            AnnotationResolved => $"{who} resolved the note on {passage}",
            AnnotationReopened => $"{who} reopened the note on {passage}",
            AnnotationWithdrawn => $"{who} withdrew the note on {passage}",
            AnnotationRestored => $"{who} put back the withdrawn note on {passage}",
            AnnotationReplyEdited e => Worded($"{who} edited a reply to the note on {passage}", e.Body),
            AnnotationReplyWithdrawn => $"{who} withdrew a reply to the note on {passage}",
            AnnotationVisibilityChanged e => $"{who} made the note on {passage} {Word(e.Visibility) ?? "the desk's"}",
            AnnotationAssigned e => $"{who} assigned the note on {passage} to {Word(e.Assignee)}",
            AnnotationUnassigned => $"{who} assigned the note on {passage} to nobody",
            AnnotationReanchored { Method: "unchanged" } e => $"the note's passage {passage} stands in revision {e.Revision}",
            AnnotationReanchored { Method: "moved" } e => $"the note's passage {passage} moved in revision {e.Revision}",
            AnnotationReanchored e =>
                $"the note's passage was reworded in revision {e.Revision} ({Percent(e.Similarity)} the same{Kinds(after)}): {passage}",
            AnnotationBecameAmbiguous e => $"the note's passage {passage} may be any of {e.Candidates.Count} places in revision {e.Revision}",
            AnnotationAnchorConfirmed { Choice: AnchorRules.Placed } e => $"{who} placed the note on {passage} (revision {e.Revision})",
            AnnotationAnchorConfirmed { Choice: AnchorRules.Chosen } e => $"{who} chose {passage} as the note's passage (revision {e.Revision})",
            AnnotationAnchorConfirmed e => $"{who} confirmed the note's passage {passage} (revision {e.Revision})",
            AnnotationDeclaredOrphaned e => $"{who} declared that the note's passage {passage} is gone (revision {e.Revision})",
            AnnotationOrphaned e => $"the note's passage {passage} is no longer there in revision {e.Revision} ({e.Cause})",
            _ => throw new UnknownEvent(recorded.Type),
        };
        return new HistoryEntry(line, list.Changes);
    }

    /// <summary>Null where the report was retracted and its words are not to be shown.</summary>
    private static string? Words(Annotation? note) => note?.Anchor.Passage.Exact is { Length: > 0 } words ? words : null;

    private static string Worded(string line, string body) => body.Length == 0 ? line : $"{line}: {Lines.Quoted(body)}";

    private static string Kinds(Annotation note) => note.Anchor.Changed is { Count: > 0 } kinds ? $"; {string.Join(", ", kinds)}" : "";

    private static string? Joined(IReadOnlyList<string>? tags) => tags is { Count: > 0 } ? string.Join(", ", tags) : null;

    private static string Percent(double similarity) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(similarity * 100):0} %");

    private static string? Word(AnnotationState? state) => state switch
    {
        null => null,
        AnnotationState.Open => "open",
        AnnotationState.Resolved => "resolved",
        _ => "withdrawn",
    };

    private static Reply ReplyIn(Annotation note, string id) => note.Replies.First(r => r.Id == id);

    /// <summary>Null for the desk, for which a note is when nobody says anything else.</summary>
    private static string? Word(NoteVisibility? visibility) => visibility?.Kind switch
    {
        null or VisibilityKind.Desk => null,
        VisibilityKind.Group => $"the group {visibility.Group}'s",
        VisibilityKind.Private => "private",
        _ => "public",
    };

    private static string? Word(Assignee? assignee) => assignee is { Group: { } group } ? $"the group {group}" : assignee?.Person;

    private static string? Word(AnchorState? state) => state switch
    {
        null => null,
        AnchorState.Anchored => "anchored",
        AnchorState.Ambiguous => "ambiguous",
        _ => "orphaned",
    };
}
