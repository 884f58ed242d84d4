using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>A reply says something else.</summary>
/// <param name="Reply">Its id.</param>
/// <param name="By">Who wrote it, or an editor.</param>
/// <param name="Actors">Who may be called by name in it.</param>
public sealed record EditReply(string Reply, string Body, Colleague By, IReadOnlySet<string>? Actors = null) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (ReplyRules.Find(state, Reply, By, out var reply) is { } refused) return refused;
        if (TextRules.Check(Body, "body", AnnotationRules.MaxBody) is { } invalid) return invalid;
        if (reply!.Withdrawn is not null) return ReplyRules.Withdrawn();
        var body = Body.Trim();
        return reply.Body == body ? Decision.Nothing : Decision.Accept(new AnnotationReplyEdited(Reply, body, Mentions.In(body, Actors)));
    }
}
