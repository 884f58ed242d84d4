using System.Collections.Concurrent;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Server.Asking;

/// <summary>
/// Who had which text first, of the last texts that were filed: whoever files one need not wait for the list of reports to show the one
/// before. The list knows the earlier ones.
/// </summary>
public sealed class RecentTexts
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, CopyOf> first = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, bool> own = new();
    private long from = long.MaxValue;

    /// <summary>Every text filed above this position is known here; nothing is before somebody follows the log.</summary>
    public long From => Volatile.Read(ref from);

    /// <param name="fingerprint">Of <see cref="Normalisation.CopyFingerprint"/>.</param>
    public CopyOf? Find(string fingerprint) => first.GetValueOrDefault(fingerprint);

    /// <summary>What this node has just written: known before the writer is answered.</summary>
    public void Add(IReadOnlyList<Recorded> written)
    {
        foreach (var recorded in written)
            if (Add(recorded)) own.TryAdd(recorded.Position!.Value, true);
    }

    /// <summary>Told by whoever follows the log for this node: nothing is missing between two calls.</summary>
    public void Watch(IReadOnlyList<Recorded> events)
    {
        foreach (var recorded in events)
            if (!own.TryRemove(recorded.Position!.Value, out _)) Add(recorded);
    }

    /// <summary>Whoever follows the log begins here, or has passed over something.</summary>
    public void WatchFrom(long position)
    {
        first.Clear();
        own.Clear();
        Volatile.Write(ref from, position);
    }

    private bool Add(Recorded recorded)
    {
        if (Article.ContentOf(recorded.Data) is not { } content || Normalisation.CopyFingerprint(content.Body) is not { } fingerprint) return false;
        // Forgetting all at once is crude, and enough: until the list has come so far, whoever files waits for it.
        if (first.Count >= Most) WatchFrom(recorded.Position!.Value - 1);
        return first.TryAdd(fingerprint, new CopyOf(recorded.Subject, RevisionOf(recorded.Data)));
    }

    private static int RevisionOf(object data) => data switch
    {
        ArticleRevised e => e.Revision,
        ArticleCorrected e => e.Revision,
        _ => 1,
    };
}
