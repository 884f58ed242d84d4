using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>An answer to a note, or to another answer.</summary>
/// <param name="Id">Unique in the note.</param>
/// <param name="Body">As edited last; of one that was withdrawn it stays here, and is shown nowhere but in the history.</param>
/// <param name="Parent">Id of the reply that it answers; null for the note itself.</param>
/// <param name="Edited">The last edit; null when there was none.</param>
/// <param name="Withdrawn">Null unless it was taken back.</param>
/// <param name="Mentions">Actors called by name in it; null for nobody.</param>
public sealed record Reply(
    string Id, string Body, string By, DateTimeOffset At, string? Parent = null, Act? Edited = null, Act? Withdrawn = null,
    IReadOnlyList<string>? Mentions = null)
{
    /// <summary>The replies after an event about one of them.</summary>
    internal static IReadOnlyList<Reply> After(IReadOnlyList<Reply> replies, Recorded recorded)
    {
        var act = new Act(recorded.Metadata.Actor, recorded.At, recorded.Metadata.Reason);
        return recorded.Data switch
        {
            AnnotationReplied e => [.. replies, new Reply(e.Reply, e.Body, act.By, act.At, e.Parent, Mentions: e.Mentions)],
            AnnotationReplyEdited e => [.. replies.Select(r => r.Id == e.Reply ? r with { Body = e.Body, Mentions = e.Mentions, Edited = act } : r)],
            AnnotationReplyWithdrawn e => [.. replies.Select(r => r.Id == e.Reply ? r with { Withdrawn = act } : r)],
            _ => throw new UnknownEvent(recorded.Type),
        };
    }
}
