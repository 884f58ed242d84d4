using JasperFx.Events.Projections;

namespace Newsroom.Store;

/// <summary>
/// What Marten's daemon has in memory of the log at a time. It counts events and no bytes, and of these newsrooms' events one may
/// be half a megabyte: by its own measure (pages of 500, five of them ahead) a node that is behind would need gigabytes.
/// </summary>
public static class DaemonPages
{
    private const int Events = 100;

    /// <summary>For a subscription, and for the listings.</summary>
    public static void Bound(AsyncOptions options)
    {
        options.BatchSize = Events;
        options.MaximumHopperSize = Events;
    }
}
