using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Postgres;

/// <inheritdoc/>
internal sealed class Projections(
    NpgsqlDataSource database, EngineDefinition definition, Control control,
    IReadOnlyList<FollowerLoop> followers, Signal advanced) : IProjections
{
    private const int Page = 5_000;

    public async ValueTask<IReadOnlyList<Progress>> Progress(CancellationToken cancel = default)
    {
        var progress = new List<Progress>(followers.Count);
        foreach (var follower in followers)
            progress.Add(new(follower.Name, await Checkpoints.Read(database, follower.Name, cancel), follower.Error));
        return progress;
    }

    public async Task WaitFor(string name, long position, TimeSpan timeout, CancellationToken cancel = default)
    {
        var follower = followers.FirstOrDefault(f => f.Name == name) ?? throw new ArgumentException($"Nothing called '{name}' follows the log.");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(timeout);
        try
        {
            while (true)
            {
                var next = advanced.Next;
                if (follower.Position >= position) return;
                // On a node that does not lead, the stored checkpoint is all there is to look at.
                if (await Checkpoints.Read(database, name, time.Token) >= position) return;
                await Signal.WaitOr(next, TimeSpan.FromMilliseconds(10), time.Token);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{name} did not reach position {position} within {timeout.TotalSeconds} s{(follower.Error is { } e ? $": {e}" : "")}.");
        }
    }

    public async Task Rebuild(string view, IProgress<(long Done, long Total)>? report = null, CancellationToken cancel = default)
    {
        var rebuilt = definition.Views.FirstOrDefault(v => v.Name == view) ?? throw new ArgumentException($"There is no view called '{view}'.");
        control.DemandWritable();
        if (rebuilt.Kind == ViewKind.Async) await Checkpoints.Make(database, view, cancel);

        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var table = rebuilt.KeptOverTime ? $"newsroom.kept_{Sql.Identifier(view)}" : $"public.mt_doc_{Sql.Identifier(view)}";

        // Whoever writes this view waits from here to the commit: an async view's worker behind its checkpoint's row, an
        // append with an inline view behind the table. Both then find that they were overtaken and fold again.
        if (rebuilt.Kind == ViewKind.Inline) await Run($"lock table {table} in share row exclusive mode");
        else await Run("select last_seq_id from public.mt_event_progression where name = $1 for update", Checkpoints.ShardOf(view));
        var upTo = await Ask(rebuilt.Kind == ViewKind.Inline
            ? "select coalesce(max(seq_id), 0) from public.mt_events"
            : "select safe from newsroom.safe_head(0)");

        var fold = new DocumentFold(rebuilt);
        long after = 0;
        while (true)
        {
            var events = await Read(after);
            foreach (var recorded in events) fold.Apply(recorded);
            after = events.Count > 0 ? events[^1].Position!.Value : upTo;
            report?.Report((after, upTo));
            if (events.Count < Page) break;
        }

        await Run($"delete from {table}");
        await fold.WriteAll(connection, cancel);
        if (rebuilt.Kind == ViewKind.Async)
        {
            await using var moved = new NpgsqlCommand(
                "update public.mt_event_progression set last_seq_id = $2, last_updated = now() where name = $1", connection, transaction);
            moved.Parameters.AddWithValue(Checkpoints.ShardOf(view));
            moved.Parameters.AddWithValue(upTo);
            await moved.ExecuteNonQueryAsync(cancel);
        }
        await Remember(rebuilt, connection, transaction, cancel);
        await transaction.CommitAsync(cancel);
        control.Committed();

        async Task<List<Recorded>> Read(long from)
        {
            await using var read = new NpgsqlCommand(Sql.Of("log/read_committed"), connection, transaction);
            read.Parameters.AddWithValue(from);
            read.Parameters.AddWithValue(rebuilt.Kind == ViewKind.Inline ? long.MaxValue : upTo);
            read.Parameters.AddWithValue(Page);
            await using var reader = await read.ExecuteReaderAsync(cancel);
            return await EventRows.Read(reader, definition.Events, cancel);
        }

        async Task Run(string sql, string? parameter = null)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            if (parameter is not null) command.Parameters.AddWithValue(parameter);
            await command.ExecuteNonQueryAsync(cancel);
        }

        async Task<long> Ask(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return (long)(await command.ExecuteScalarAsync(cancel))!;
        }
    }

    /// <summary>
    /// Rebuilds the views whose stored documents were folded by another definition, and inline views that are new to a
    /// log with events; an async view that is new simply starts at the beginning.
    /// </summary>
    public async Task RebuildChanged(Action<string> rebuilding, CancellationToken cancel)
    {
        foreach (var view in definition.Views)
        {
            await using var asked = database.CreateCommand(
                "select (select revision from newsroom.views where name = $1), exists (select from public.mt_events)");
            asked.Parameters.AddWithValue(view.Name);
            int? revision;
            bool events;
            await using (var reader = await asked.ExecuteReaderAsync(cancel))
            {
                await reader.ReadAsync(cancel);
                revision = reader.IsDBNull(0) ? null : reader.GetInt32(0);
                events = reader.GetBoolean(1);
            }
            if (revision == view.Revision) continue;
            if (events && (revision is not null || view.Kind == ViewKind.Inline))
            {
                rebuilding(view.Name);
                await Rebuild(view.Name, null, cancel);
            }
            else
            {
                await using var connection = await database.OpenConnectionAsync(cancel);
                await Remember(view, connection, null, cancel);
            }
        }
    }

    private static async Task Remember(IView view, NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "insert into newsroom.views (name, revision) values ($1, $2) on conflict (name) do update set revision = excluded.revision",
            connection, transaction);
        command.Parameters.AddWithValue(view.Name);
        command.Parameters.AddWithValue(view.Revision);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
