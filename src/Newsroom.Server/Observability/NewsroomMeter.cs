using System.Diagnostics.Metrics;
using Newsroom.Server.Access;
using Newsroom.Server.Hosting;
using Newsroom.Server.Push;

namespace Newsroom.Server.Observability;

/// <summary>
/// The meter "Newsroom": what an operator looks at. Positions are places in the log, not counts; what several nodes say of
/// the database is the same on each, what they say of themselves is not.
/// </summary>
public sealed class NewsroomMeter : IDisposable
{
    private readonly Meter meter;

    public string Name => meter.Name;

    public NewsroomMeter(IMeterFactory meters, StoreObserver observer, LiveStreams streams, Draining draining, FailedKeys failed)
    {
        meter = meters.Create("Newsroom");
        Gauge("newsroom.node.open", "1 while this node's store is open and its database answers.", () => observer.Latest.Open ? 1 : 0);
        Gauge("newsroom.node.writable", "1 while this node's appends are taken.", () => observer.Latest.Writable ? 1 : 0);
        Gauge("newsroom.node.draining", "1 from the signal to stop on.", () => draining.Begun ? 1 : 0);

        Gauges("newsroom.log.safe_head", "{position}", "The position below which nothing can still commit.",
            () => observer.Latest is { Open: true } now ? [new Measurement<long>(now.Head)] : []);
        Followers("newsroom.follower.position", "{position}", "How far the listings together, or a subscription, have come.", (now, f) => f.Position);
        Followers("newsroom.follower.lag", "{position}", "Positions from there to the safe head.", (now, f) => Math.Max(0, now.Head - f.Position));
        Followers("newsroom.follower.stuck", "{follower}", "1 while it stands still with an error and goes on trying.", (now, f) => f.Error is null ? 0 : 1);
        Followers("newsroom.follower.rebuilding", "{listing}", "1 while this node rebuilds the listing.", (now, f) => f.Rebuilding is null ? 0 : 1);

        Gauges("newsroom.messages", "{message}", "Messages that are not done, by type and state; dead ones are not tried again by themselves.",
            () => observer.Latest.Messages.SelectMany(m => new[]
            {
                Of(m.Waiting, m.Type, "waiting"), Of(m.Due, m.Type, "due"), Of(m.UnderWay, m.Type, "under_way"), Of(m.Dead, m.Type, "dead"),
            }));

        Gauge("newsroom.push.subscribers", "Clients that listen to the live log of this node.", () => streams.Count, "{subscriber}");
        meter.CreateObservableCounter("newsroom.push.cut_off", () => streams.CutOff, "{subscriber}", "Subscribers cut off since they did not read.");

        meter.CreateObservableCounter("newsroom.access.failures", () => failed.Counts.Select(f => new Measurement<long>(f.Count, new KeyValuePair<string, object?>("reason", f.Reason))),
            "{request}", "Requests whose key opened nothing, by reason; limited: from an address that had failed too often.");

        void Followers(string name, string unit, string description, Func<Observation, Progress, long> value) =>
            Gauges(name, unit, description, () =>
            {
                var now = observer.Latest;
                return now.Shards.Select(f => new Measurement<long>(value(now, f), new KeyValuePair<string, object?>("follower", f.Name)));
            });
    }

    public void Dispose() => meter.Dispose();

    private static Measurement<long> Of(long count, string type, string state) =>
        new(count, new KeyValuePair<string, object?>("type", type), new KeyValuePair<string, object?>("state", state));

    private void Gauge(string name, string description, Func<long> value, string unit = "{node}") =>
        meter.CreateObservableGauge(name, value, unit, description);

    private void Gauges(string name, string unit, string description, Func<IEnumerable<Measurement<long>>> values) =>
        meter.CreateObservableGauge(name, values, unit, description);
}
