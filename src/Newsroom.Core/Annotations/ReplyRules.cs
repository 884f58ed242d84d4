using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>What the commands on one reply share.</summary>
internal static class ReplyRules
{
    /// <summary>Why nothing can be done to that reply; null when something can.</summary>
    public static Decision? Find(Annotation? state, string id, Colleague by, out Reply? reply)
    {
        reply = state?.Replies.FirstOrDefault(r => r.Id == id);
        if (state is null) return AnnotationRules.Missing();
        if (reply is null) return Decision.Conflict("reply-unknown", $"The note has no reply '{id}'.");
        if (!by.IsEditor && by.Name != reply.By) return Decision.Forbidden("not-the-author", "A reply is edited and withdrawn by whoever wrote it, or by an editor.");
        return state.State == AnnotationState.Withdrawn ? AnnotationRules.Withdrawn() : null;
    }

    public static Decision Withdrawn() => Decision.Conflict("reply-withdrawn", "The reply was withdrawn: its place stays, and nothing is added to it.");
}
