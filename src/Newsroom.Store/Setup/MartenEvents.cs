using JasperFx.Events;
using Marten;
using Newsroom.Core.Kernel;

namespace Newsroom.Store;

/// <summary>Between Marten's events and recorded ones.</summary>
internal static class MartenEvents
{
    /// <param name="position">Whether Marten knows it: in an append it does not yet.</param>
    public static Recorded Recorded(this IEvent e, EventTypes types, bool position) => new(
        position ? e.Sequence : null, e.StreamKey!, e.Version, e.Id, types.NameOf(e.Data), e.Data, Times.Cut(e.Timestamp), MetadataOf(e));

    /// <summary>As an inline projection sees it: the type's name is Marten's, which is today's, and the position is not known.</summary>
    public static Recorded RecordedInline(this IEvent e) =>
        new(null, e.StreamKey!, e.Version, e.Id, e.EventTypeName, e.Data, Times.Cut(e.Timestamp), MetadataOf(e));

    public static Metadata MetadataOf(IEvent e) => new(
        e.UserName ?? "", e.CorrelationId, e.CausationId,
        Header(e, Metadata.ReasonHeader), Header(e, Metadata.KeyHeader), Header(e, Metadata.HashHeader));

    /// <summary>Writes the metadata onto an event that is about to be appended.</summary>
    private static void Stamp(IEvent e, Metadata metadata)
    {
        e.UserName = metadata.Actor;
        e.CorrelationId = metadata.CorrelationId;
        e.CausationId = metadata.CausationId;
        foreach (var (name, value) in metadata.Headers()) e.SetHeader(name, value);
    }

    /// <summary>Adds an append to a session's unit of work.</summary>
    /// <param name="at">The recorded time, by the database's clock.</param>
    public static void Queue(IDocumentOperations session, StreamAppend append, DateTimeOffset at)
    {
        var events = new IEvent[append.Ids.Length];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = session.Events.BuildEvent(append.Data[i]);
            events[i].Id = append.Ids[i];
            events[i].Timestamp = at;
            Stamp(events[i], append.Metadata);
        }
        // Marten's number is the version after the append, and with it a stream that is not there is at version 0.
        session.Events.Append(append.Stream, append.Version, [.. events]);
    }

    private static string? Header(IEvent e, string name) => e.GetHeader(name)?.ToString();
}
