using Newsroom.Core.Kernel;

namespace Newsroom.Crash.Ledger;

/// <summary>What every process of the load runs.</summary>
public static class LedgerDefinition
{
    public static EngineDefinition Whole { get; } = new(
        LedgerEvents.Types,
        [new BalanceView(), new TallyView(), new MoodView()],
        [new AnswersReactor()],
        [new RecordingHandler(RecordingHandler.Plain), new RecordingHandler(AnswersReactor.Message), new RefusingHandler()])
    {
        // Soon, so that the run does not end with a wait.
        Retries = new RetryPolicy(6, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)),
    };
}
