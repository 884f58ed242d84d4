using System.CommandLine;
using System.Text.Json;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Server.Articles;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;
using Newsroom.Server.Http;
using Newsroom.Server.Keeping;

namespace Newsroom.Server.Commands;

/// <summary><c>import PATH</c>: an exported log, an archive with its own recorded times, or plain texts as they come.</summary>
public sealed class ImportCommand(Context context)
{
    private static readonly Argument<string> PathArgument = new("PATH")
    {
        Description = "An exported log (.ndjson, .ndjson.gz) or an archive (a folder with archive.json, or that file), which only an empty newsroom accepts and, for a log, nobody else meanwhile; or a .txt file or a folder of them.",
    };

    private static readonly Option<string?> Outlet = new("--outlet") { Description = "Who published the texts; unknown when left out." };
    private static readonly Option<string?> Language = new("--language") { Description = "Their language (BCP 47); found by their words when left out, or unknown." };
    private static readonly Option<string> Kind = MakeKind();
    private static readonly Option<string?> Reason = new("--reason") { Description = "Recorded with each event of plain texts." };
    private static readonly Option<bool> Anew = new("--anew") { Description = "Of an exported log: throw away what an import that was broken off has left, instead of going on behind it." };
    private static readonly Option<bool> WithKeys = new("--with-keys") { Description = "Of an exported log: let its API keys open this newsroom. Without, they stay in the history and open nothing." };
    private static readonly Option<bool> Json = new("--json") { Description = "For machines: one object a line." };

    /// <summary>Files come from systems where .TXT is .txt.</summary>
    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = false, AttributesToSkip = 0 };

    public Command Make()
    {
        var import = new Command("import", "Import an exported log, an archive, or plain texts.") { PathArgument, Outlet, Language, Kind, Reason, Anew, WithKeys, Json };
        import.SetAction((p, cancel) => LogFormat.IsOne(p.GetValue(PathArgument)!)
            ? new LogImportRun(context).Import(p.GetValue(PathArgument)!, p.GetValue(Anew), p.GetValue(WithKeys), p.GetValue(Json), cancel)
            : Import(
                p.GetValue(PathArgument)!, p.GetValue(Outlet), p.GetValue(Language), p.GetValue(Kind)!, p.GetValue(Reason), p.GetValue(Json), cancel));
        return import;
    }

    private async Task<int> Import(
        string path, string? outlet, string? language, string kind, string? reason, bool json, CancellationToken cancel)
    {
        if (IsArchive(path)) return await ImportArchive(path, json, cancel);
        var files = TextFiles(path);
        await using var newsroom = await CommandStore.Open(context, cancel, follow: true);
        var results = new List<TextResult>();
        await LongWork.Run(context.Errors, "Importing texts", async report =>
        {
            foreach (var file in files)
            {
                results.Add(await FileText(newsroom, file, outlet, language, kind, reason, cancel));
                report.Report((results.Count, files.Count));
            }
        });
        foreach (var result in results)
            await context.Output.WriteLineAsync(json ? JsonSerializer.Serialize(result, ApiJson.Options) : result.ToString());
        return results.Any(r => r.Outcome == "refused") ? ExitCodes.Refused : ExitCodes.Done;
    }

    private async Task<int> ImportArchive(string path, bool json, CancellationToken cancel)
    {
        var archive = ArchiveFolder.Read(path);
        await using var newsroom = await CommandStore.Open(context, cancel);
        await LongWork.Run(context.Errors, $"Importing {archive.Count} events", async report =>
        {
            await newsroom.Log.Import(archive, cancel);
            report.Report((archive.Count, archive.Count));
        });
        await context.Output.WriteLineAsync(json
            ? JsonSerializer.Serialize(new { imported = archive.Count, from = archive[0].At, to = archive[^1].At }, ApiJson.Options)
            : $"{archive.Count} events, recorded from {Times.Text(archive[0].At)} to {Times.Text(archive[^1].At)}.");
        return ExitCodes.Done;
    }

    private static async Task<TextResult> FileText(
        CommandStore newsroom, string path, string? outlet, string? language, string kind, string? reason, CancellationToken cancel)
    {
        var name = Path.GetFileName(path);
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // One file that cannot be read must not keep back the others, nor what became of them.
            return new TextResult(name, "refused", null, null, unreadable.Message, null, null, [], null);
        }
        var (file, refused) = PlainTextFile.Read(
            path, bytes, outlet, language, kind, Times.Cut(DateTimeOffset.UtcNow));
        if (file is null) return new TextResult(name, "refused", null, null, refused, null, null, [], null);

        var outcome = await newsroom.Get<ArticleDesk>().File(file.Id, file.Command, newsroom.Caller(reason), cancel);
        if (outcome is Outcome<Article>.Refused { Refusal: var refusal }) return new TextResult(name, "refused", null, null, refusal.Detail, null, null, [], null);
        var filed = (Outcome<Article>.Done)outcome;
        var content = file.Command.Content;
        var spans = content.Spans.GroupBy(s => s.Kind, StringComparer.Ordinal).Select(g => new SpanCount(g.Key, g.Count()));
        return new TextResult(
            name, filed.Written.Count > 0 ? "filed" : "known already", file.Id, content.Title, null,
            content.Language, filed.State.CopyOf?.Article, [.. spans], file.Hint is { } h ? $"{h.Year}-{h.Month:00}-{h.Day:00}".TrimEnd('-') : null);
    }

    private static bool IsArchive(string path) =>
        File.Exists(Path.Combine(path, ArchiveFolder.FileName)) || (File.Exists(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<string> TextFiles(string path)
    {
        IReadOnlyList<string> files = Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*.txt", AnyCase).Order(StringComparer.Ordinal)]
            : File.Exists(path) ? [path] : [];
        return files.Count > 0 ? files : throw new CommandRefused(ExitCodes.NotFound, $"There is no archive and no .txt file at {path}.");
    }

    private static Option<string> MakeKind()
    {
        var kind = new Option<string>("--kind") { Description = string.Join(", ", ArticleKinds.All) + ".", DefaultValueFactory = _ => "report" };
        kind.AcceptOnlyFromAmong([.. ArticleKinds.All]);
        return kind;
    }

    private sealed record SpanCount(string Kind, int Count);

    /// <param name="SaysPublished">What the text itself says of its day; the report's published time stays unknown.</param>
    private sealed record TextResult(
        string File, string Outcome, string? Article, string? Title, string? Why, string? Language, string? CopyOf,
        IReadOnlyList<SpanCount> Spans, string? SaysPublished)
    {
        public override string ToString()
        {
            if (Why is not null) return $"{File}: refused: {Why}";
            var spans = Spans.Count == 0 ? "" : "; marked " + string.Join(", ", Spans.Select(s => $"{s.Count} {s.Kind}"));
            return $"{File}: {Outcome} as {Article} ({Language}) {Title}{(CopyOf is null ? "" : $"; a copy of {CopyOf}")}{spans}";
        }
    }
}
