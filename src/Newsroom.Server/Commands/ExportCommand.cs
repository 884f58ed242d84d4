using System.CommandLine;
using System.Text;
using System.Text.Json;
using Newsroom.Server.Http;
using Newsroom.Server.Keeping;

namespace Newsroom.Server.Commands;

/// <summary><c>export [FILE|-]</c>: the whole log as NDJSON.</summary>
public sealed class ExportCommand(Context context)
{
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "Where to: a file that is not there yet (NAME.ndjson, or NAME.ndjson.gz), or - for the standard output.",
        DefaultValueFactory = _ => "-",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "For machines: what was exported, as one object." };

    public Command Make()
    {
        var export = new Command(
            "export",
            "Write the whole log, one JSON object a line, to be taken up by import: ids, positions and times kept. Beside a running server, too. An interrupted export goes on where it stopped.")
        {
            File, Json,
        };
        export.SetAction((p, cancel) => Export(p.GetValue(File)!, p.GetValue(Json), cancel));
        return export;
    }

    private async Task<int> Export(string path, bool json, CancellationToken cancel)
    {
        await using var newsroom = await CommandStore.Open(context, cancel);
        var head = await newsroom.Log.SafeHead(cancel);
        var export = new LogExport(newsroom.Get<Npgsql.NpgsqlDataSource>());
        var exported = default(LogExported)!;
        try
        {
            await LongWork.Run(context.Errors, "Exporting", async report =>
            {
                if (path != "-")
                {
                    exported = await export.ToFile(path, head, report, cancel);
                    return;
                }
                // At a terminal it is to be looked at, and what a terminal would obey is written out; anywhere else it is the file, to the last byte.
                var raw = Terminal.Raw(context.Output);
                await using var output = Terminal.IsTerminal(raw) ? new TextStream(context.Output) : raw == Console.Out ? Console.OpenStandardOutput() : new TextStream(raw);
                exported = await export.ToStream(output, head, report, cancel);
            });
        }
        catch (IOException full)
        {
            throw new CommandRefused(ExitCodes.Failed,
                path == "-" ? full.Message : $"{full.Message} What is written stays in {path}{LogExport.PartialEnding}; run it again once there is room, and it goes on.");
        }
        // The standard output is the file's, when it is one.
        await (path == "-" ? context.Errors : context.Output).WriteLineAsync(json
            ? JsonSerializer.Serialize(exported, ApiJson.Options)
            : $"{exported.Events} events up to position {exported.LastPosition}{(exported.Resumed > 0 ? $", {exported.Resumed} of them written before" : "")}; SHA-256 {exported.Sha256}");
        return ExitCodes.Done;
    }

    /// <summary>UTF-8 into a writer of characters.</summary>
    private sealed class TextStream(TextWriter writer) : Stream
    {
        private readonly Decoder utf8 = Encoding.UTF8.GetDecoder();

        public override void Write(byte[] buffer, int offset, int count)
        {
            var chars = new char[Encoding.UTF8.GetMaxCharCount(count)];
            writer.Write(chars, 0, utf8.GetChars(buffer, offset, count, chars, 0));
        }

        public override void Flush() => writer.Flush();

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
