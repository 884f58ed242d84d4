using System.Runtime.CompilerServices;
using Marten;

namespace Newsroom.Marten;

/// <summary>
/// What inline projections have folded in sessions that are not committed yet: kept in memory once they are, so that the
/// next append to a stream need not read its documents.
/// </summary>
internal sealed class InlineMemory
{
    private readonly ConditionalWeakTable<IDocumentOperations, List<InlineViews.Prepared>> underWay = [];

    public void Folded(IDocumentOperations session, InlineViews.Prepared prepared) => underWay.GetOrCreateValue(session).Add(prepared);

    public void Committed(IDocumentOperations session)
    {
        foreach (var prepared in Of(session)) InlineViews.Keep(prepared, static _ => true);
    }

    /// <summary>Not written, or nobody knows.</summary>
    public void Lost(IDocumentOperations session)
    {
        foreach (var prepared in Of(session)) InlineViews.Forget(prepared);
    }

    private List<InlineViews.Prepared> Of(IDocumentOperations session) => underWay.TryGetValue(session, out var folded) ? folded : [];
}
