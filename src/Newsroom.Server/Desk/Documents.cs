using Marten;

namespace Newsroom.Server.Desk;

/// <summary>Marten's documents, with the store's own word for a database that is away.</summary>
public static class Documents
{
    /// <returns>Null when there is none of that id.</returns>
    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public static async Task<T?> Load<T>(this IDocumentStore store, string id, CancellationToken cancel) where T : class
    {
        try
        {
            await using var session = store.QuerySession();
            return await session.LoadAsync<T>(id, cancel);
        }
        catch (Exception away) when (StoreUnavailable.Of(away) is { } unavailable)
        {
            throw unavailable;
        }
    }
}
