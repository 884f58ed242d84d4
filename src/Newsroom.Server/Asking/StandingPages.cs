using Microsoft.Extensions.Caching.Memory;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Server.Asking;

/// <summary>
/// Stories' pages about now, as this node made them last: one stands, and is not made anew, while the log has nothing new of what it
/// shows. That is asked of the end of the log that the node keeps in memory; where it does not reach back far enough, or it cannot be
/// told what an event is about, the page does not stand. Bounded in bytes.
/// </summary>
public sealed class StandingPages(EventLog log) : IDisposable
{
    private const long Bytes = 16 * 1024 * 1024;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Bytes });

    /// <param name="key">Of everything that decides what the page shows, but for the log: the question, and who asks.</param>
    public async ValueTask<StandingPage?> Find(string key, CancellationToken cancel)
    {
        if (!kept.TryGetValue(key, out StandingPage? page) || page is null) return null;
        return Stands(page, await log.Head(0, cancel)) ? page : null;
    }

    public void Keep(string key, StandingPage page) =>
        kept.Set(key, page, new MemoryCacheEntryOptions { Size = page.Bytes.Length + 512 });

    public void Dispose() => kept.Dispose();

    private bool Stands(StandingPage page, long head)
    {
        while (page.Seen < head)
        {
            if (log.Latest(page.Seen) is not { } next || next.UpTo <= page.Seen || next.Events.Any(e => Concerns(page, e))) return false;
            // Whatever others have looked through meanwhile, the same holds of it.
            page.Seen = next.UpTo;
        }
        return true;
    }

    private bool Concerns(StandingPage page, Recorded recorded)
    {
        var category = Streams.CategoryOf(recorded.Stream);
        if (category == Story.Category) return recorded.Subject == page.Story;
        if (category == Article.Category) return page.Reports.Contains(recorded.Subject);
        if (category == Annotation.Category) return IsOnOneOf(page.Reports, recorded);
        return category != AccessKey.Category;
    }

    private bool IsOnOneOf(IReadOnlySet<string> reports, Recorded recorded) =>
        (recorded.Version == 1 ? recorded : log.Recent(recorded.Stream) is [var first, ..] ? first : null)?.Data switch
        {
            AnnotationPosted posted => reports.Contains(posted.Article),
            AnnotationPostedElsewhere => false,
            _ => true,
        };
}

/// <param name="Story">Id of the story.</param>
/// <param name="Reports">Ids of all that are attached, shown or on a later page.</param>
/// <param name="Position">That the page is about.</param>
public sealed record StandingPage(string Story, IReadOnlySet<string> Reports, long Position, byte[] Bytes, string ETag)
{
    private long seen = Position;

    /// <summary>Nothing up to this position changes it.</summary>
    internal long Seen
    {
        get => Interlocked.Read(ref seen);
        set => Interlocked.Exchange(ref seen, value);
    }
}
