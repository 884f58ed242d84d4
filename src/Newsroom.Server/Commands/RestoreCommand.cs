using System.CommandLine;
using System.Text.Json;
using Newsroom.Cluster;
using Newsroom.Core.Kernel;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;
using Npgsql;

namespace Newsroom.Server.Commands;

/// <summary><c>restore FILE [--data DIR]</c>: a backup into an empty data directory, started once to see that it is whole.</summary>
public sealed class RestoreCommand(Context context)
{
    private static readonly Argument<string> FileArgument = new("FILE") { Description = "A file that backup made." };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The data directory to fill, empty or not there yet; NEWSROOM_DATA, or the usual one, when left out.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "For machines." };

    public Command Make()
    {
        var restore = new Command("restore", "Fill an empty data directory from a backup.") { FileArgument, Data, Json };
        restore.SetAction((p, cancel) => Restore(p.GetValue(FileArgument)!, p.GetValue(Data), p.GetValue(Json), cancel));
        return restore;
    }

    private async Task<int> Restore(string file, string? data, bool json, CancellationToken cancel)
    {
        if (data is null && context.Options.ConnectionString is not null)
        {
            throw new CommandRefused(ExitCodes.Refused,
                "ConnectionStrings__Newsroom names a PostgreSQL server of its own, and a backup is of the embedded one. "
                + "Say where its files are to lie: --data DIR.");
        }
        if (!File.Exists(file)) throw new CommandRefused(ExitCodes.NotFound, $"There is no file {file}.");
        var directory = Path.GetFullPath(data ?? context.Options.DataDirectory);
        var cluster = new ClusterOptions { DataDirectory = directory };

        BackupFacts? unpacked = null;
        await LongWork.Run(context.Errors, "Restoring", async report =>
            unpacked = await ClusterRestore.UnpackAsync(file, cluster, report, new Lines(context.Errors), cancel));
        long position;
        // The first start replays the log that came along; only then the copy is one moment.
        await using (var database = await PrivateCluster.StartAsync(cluster, null, cancel)) position = await Check(database.ConnectionString, cancel);

        await context.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { directory, position, startedAt = unpacked!.StartedAt, finishedAt = unpacked.FinishedAt }, ApiJson.Options)
            : $"{directory}: restored up to position {position}, a moment between {Times.Text(unpacked!.StartedAt)} and {Times.Text(unpacked.FinishedAt)}. Start with NEWSROOM_DATA={directory}");
        return ExitCodes.Done;
    }

    /// <summary>Every stream's versions count its events, as they did; gives the last position.</summary>
    private static async Task<long> Check(string connectionString, CancellationToken cancel)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (var broken = source.CreateCommand(
            """
            select s.id from public.mt_streams s
            left join (select stream_id, count(*) as events, max(version) as last from public.mt_events group by stream_id) e on e.stream_id = s.id
            where s.version is distinct from coalesce(e.last, 0) or s.version is distinct from coalesce(e.events, 0) limit 1
            """))
        {
            if (await broken.ExecuteScalarAsync(cancel) is string stream)
                throw new CommandRefused(ExitCodes.Failed, $"The restored log is not whole: the versions of {stream} do not count its events.");
        }
        await using var last = source.CreateCommand("select coalesce(max(seq_id), 0) from public.mt_events");
        return (long)(await last.ExecuteScalarAsync(cancel))!;
    }

    private sealed class Lines(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}
