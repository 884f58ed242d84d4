using Newsroom.Core.Access;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>Somebody is to see to the note. Whoever had it has it no more.</summary>
/// <param name="To">A person or a group; null for nobody.</param>
/// <param name="By">Whoever works at the desk.</param>
public sealed record AssignAnnotation(Assignee? To, Colleague By, Staff Staff) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        if (state is null) return AnnotationRules.Missing();
        if (To is { Person: null, Group: null } or { Person: not null, Group: not null })
            return Decision.Invalid("assignee-unclear", "A note is assigned to a person or to a group.", "assignee");
        if (To?.Person is { } person && KeyRules.CheckName(person, GrantKey.MaxName) is { } unreadable) return unreadable;
        if (To?.Group is { } group && !Staff.Knows(group, By)) return Decision.Invalid("group-unknown", $"There is no group '{group}'.", "group");
        if (state.State == AnnotationState.Withdrawn) return AnnotationRules.Withdrawn();
        var to = To is { Person: { } name } ? To with { Person = name.Trim() } : To;
        if (state.Work?.Assignee == to) return Decision.Nothing;
        return to is null ? Decision.Accept(new AnnotationUnassigned()) : Decision.Accept(new AnnotationAssigned(to));
    }
}
