using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;

namespace Newsroom.Server.History;

/// <summary>
/// What of the log's events a role sees. Every key is the desk's, so that drafts, notes and reasons are shown to all of them;
/// grants of keys are an administrator's to see, and the words of retracted reports an editor's. A report that was retracted
/// since has lost its words in the events before the retraction too.
/// </summary>
public sealed class LogView(EventLog log, Retractions retractions)
{
    /// <summary>The events that the role sees, in order, as it sees them.</summary>
    /// <exception cref="ListingBehind">The list of reports has not come so far yet.</exception>
    public async ValueTask<IReadOnlyList<EventAnswer>> Of(IReadOnlyList<Recorded> events, Role role, CancellationToken cancel)
    {
        var seen = events.Where(e => EventAnswer.MaySee(e, role.Allows(Role.Administrator))).ToList();
        if (role.Allows(Role.Editor)) return [.. seen.Select(EventAnswer.Of)];
        var reports = new Dictionary<long, string>();
        foreach (var recorded in seen)
            if (!ReferenceEquals(WithoutWords.Of(recorded), recorded) && await ReportOf(recorded, cancel) is { } report) reports.Add(recorded.Position!.Value, report);
        var retracted = await retractions.Of(reports.Values, cancel);
        return [.. seen.Select(e => EventAnswer.Of(
            reports.TryGetValue(e.Position!.Value, out var report) && retracted.ContainsKey(report) ? WithoutWords.Of(e) : e))];
    }

    /// <summary>The event as the role sees it; null when it does not.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{Recorded}, Role, CancellationToken)"/>
    public async ValueTask<EventAnswer?> Of(Recorded recorded, Role role, CancellationToken cancel) =>
        await Of([recorded], role, cancel) is [var seen] ? seen : null;

    /// <summary>The report whose words the event has; a note says in its first event which one it is on.</summary>
    private async ValueTask<string?> ReportOf(Recorded recorded, CancellationToken cancel) => recorded.Data switch
    {
        AnnotationPosted e => e.Article,
        AnnotationReanchored => await log.ReadStream(recorded.Stream, UpTo.TheVersion(1), cancel) is [{ Data: AnnotationPosted first }] ? first.Article : null,
        _ when Streams.CategoryOf(recorded.Stream) == Article.Category => recorded.Subject,
        _ => null,
    };
}
