using JasperFx.Events;
using Newsroom.Core.Kernel;

namespace Newsroom.Marten;

/// <summary>Between Marten's events and the port's.</summary>
internal static class MartenEvents
{
    /// <param name="position">Whether Marten knows it: in an append it does not yet.</param>
    public static Recorded Recorded(this IEvent e, EventTypes types, bool position) => new(
        position ? e.Sequence : null, e.StreamKey!, e.Version, e.Id, types.NameOf(e.Data), e.Data, Times.Cut(e.Timestamp), MetadataOf(e));

    public static Metadata MetadataOf(IEvent e) => new(
        e.UserName ?? "", e.CorrelationId, e.CausationId,
        Header(e, Metadata.ReasonHeader), Header(e, Metadata.KeyHeader), Header(e, Metadata.HashHeader));

    /// <summary>Writes the metadata onto an event that is about to be appended.</summary>
    public static void Stamp(IEvent e, Metadata metadata)
    {
        e.UserName = metadata.Actor;
        e.CorrelationId = metadata.CorrelationId;
        e.CausationId = metadata.CausationId;
        foreach (var (name, value) in metadata.Headers()) e.SetHeader(name, value);
    }

    private static string? Header(IEvent e, string name) => e.GetHeader(name)?.ToString();
}
