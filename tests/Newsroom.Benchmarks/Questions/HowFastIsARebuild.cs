using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How long does it take to fold a document view anew from the whole log?</summary>
/// <remarks>
/// Ours: <see cref="IProjections.Rebuild"/> from the call to its return, the new documents committed: one document of some
/// 300 bytes a stream of ten events. The limit: the same table streamed out by COPY, all columns, in whichever of text and
/// binary this machine reads faster, thrown away on arrival. Both by one process over one local connection or more, as each
/// likes. Outside: opening the engine, and loading the log.
/// </remarks>
internal static class HowFastIsARebuild
{
    private const string Events = "public.mt_events";
    private const double Must = 4;

    public static async Task<Answer> Ask(Bench bench)
    {
        var database = await SharedLogs.TenAStream(bench);
        await using var engine = await Bench.Engine(database, new SummaryView());
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { CommandTimeout = 0 }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();

        await Copies.Out(connection, Events);
        var binary = await Bench.Seconds(() => Copies.Out(connection, Events));
        var text = await Bench.Seconds(() => Copies.OutAsText(connection, Events));
        var format = text < binary ? "text" : "binary";
        var pairs = await Bench.Pairs(3,
            () => Bench.Seconds(() => engine.Projections.Rebuild(SummaryView.ViewName)),
            () => Bench.Seconds(() => text < binary ? Copies.OutAsText(connection, Events) : Copies.Out(connection, Events)));
        return new($"Rebuild of a document view from {SharedLogs.Events(bench):N0} events", pairs.Ours, "s", pairs.Limit, pairs.Ratio, "≤ 4", pairs.Ratio <= Must)
        {
            Note = $"{pairs.Spread}; the limit is COPY … TO STDOUT as {format}",
        };
    }
}
