namespace Newsroom.Core.Kernel;

/// <summary>What a command comes to: events (none when there is nothing to do), or the rule that refuses it.</summary>
public sealed record Decision(IReadOnlyList<object> Events, Refusal? Refusal)
{
    public static Decision Nothing { get; } = new([], null);

    public static Decision Accept(params IReadOnlyList<object> events) => new(events, null);

    /// <summary>The newsroom's present state does not allow it (409).</summary>
    public static Decision Conflict(string rule, string detail) => new([], new Refusal(RefusalKind.Conflict, rule, detail));

    /// <summary>Somebody else may do it, and whoever asked may not (403).</summary>
    public static Decision Forbidden(string rule, string detail) => new([], new Refusal(RefusalKind.Forbidden, rule, detail));

    /// <summary>What was sent can never be accepted as it stands (422).</summary>
    public static Decision Invalid(string rule, string detail, string? field = null) =>
        new([], new Refusal(RefusalKind.Invalid, rule, detail, field));
}

public enum RefusalKind { Conflict, Invalid, Forbidden }

/// <param name="Rule">Stable kebab-case name, for example <c>story-closed</c>.</param>
/// <param name="Detail">A sentence for the person who asked.</param>
/// <param name="Field">The JSON field at fault, where one is.</param>
public sealed record Refusal(RefusalKind Kind, string Rule, string Detail, string? Field = null);

/// <summary>A command on one stream: a record that carries what was asked, times and ids included, and its decision.</summary>
public interface ICommand<TState> where TState : class, IFold<TState>
{
    /// <param name="state">The stream's state; null when there is no stream.</param>
    Decision Decide(TState? state);
}

/// <summary>A state that is the fold of one stream.</summary>
public interface IFold<TState> where TState : class, IFold<TState>
{
    /// <summary>The part of the stream's id before the slash.</summary>
    static abstract string Category { get; }

    /// <summary>Whether a text has the shape of an id of this category; what has not names no stream, and is not looked for.</summary>
    static virtual bool IsId(string text) => Ids.IsId(text);

    /// <summary>
    /// Whether the event changes what people edit; false for what the software does to the state by itself, so that it refuses nobody's edit.
    /// </summary>
    static virtual bool IsEdit(Recorded recorded) => true;

    /// <summary>Whether something of this category may be kept from some who read the newsroom.</summary>
    static virtual bool CanBeHidden => false;

    /// <summary>Whether what the stream tells is kept from somebody; never, unless <see cref="CanBeHidden"/>.</summary>
    /// <param name="stream">From its first event on.</param>
    static virtual bool IsHidden(IReadOnlyList<Recorded> stream, Colleague reader) => false;

    /// <summary>Total and loud: an event that does not belong here throws <see cref="UnknownEvent"/>.</summary>
    static abstract TState Evolve(TState? state, Recorded recorded);
}

/// <summary>Folds a stream.</summary>
public static class Fold
{
    public static TState? Of<TState>(IEnumerable<Recorded> stream) where TState : class, IFold<TState>
    {
        TState? state = null;
        foreach (var recorded in stream) state = TState.Evolve(state, recorded);
        return state;
    }
}
