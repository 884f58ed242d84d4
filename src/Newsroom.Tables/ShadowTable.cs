using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Tables;

/// <summary>The table beside a view's own into which the view is rebuilt: made, indexed and swapped by SQL functions.</summary>
internal static class ShadowTable
{
    public const string Schema = "newsroom_rebuild";

    public static string LiveOf(IView view) => $"{(view.KeptOverTime ? "newsroom" : "public")}.{ViewCopy.TableOf(view)}";

    public static Task Make(NpgsqlConnection connection, IView view, CancellationToken cancel) =>
        Run(connection, $"select newsroom.make_shadow('{LiveOf(view)}')", cancel);

    /// <summary>Indexes and statistics, so that the first readers after the swap find both.</summary>
    public static async Task Finish(NpgsqlConnection connection, IView view, CancellationToken cancel)
    {
        await Run(connection, "set maintenance_work_mem = '128MB'", cancel);
        await Run(connection, $"select newsroom.index_shadow('{LiveOf(view)}', false)", cancel);
        await Run(connection, $"analyze {Schema}.{ViewCopy.TableOf(view)}", cancel);
    }

    /// <summary>The caller holds the live table, so that nobody is in it.</summary>
    public static Task Swap(NpgsqlConnection connection, IView view, CancellationToken cancel) =>
        Run(connection, $"select newsroom.swap_shadow('{LiveOf(view)}')", cancel);

    public static Task Drop(NpgsqlConnection connection, IView view, CancellationToken cancel) =>
        Run(connection, $"drop table if exists {Schema}.{ViewCopy.TableOf(view)}", cancel);

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
