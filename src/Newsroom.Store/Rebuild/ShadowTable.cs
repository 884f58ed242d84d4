using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>The table beside a listing's own into which the listing is rebuilt: made, indexed and swapped by SQL functions.</summary>
internal static class ShadowTable
{
    public const string Schema = "newsroom_rebuild";

    public static string LiveOf(IListing listing) => $"newsroom.{ListingCopy.TableOf(listing)}";

    public static Task Make(NpgsqlConnection connection, IListing listing, CancellationToken cancel) =>
        Run(connection, $"select newsroom.make_shadow('{LiveOf(listing)}')", cancel);

    /// <summary>Indexes and statistics, so that the first readers after the swap find both.</summary>
    public static async Task Finish(NpgsqlConnection connection, IListing listing, CancellationToken cancel)
    {
        await Run(connection, "set maintenance_work_mem = '128MB'", cancel);
        await Run(connection, $"select newsroom.index_shadow('{LiveOf(listing)}', false)", cancel);
        await Run(connection, $"analyze {Schema}.{ListingCopy.TableOf(listing)}", cancel);
    }

    /// <summary>The caller holds the live table, so that nobody is in it.</summary>
    public static Task Swap(NpgsqlConnection connection, IListing listing, CancellationToken cancel) =>
        Run(connection, $"select newsroom.swap_shadow('{LiveOf(listing)}')", cancel);

    public static Task Drop(NpgsqlConnection connection, IListing listing, CancellationToken cancel) =>
        Run(connection, $"drop table if exists {Schema}.{ListingCopy.TableOf(listing)}", cancel);

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
