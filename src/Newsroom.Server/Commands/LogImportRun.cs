using System.IO.Compression;
using System.Text.Json;
using Newsroom.Core;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Newsroom.Server.Keeping;

namespace Newsroom.Server.Commands;

/// <summary><c>import FILE.ndjson</c>: a whole exported log into an empty newsroom, its listings folded afterwards.</summary>
public sealed class LogImportRun(Context context)
{
    /// <param name="anew">Throws away first what an import that was broken off has left.</param>
    /// <param name="withKeys">
    /// Whether the keys in the log go on opening: for a newsroom that moves. Otherwise whoever has a key to the newsroom that the
    /// log comes from would have one to this.
    /// </param>
    public async Task<int> Import(string path, bool anew, bool withKeys, bool json, CancellationToken cancel)
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
        if (!withKeys) imported = imported with { KeysRevoked = await RevokeKeys(newsroom, imported, cancel) };
        // Asked once, so that whatever turns times into positions has gone over the whole log.
        await newsroom.Log.PositionAt(DateTimeOffset.MaxValue, cancel);
        await import.Finish(cancel);

        await context.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(imported, ApiJson.Options)
            : $"{imported.Events} events up to position {imported.LastPosition}{(imported.AlreadyThere > 0 ? $", {imported.AlreadyThere} of them from before" : "")}; SHA-256 {imported.Sha256}");
        if (imported.KeysRevoked > 0 && !json)
        {
            await context.Errors.WriteLineAsync(
                $"{imported.KeysRevoked} keys that came along were revoked: they open nothing here. `serve` makes an administrator's key when there is none, `keys add` makes others; for a newsroom that moves with its keys there is --with-keys.");
        }
        return ExitCodes.Done;
    }

    /// <summary>
    /// Before the import is finished, and so before anybody else can open the database. An import that is broken off in between
    /// goes on here: keys that are revoked already are passed over.
    /// </summary>
    private static async Task<int> RevokeKeys(CommandStore newsroom, LogImported imported, CancellationToken cancel)
    {
        var caller = newsroom.Caller("The key is of the newsroom that the imported log comes from.") with { CausationId = imported.Causation };
        var keys = (await newsroom.Get<ListKeys>().Ask(cancel)).Where(k => !k.Revoked).ToList();
        foreach (var key in keys)
        {
            if (await newsroom.Get<KeyGrants>().Revoke(key.Id, caller, cancel) is { } refusal) throw new CommandRefused(ExitCodes.Failed, refusal.Detail);
        }
        return keys.Count;
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
