using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Holds what is stored against the fold of the whole log.</summary>
public static class Stored
{
    /// <summary>A listing: the same rows with the same ends, and in each what the fold had there.</summary>
    public static async Task EqualsFold(TestNode node, TestDatabase database, IListing listing) =>
        Assert.Equal(Folded.Rows(listing, await node.WholeLog()), await Rows(database, listing));

    /// <summary>A snapshot: the same ids, the same contents.</summary>
    public static async Task EqualsFold<TState>(TestNode node, TestDatabase database, string snapshot) where TState : class, IFold<TState> =>
        Assert.Equal(
            Folded.Snapshot<TState>(await node.WholeLog()).Select(d => $"{d.Key}|{d.Value}").Order(StringComparer.Ordinal),
            (await database.Documents(snapshot)).Select(line => line.Split('|', 2)).Select(d => $"{d[0]}|{Again(typeof(TState), d[1])}").Order(StringComparer.Ordinal));

    private static async Task<IReadOnlyList<KeptRow>> Rows(TestDatabase database, IListing listing) =>
    [
        .. (await database.Kept(listing.Name)).Select(line => line.Split('|', 5)).Select(field => new KeptRow(
            field[0], long.Parse(field[1]), long.Parse(field[2]), field[3] is "" ? null : long.Parse(field[3]), Again(listing.RowType, field[4]))),
    ];

    /// <summary>As it is written; the database prints JSON in its own way.</summary>
    private static string Again(Type type, string json) => Folded.Text(JsonSerializer.Deserialize(json, type, KernelJson.Options));
}
