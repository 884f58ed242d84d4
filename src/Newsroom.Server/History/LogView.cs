using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Push;

namespace Newsroom.Server.History;

/// <summary>
/// What of the log's events a role sees. Every key is the desk's, so that drafts, notes and reasons are shown to all of them;
/// grants of keys are an administrator's to see, and the words of retracted reports an editor's. A report that was retracted
/// since has lost its words in the events before the retraction too.
/// </summary>
public sealed class LogView(Retractions retractions, AnnotationArticles notes)
{
    /// <summary>The events that the role sees, in order, as it sees them.</summary>
    /// <param name="head">The safe head that they were read at; for an event that comes live, its own position.</param>
    public async ValueTask<IReadOnlyList<EventAnswer>> Of(IReadOnlyList<Recorded> events, long head, Role role, CancellationToken cancel)
    {
        var seen = events.Where(e => EventAnswer.MaySee(e, role.Allows(Role.Administrator))).ToList();
        if (role.Allows(Role.Editor)) return [.. seen.Select(EventAnswer.Of)];
        var reports = new Dictionary<long, string>();
        foreach (var recorded in seen)
        {
            // Only events that have words of a report are looked into.
            if (ReferenceEquals(WithoutWords.Of(recorded), recorded)) continue;
            var isNote = Streams.CategoryOf(recorded.Stream) == Annotation.Category;
            if ((isNote ? await notes.Of(recorded, cancel) : recorded.Subject) is { } report) reports.Add(recorded.Position!.Value, report);
        }
        var retracted = await retractions.Among(reports.Values, head, cancel);
        return [.. seen.Select(e => EventAnswer.Of(
            reports.TryGetValue(e.Position!.Value, out var report) && retracted.Contains(report) ? WithoutWords.Of(e) : e))];
    }

    /// <summary>The event as the role sees it; null when it does not.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{Recorded}, long, Role, CancellationToken)"/>
    public async ValueTask<EventAnswer?> Of(Recorded recorded, long head, Role role, CancellationToken cancel) =>
        await Of([recorded], head, role, cancel) is [var seen] ? seen : null;
}
