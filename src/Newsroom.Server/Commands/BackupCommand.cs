using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Newsroom.Cluster;
using Newsroom.Core.Kernel;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;

namespace Newsroom.Server.Commands;

/// <summary><c>backup PATH</c>: the whole private database into one file, whether or not the server runs.</summary>
public sealed class BackupCommand(Context context)
{
    private static readonly Argument<string> PathArgument = new("PATH")
    {
        Description = "The file to make; or a directory, in which it is named after the time.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "For machines." };

    public Command Make()
    {
        var backup = new Command("backup", "Copy the whole embedded database into one file, while the server goes on.") { PathArgument, Json };
        backup.SetAction((p, cancel) => Backup(p.GetValue(PathArgument)!, p.GetValue(Json), cancel));
        return backup;
    }

    private async Task<int> Backup(string path, bool json, CancellationToken cancel)
    {
        if (context.Options.ConnectionString is not null)
        {
            throw new CommandRefused(ExitCodes.Refused,
                "ConnectionStrings__Newsroom names a PostgreSQL server of its own, and this command copies the files of the embedded one. "
                + "Use that server's own means: pg_basebackup for all of it, or pg_dump --format=custom for this database.");
        }
        if (!Directory.Exists(Path.Combine(context.Options.DataDirectory)))
            throw new CommandRefused(ExitCodes.NotFound, $"There is no newsroom in {context.Options.DataDirectory}.");
        var file = Directory.Exists(path)
            ? Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"newsroom-{DateTime.UtcNow:yyyyMMdd'T'HHmmss'Z'}.tar.gz"))
            : Path.GetFullPath(path);

        await using var database = await Database.ForCommand(context.Options, null, cancel);
        BackupFacts? made = null;
        await LongWork.Run(context.Errors, "Backing up", async report =>
            made = await ClusterBackup.WriteAsync(database.ConnectionString, file, report, cancel));
        await context.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { file, bytes = new FileInfo(file).Length, startedAt = made!.StartedAt, finishedAt = made.FinishedAt }, ApiJson.Options)
            : $"{file}: everything that was acknowledged by {Times.Text(made!.StartedAt)} ({new FileInfo(file).Length >> 20} MB).");
        return ExitCodes.Done;
    }
}
