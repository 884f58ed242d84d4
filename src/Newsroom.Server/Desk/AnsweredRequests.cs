using JasperFx;
using Marten;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Desk;

/// <summary>
/// A request with a key that came to an end, and where: also one that had nothing to do, which no event tells of. It holds nothing
/// that anybody wrote; the answer to a repeat is folded from the log.
/// </summary>
/// <param name="Id">Of (actor, method, route, key).</param>
/// <param name="Hash">Of everything that the request said.</param>
/// <param name="Stream">What it was about.</param>
/// <param name="Version">The stream's, as the request left it.</param>
public sealed record AnsweredRequest(string Id, string Hash, string Stream, long Version);

/// <summary>Remembers requests that have a key, so that each is carried out once. One that is refused is not remembered: it changed nothing, and may be right later.</summary>
public sealed class AnsweredRequests(IDocumentStore store)
{
    /// <exception cref="StoreUnavailable">The database cannot be reached.</exception>
    public Task<AnsweredRequest?> Find(string id, CancellationToken cancel) => store.Load<AnsweredRequest>(id, cancel);

    /// <summary>Of a request that had nothing to do: there is no append that it could commit with.</summary>
    /// <exception cref="StreamConflict">The same request was answered at the same moment elsewhere.</exception>
    /// <exception cref="StoreUnavailable">The database cannot be written to.</exception>
    public async Task Add(AnsweredRequest request, CancellationToken cancel)
    {
        try
        {
            await using var session = store.LightweightSession();
            session.Insert(request);
            await session.SaveChangesAsync(cancel);
        }
        catch (Exception e) when (IsTaken(e))
        {
            throw AnsweredElsewhere(request);
        }
        catch (Exception away) when (StoreUnavailable.Of(away) is { } unavailable)
        {
            throw unavailable;
        }
    }

    /// <summary>Whether what failed is that the same request was answered at the same moment elsewhere.</summary>
    public static bool IsTaken(Exception e) => e is DocumentAlreadyExistsException { DocType: var type } && type == typeof(AnsweredRequest);

    public static StreamConflict AnsweredElsewhere(AnsweredRequest request) => new(request.Stream, request.Version, -1);
}
