using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Kernel;

/// <summary>Given these events, when this command, then exactly these events (or this refusal).</summary>
public sealed class Given<TState> where TState : class, IFold<TState>
{
    private readonly TState? state;

    private Given(TState? state) => this.state = state;

    public static Given<TState> Nothing => new((TState?)null);

    public static Given<TState> Events(params object[] events) =>
        new(Fold.Of<TState>(new TestLog().Add($"{TState.Category}/x", events)));

    public Outcome When(ICommand<TState> command) => new(command.Decide(state));
}

public sealed class Outcome(Decision decision)
{
    public void Then(params object[] events)
    {
        Assert.Null(decision.Refusal);
        // Records compare lists by reference; what is stored is what counts.
        Assert.Equal(events.Select(Stored), decision.Events.Select(Stored));
    }

    public TEvent ThenOne<TEvent>()
    {
        Assert.Null(decision.Refusal);
        return Assert.IsType<TEvent>(Assert.Single(decision.Events));
    }

    public void ThenNothing() => Then();

    public void ThenSome() => Assert.True(decision is { Refusal: null, Events.Count: > 0 }, decision.Refusal?.Detail);

    public void ThenForbidden(string rule) => Refused(RefusalKind.Forbidden, rule, null);

    public void ThenConflict(string rule) => Refused(RefusalKind.Conflict, rule, null);

    public void ThenInvalid(string rule, string? field) => Refused(RefusalKind.Invalid, rule, field);

    private void Refused(RefusalKind kind, string rule, string? field)
    {
        Assert.NotNull(decision.Refusal);
        Assert.Empty(decision.Events);
        Assert.Equal((kind, rule, field), (decision.Refusal.Kind, decision.Refusal.Rule, decision.Refusal.Field));
        Assert.NotEmpty(decision.Refusal.Detail);
    }

    private static string Stored(object data) => NewsroomEvents.Types.NameOf(data) + NewsroomEvents.Types.Write(data);
}
