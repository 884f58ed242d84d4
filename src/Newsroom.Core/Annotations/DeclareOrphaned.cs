using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>What the note was about is gone, whatever stands in its place. It is looked for no more.</summary>
/// <param name="CurrentRevision">Of the report.</param>
public sealed record DeclareOrphaned(int CurrentRevision) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) =>
        AnchorRules.Check(state, CurrentRevision)
        ?? (state!.Anchor.Cause == OrphanReason.Declared
            ? Decision.Nothing
            : Decision.Accept(new AnnotationDeclaredOrphaned(state.Anchor.Checked)));
}
