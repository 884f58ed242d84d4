using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>
/// A leader that was paused in the middle of a fold, and wakes when others have gone on without it, writes nothing of what
/// it folded. The pause is in the fold itself; what others did meanwhile is done by hand.
/// </summary>
public sealed class OvertakenViewTests : Suite
{
    private const string Successor = """{"sum": 0, "events": 1000, "trail": 0, "lastPosition": 0, "lastAt": "2024-10-18T06:00:00Z", "revision": 1}""";

    [Fact]
    public async Task What_it_folded_from_a_checkpoint_that_has_moved_is_not_written()
    {
        var paused = new PausingView();
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(paused));
        var appended = await engine.Append("account/a", 0, new Deposited(1), new Deposited(2), new Deposited(3));
        await Patience.Within(paused.Reached, "the leader to be in its fold");

        // The successor has folded all of it, in its own way, so that its work can be told.
        await database.Run("insert into mt_doc_pausing (id, data) values ($1, $2::jsonb)", TallyView.Everything, Successor);
        await database.Run("update mt_event_progression set last_seq_id = $2 where name = $1", "pausing:All", appended.Position);
        paused.Continue();

        var later = await engine.Append("account/a", 3, new Deposited(4));
        await Patience.Within(engine.Projections.WaitFor("pausing", later.Position, Patience.Limit), "the view to go on");
        Assert.Equal(1001, (await engine.Documents.Load<Flow>("pausing", TallyView.Everything))!.Events);
    }

    [Fact]
    public async Task What_it_folded_over_a_table_that_was_swapped_is_not_written_even_if_the_checkpoint_stands_where_it_stood()
    {
        var paused = new PausingView();
        var database = await NewDatabase();
        var engine = await Started(database, Writing.With(paused));
        var appended = await engine.Append("account/a", 0, new Deposited(1), new Deposited(2), new Deposited(3));
        await Patience.Within(paused.Reached, "the leader to be in its fold");

        await database.Run("insert into mt_doc_pausing (id, data) values ($1, $2::jsonb)", TallyView.Everything, Successor);
        await database.Run("update newsroom.views set swaps = swaps + 1 where name = 'pausing'");
        paused.Continue();

        await Patience.Within(engine.Projections.WaitFor("pausing", appended.Position, Patience.Limit), "the view to go on");
        Assert.Equal(1003, (await engine.Documents.Load<Flow>("pausing", TallyView.Everything))!.Events);
    }

    [Fact]
    public async Task A_node_of_an_older_definition_folds_nothing_onto_newer_documents()
    {
        var database = await NewDatabase();
        var old = await Started(database, Writing.With(new FlowView()));
        await old.Append("account/a", 0, new Deposited(1));
        await Patience.Within(old.Projections.WaitFor("flow", 1, Patience.Limit), "the view");
        var renewed = await Started(database, Writing.With(new FlowView(revision: 2)));
        await Patience.Until(async () => (await renewed.Projections.Progress()).All(p => p.Rebuilding is null), "the view to be rebuilt");

        // The older node leads still: it stands, and says why.
        var appended = await old.Append("account/a", 1, new Deposited(2));
        await Patience.Until(
            async () => (await old.Projections.Progress()).Any(p => p.Error?.Contains("revision 2", StringComparison.Ordinal) == true),
            "the older node to say why it stands");
        await Dispose(old);

        await Patience.Within(renewed.Projections.WaitFor("flow", appended.Position, Patience.Limit), "the newer node to go on");
        await Folded.AgreesWith<Flow>(renewed, database, new FlowView(revision: 2));
    }

    /// <summary>A tally whose first fold waits until it is told to go on.</summary>
    private sealed class PausingView : View<Flow>
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override string Name => "pausing";

        public Task Reached => reached.Task;

        public void Continue() => released.SetResult();

        public override IEnumerable<string> Keys(Recorded recorded) => [TallyView.Everything];

        public override Flow Evolve(string key, Flow? document, Recorded recorded)
        {
            reached.TrySetResult();
            released.Task.Wait(Patience.Limit);
            return (document ?? new Flow(0, 0, 0, 0, default, 1)).Seen(recorded);
        }
    }
}
