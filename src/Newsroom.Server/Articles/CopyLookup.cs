using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Text;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;

namespace Newsroom.Server.Articles;

/// <summary>Finds whose text a report repeats under another address.</summary>
public sealed class CopyLookup(EngineRoom room, KeptViews views)
{
    /// <summary>The earliest report that has, or had in an earlier revision, the same words; null when there is none, or the text is too short to tell.</summary>
    public async Task<CopyOf?> Find(Content content, string notOf, CancellationToken cancel)
    {
        if (Normalisation.CopyFingerprint(content.Body) is not { } fingerprint) return null;
        var head = await room.Engine.Events.SafeHead(cancel);
        await views.WaitFor(head, cancel, ArticlesView.ViewName);
        var found = await views.Query(
            "Articles/copy_of.sql", row => new CopyOf(row.GetString(0), row.GetInt32(1)), cancel, head, fingerprint, notOf);
        return found.Count == 0 ? null : found[0];
    }
}
