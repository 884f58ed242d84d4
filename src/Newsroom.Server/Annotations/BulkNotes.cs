using System.Text.Json;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;

namespace Newsroom.Server.Annotations;

/// <summary>Many notes at once: a note a line comes in, a verdict a line goes out. Their appends commit together, each with its own outcome.</summary>
public static class BulkNotes
{
    public const int MostLines = 2_000;

    /// <summary>Bytes of one line.</summary>
    public const int LineLimit = 64 * 1024;

    /// <summary>Bytes of all of them.</summary>
    private const int BodyLimit = 4 * 1024 * 1024;

    /// <summary>Lines that are worked on at the same time.</summary>
    private const int AtOnce = 32;

    public static async Task Post(HttpContext http, AnnotationDesk annotations, Colleagues colleagues, Retractions retractions)
    {
        var lines = await JsonBody.ReadLines(http, BodyLimit, MostLines);
        if (lines.Count == 0) throw new RequestRefused(Problems.MalformedJson("$", "The body is empty; a JSON object a line is expected."));
        var reader = await colleagues.Of(http.User, http.RequestAborted);
        // Malformed, it is refused for all of them before anything is written.
        _ = Callers.OfLine(http, null, 0, default);
        http.Response.ContentType = JsonBody.Lines;
        http.Response.Headers.CacheControl = "no-store";
        var underWay = new Queue<Task<LineVerdict>>();
        foreach (var (number, text) in lines)
        {
            if (underWay.Count == AtOnce) await Write(http, await underWay.Dequeue());
            underWay.Enqueue(One(number, text));
        }
        while (underWay.TryDequeue(out var verdict)) await Write(http, await verdict);

        async Task<LineVerdict> One(int number, ReadOnlyMemory<byte> text)
        {
            try
            {
                if (text.Length > LineLimit) throw new RequestRefused(Problems.BodyTooLarge(LineLimit));
                var line = JsonBody.Parse<BulkNoteRequest>(text);
                var note = line.Note;
                if (note.LacksPassage) throw new RequestRefused(Problems.MissingField("exact"));
                await AnnotationEndpoints.CheckQuotable(http, retractions, line.Article);
                var staff = await annotations.StaffFor(note.Body, note.Group, http.RequestAborted);
                var caller = Callers.OfLine(http, note.Reason, number, text) with { Colleague = reader };
                return Verdict(number, await annotations.Post(line.Article, note.Revision, t => note.On(t, reader, staff), caller, http.RequestAborted));
            }
            catch (Exception failure) when (!http.RequestAborted.IsCancellationRequested)
            {
                var problem = ProblemAnswers.DocumentOf(http, failure);
                return new(number, problem.Status, null, null, problem);
            }
        }
    }

    private static LineVerdict Verdict(int number, Outcome<Annotation> outcome) => outcome switch
    {
        Outcome<Annotation>.Done done => new(
            number, done.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK, done.Id, done.Position, null),
        Outcome<Annotation>.Refused refused => throw new RequestRefused(Problems.Of(refused.Refusal)),
        Outcome<Annotation>.NotThere missing => throw new RequestRefused(Problems.NotFound(missing.What, missing.Id)),
        Outcome<Annotation>.KeyReused => throw new RequestRefused(Problems.IdempotencyKeyReused()),
        _ => throw new InvalidOperationException($"Nobody answers {outcome}."),
    };

    private static async Task Write(HttpContext http, LineVerdict verdict)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(verdict, ApiJson.Options);
        await http.Response.Body.WriteAsync((byte[])[.. bytes, (byte)'\n'], http.RequestAborted);
    }
}

/// <summary>What became of one line.</summary>
/// <param name="Line">Its number in the body, from 1; blank lines are counted, and get no verdict.</param>
/// <param name="Status">The HTTP status that it would have got alone.</param>
/// <param name="Id">Of the note; left out when there is a problem.</param>
/// <param name="Position">Of the log, at which the note is there.</param>
/// <param name="Problem">Left out when there is none.</param>
public sealed record LineVerdict(int Line, int Status, string? Id, long? Position, ProblemDocument? Problem);
