using System.Collections.Concurrent;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Tables;

/// <summary>
/// Which views' stored documents were folded by another definition than this node's, or by none: they have to be rebuilt,
/// and until then nothing is folded onto them.
/// </summary>
internal sealed class Definitions(EngineDefinition definition)
{
    private readonly ConcurrentDictionary<string, IView> outdated = new(StringComparer.Ordinal);

    /// <summary>In the order in which they are defined.</summary>
    public IReadOnlyList<IView> Outdated => [.. definition.Views.Where(IsOutdated)];

    public bool AnyOutdated => !outdated.IsEmpty;

    public bool IsOutdated(IView view) => outdated.ContainsKey(view.Name);

    /// <summary>
    /// Compares the definitions with what is stored. An inline view that is new to a log with events is outdated; an async
    /// one that is new simply starts at the beginning.
    /// </summary>
    public async Task Compare(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var revisions = await Revisions(connection, cancel);
        foreach (var view in definition.Views)
        {
            var known = revisions.TryGetValue(view.Name, out var revision);
            if (known && revision == view.Revision) continue;
            if ((known || view.Kind == ViewKind.Inline) && await AnyEvent(connection, cancel)) outdated[view.Name] = view;
            else await Remember(connection, view, swaps: 0, cancel);
        }
    }

    /// <summary>Looks which of the outdated ones have been rebuilt, here or elsewhere.</summary>
    public async Task Look(NpgsqlConnection connection, CancellationToken cancel)
    {
        var revisions = await Revisions(connection, cancel);
        foreach (var view in outdated.Values)
            if (revisions.TryGetValue(view.Name, out var revision) && revision == view.Revision) outdated.TryRemove(view.Name, out _);
    }

    /// <summary>Says by which definition the view's documents are folded now.</summary>
    /// <param name="swaps">1 when its table was swapped as well.</param>
    public static async Task Remember(NpgsqlConnection connection, IView view, int swaps, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Sql.Of("views/remember"), connection);
        command.Parameters.AddWithValue(view.Name);
        command.Parameters.AddWithValue(view.Revision);
        command.Parameters.AddWithValue((long)swaps);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// What goes into an append's transaction in place of an outdated inline view's documents: it holds the table as if it
    /// had written them, so that the rebuild waits for its events, and fails when the rebuild came first.
    /// </summary>
    public static IEnumerable<NpgsqlBatchCommand> PassBy(IView view)
    {
        yield return new(Sql.For("views/pass_by", view.Name));
        yield return new(Sql.Of("views/still_outdated"))
        {
            Parameters =
            {
                new() { Value = view.Name, NpgsqlDbType = NpgsqlDbType.Text },
                new NpgsqlParameter<int> { TypedValue = view.Revision },
            },
        };
    }

    private static async Task<Dictionary<string, int>> Revisions(NpgsqlConnection connection, CancellationToken cancel)
    {
        var revisions = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("select name, revision from newsroom.views", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) revisions[reader.GetString(0)] = reader.GetInt32(1);
        return revisions;
    }

    private static async Task<bool> AnyEvent(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select from public.mt_events)", connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
