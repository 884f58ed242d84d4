using Marten;
using Marten.Services;
using Npgsql;

namespace Newsroom.Marten;

/// <summary>What is to be done once the daemon's transaction is committed, carried among its operations.</summary>
internal sealed class AfterCommit(Func<Task> committed) : Statement(new NpgsqlBatchCommand("select"))
{
    /// <summary>Runs it; Marten calls this for every batch of its daemon.</summary>
    public sealed class Listener : IChangeListener
    {
        public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;

        public async Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
        {
            foreach (var after in ((IUnitOfWork)commit).Operations().OfType<AfterCommit>()) await after.Run();
        }
    }

    private Task Run() => committed();
}
