using System.IO.Compression;
using System.Text.Json;
using Newsroom.Core;
using Newsroom.Server.Http;
using Newsroom.Server.Keeping;

namespace Newsroom.Server.Commands;

/// <summary><c>import FILE.ndjson</c>: a whole exported log into an empty newsroom, its listings folded afterwards.</summary>
public sealed class LogImportRun(Context context)
{
    /// <param name="anew">Throws away first what an import that was broken off has left.</param>
    public async Task<int> Import(string path, bool anew, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel, alone: true);
        var import = new LogImport(newsroom.Get<Npgsql.NpgsqlDataSource>(), NewsroomModel.EventTypes);
        if (anew) await import.Anew(cancel);

        var imported = default(LogImported)!;
        await using (var file = Open(path))
        {
            await using Stream lines = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            await LongWork.Run(context.Errors, $"Importing {Path.GetFileName(path)}", async report =>
                imported = await import.Run(lines, path, new Bytes(file, report), cancel));
        }
        await newsroom.Listings.RebuildAll((name, fold) => LongWork.Run(context.Errors, $"Folding {name}", fold), cancel);
        // Asked once, so that whatever turns times into positions has gone over the whole log.
        await newsroom.Log.PositionAt(DateTimeOffset.MaxValue, cancel);
        await import.Finish(cancel);

        await context.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(imported, ApiJson.Options)
            : $"{imported.Events} events up to position {imported.LastPosition}{(imported.AlreadyThere > 0 ? $", {imported.AlreadyThere} of them from before" : "")}; SHA-256 {imported.Sha256}");
        return ExitCodes.Done;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefused(ExitCodes.NotFound, $"{path} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>How far it is, told by the bytes of the file: how many events are in it nobody knows before its end.</summary>
    private sealed class Bytes(FileStream file, IProgress<(long Done, long Total)> report) : IProgress<long>
    {
        public void Report(long value)
        {
            if (file.CanSeek) report.Report((file.Position, file.Length));
        }
    }
}
