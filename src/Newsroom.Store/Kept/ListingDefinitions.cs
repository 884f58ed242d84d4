using System.Collections.Concurrent;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// Which listings' stored rows were folded by another definition than this node's, or by none: they have to be rebuilt, and
/// until then nothing is folded onto them.
/// </summary>
internal sealed class ListingDefinitions(StoreModel model)
{
    private readonly ConcurrentDictionary<string, IListing> outdated = new(StringComparer.Ordinal);

    /// <summary>In the order in which they are defined.</summary>
    public IReadOnlyList<IListing> Outdated => [.. model.Listings.Where(IsOutdated)];

    public bool AnyOutdated => !outdated.IsEmpty;

    public bool IsOutdated(IListing listing) => outdated.ContainsKey(listing.Name);

    /// <summary>Compares the definitions with what is stored. One that is new to a log that has been folded is outdated.</summary>
    /// <param name="foldedTo">How far the listings have come together; 0 when nothing was folded yet.</param>
    public async Task Compare(NpgsqlConnection connection, long foldedTo, CancellationToken cancel)
    {
        var revisions = await Revisions(connection, cancel);
        foreach (var listing in model.Listings)
        {
            var known = revisions.TryGetValue(listing.Name, out var revision);
            if (known && revision == listing.Revision) continue;
            if (foldedTo > 0) outdated[listing.Name] = listing;
            else await Remember(connection, listing, swaps: 0, cancel);
        }
    }

    /// <summary>Looks which of the outdated ones have been rebuilt, here or elsewhere.</summary>
    public async Task Look(NpgsqlConnection connection, CancellationToken cancel)
    {
        var revisions = await Revisions(connection, cancel);
        foreach (var listing in outdated.Values)
            if (revisions.TryGetValue(listing.Name, out var revision) && revision == listing.Revision) outdated.TryRemove(listing.Name, out _);
    }

    /// <summary>Says by which definition the listing's rows are folded now.</summary>
    /// <param name="swaps">1 when its table was swapped as well.</param>
    public static async Task Remember(NpgsqlConnection connection, IListing listing, int swaps, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Sql.Of("listings/remember"), connection);
        command.Parameters.AddWithValue(listing.Name);
        command.Parameters.AddWithValue(listing.Revision);
        command.Parameters.AddWithValue((long)swaps);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<Dictionary<string, int>> Revisions(NpgsqlConnection connection, CancellationToken cancel)
    {
        var revisions = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("select name, revision from newsroom.listings", connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) revisions[reader.GetString(0)] = reader.GetInt32(1);
        return revisions;
    }
}
