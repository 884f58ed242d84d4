using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>Somebody answers the note, or a reply to it; a resolved one may still be answered.</summary>
/// <param name="Reply">Id of the reply, given by the caller; the same id with the same words is a repeat.</param>
/// <param name="Parent">Id of the reply that is answered; null for the note.</param>
/// <param name="Actors">Who may be called by name in it.</param>
public sealed record ReplyToAnnotation(string Reply, string Body, string? Parent = null, IReadOnlySet<string>? Actors = null) : ICommand<Annotation>
{
    /// <summary>Replies to one note: its document holds them all, and a document must not grow for ever.</summary>
    public const int MaxReplies = 200;

    public Decision Decide(Annotation? state)
    {
        if (state is null) return AnnotationRules.Missing();
        if (TextRules.Check(Body, "body", AnnotationRules.MaxBody) is { } refused) return refused;
        if (state.State == AnnotationState.Withdrawn) return AnnotationRules.Withdrawn();
        var body = Body.Trim();
        var same = state.Replies.FirstOrDefault(r => r.Id == Reply);
        if (same is not null)
        {
            return same.Body == body && same.Parent == Parent ? Decision.Nothing : Decision.Conflict("reply-exists", "Another reply has this id.");
        }
        if (Parent is not null)
        {
            if (state.Replies.FirstOrDefault(r => r.Id == Parent) is not { } parent)
                return Decision.Invalid("parent-unknown", $"The note has no reply '{Parent}'.", "parent");
            if (parent.Withdrawn is not null) return ReplyRules.Withdrawn();
        }
        return state.Replies.Count >= MaxReplies
            ? Decision.Conflict("replies-too-many", $"A note takes {MaxReplies} replies.")
            : Decision.Accept(new AnnotationReplied(Reply, body, Parent, Mentions.In(body, Actors)));
    }
}
