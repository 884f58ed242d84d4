using Marten;
using Newsroom.Core.Access;

namespace Newsroom.Server.Asking;

/// <summary>Every API key that was ever granted, the oldest first, by the inline snapshot: it stands with the events, however long the log is.</summary>
public sealed class ListKeys(IDocumentStore store)
{
    public async Task<IReadOnlyList<AccessKey>> Ask(CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        return [.. (await session.Query<AccessKey>().ToListAsync(cancel)).OrderBy(k => k.GrantedAt).ThenBy(k => k.Id, StringComparer.Ordinal)];
    }
}
