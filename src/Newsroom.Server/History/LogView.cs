using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Push;

namespace Newsroom.Server.History;

/// <summary>
/// What of the log's events somebody sees. Every key is the desk's, so that drafts, the desk's notes and reasons are shown to all of them;
/// a note that is not for them is left out, grants of keys are an administrator's to see, and the words of retracted reports an editor's. A report that was retracted
/// since has lost its words in the events before the retraction too.
/// </summary>
public sealed class LogView(Retractions retractions, AnnotationArticles notes, NoteReaders readers)
{
    /// <summary>The events that the role sees, in order, as it sees them.</summary>
    /// <param name="head">The safe head that they were read at.</param>
    /// <param name="reader">Whose notes they may be.</param>
    public async ValueTask<IReadOnlyList<Recorded>> Of(IReadOnlyList<Recorded> events, long head, Role role, Colleague reader, CancellationToken cancel)
    {
        var theirs = await readers.Seen(events, reader, head, cancel);
        var seen = events.Where(e => MaySee(e, role) && (theirs.Contains(e) || IsUnreadable(e))).ToList();
        if (role.Allows(Role.Editor)) return seen;
        var reports = new Dictionary<long, string>();
        foreach (var recorded in seen)
            if (WithoutWords.Concerns(recorded) && await ReportOf(recorded, cancel) is { } report) reports.Add(recorded.Position!.Value, report);
        var retracted = await retractions.Among(reports.Values, head, cancel);
        return [.. seen.Select(e => reports.TryGetValue(e.Position!.Value, out var report) && retracted.Contains(report) ? WithoutWords.Of(e) : e)];
    }

    /// <summary>The event as the role sees it, the same object where that is all of it; null when it does not.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{Recorded}, long, Role, Colleague, CancellationToken)"/>
    public async ValueTask<Recorded?> Of(Recorded recorded, long head, Role role, Colleague reader, CancellationToken cancel)
    {
        if (!MaySee(recorded, role) || !(IsUnreadable(recorded) || await readers.Sees(recorded, reader, head, cancel))) return null;
        if (role.Allows(Role.Editor) || !WithoutWords.Concerns(recorded) || await ReportOf(recorded, cancel) is not { } report) return recorded;
        var isRetracted = retractions.IsRetracted(report, head) ?? (await retractions.Among([report], head, cancel)).Count > 0;
        return isRetracted ? WithoutWords.Of(recorded) : recorded;
    }

    /// <summary>Grants and revocations of keys are an administrator's to see, and what cannot be read here: nobody can say whom that concerns.</summary>
    private static bool MaySee(Recorded recorded, Role role) =>
        role.Allows(Role.Administrator) || (Streams.CategoryOf(recorded.Stream) != AccessKey.Category && !IsUnreadable(recorded));

    private static bool IsUnreadable(Recorded recorded) => recorded.Data is Unreadable;

    private ValueTask<string?> ReportOf(Recorded recorded, CancellationToken cancel) =>
        Streams.CategoryOf(recorded.Stream) == Annotation.Category ? notes.Of(recorded, cancel) : new(recorded.Subject);
}
