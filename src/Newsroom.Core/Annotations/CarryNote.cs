using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>
/// Looks for a note's passage in every revision of its report in which it has not been looked for yet. What is to be done is
/// told by the note's own stream: one that has been carried already gets nothing twice.
/// </summary>
/// <param name="Carrier">Of the note's report; for many notes of one report the same.</param>
public sealed record CarryNote(NoteCarrier Carrier) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state) => state is null
        ? Decision.Conflict("annotation-unknown", "There is no such note.")
        : Decision.Accept(Carrier.Carry(state));
}
