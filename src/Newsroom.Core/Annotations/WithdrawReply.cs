using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>A reply is taken back: it keeps its place without its words, and those to it stay.</summary>
/// <param name="Reply">Its id.</param>
/// <param name="By">Who wrote it, or an editor.</param>
public sealed record WithdrawReply(string Reply, Colleague By) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) =>
        ReplyRules.Find(state, Reply, By, out var reply) is { } refused ? refused
        : reply!.Withdrawn is not null ? Decision.Nothing
        : Decision.Accept(new AnnotationReplyWithdrawn(Reply));
}
