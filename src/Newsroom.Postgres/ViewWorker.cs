using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <summary>Catches one async view up, for as long as this node leads.</summary>
internal sealed class ViewWorker(
    IView view, NpgsqlDataSource database, LogTail tail, PostgresEngineOptions options) : IFollower
{
    private static readonly TimeSpan LookForRebuilt = TimeSpan.FromMilliseconds(50);

    private readonly StoredView stored = new(view);

    public string Name => view.Name;

    public async Task<long> Advance(long from, CancellationToken cancel)
    {
        var page = await tail.Read(from, options.ViewBatch, cancel);
        var to = page.Events.Count == options.ViewBatch ? page.Events[^1].Position!.Value : page.SafeHead;
        if (to <= from) return from;

        await using var connection = await database.OpenConnectionAsync(cancel);
        var fold = new DocumentFold(view);
        if (await stored.Know(connection, fold, page.Events, cancel) is not { } swaps)
        {
            // Documents of an older definition: the rebuild that replaces them moves the checkpoint as well.
            await Task.Delay(LookForRebuilt, cancel);
            return from;
        }
        foreach (var recorded in page.Events) fold.Apply(recorded);

        await using var batch = new NpgsqlBatch(connection);
        // A view that loses its last moments in a crash folds them again: its checkpoint is lost with them.
        batch.BatchCommands.Add(new("select set_config('synchronous_commit', 'off', true)"));
        batch.BatchCommands.Add(Checkpoints.Advance(view.Name, from, to));
        batch.BatchCommands.Add(stored.StillDefined(swaps));
        foreach (var write in fold.Writes()) batch.BatchCommands.Add(write);
        await batch.PrepareAsync(cancel);
        await batch.ExecuteNonQueryAsync(cancel);
        return to;
    }
}
