using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;

namespace Newsroom.Server.Annotations;

/// <summary>Notes on reports over HTTP.</summary>
public static class AnnotationEndpoints
{
    public static ResourceKind<Annotation> Kind { get; } = new("/api/annotations", AnnotationAnswer.Of);

    public static void MapAnnotations(this IEndpointRouteBuilder app)
    {
        var ofArticle = app.MapGroup("/api/articles/{id}/annotations").WithTags("Annotations");
        ofArticle.MapPost("/", Post)
            .Creates<PostAnnotationRequest, AnnotationAnswer>(Parameters.Writes, "Put a note on a passage",
                "The passage is quoted in whatever typography; prefix, suffix and position tell it from others with the same words, and must fit.");
        ofArticle.MapGet("/", AnnotationList.Answer).Lists<AnnotationsAnswer>("The notes on a report, the latest first", AnnotationList.State)
            .WithDescription("Notes are the desk's own: with publishedBy there are none.");

        var annotations = app.MapGroup("/api/annotations").WithTags("Annotations");
        annotations.MapGet("/", AnnotationSearch.Answer).Lists<AnnotationsFoundAnswer>("Notes of the whole newsroom, by words and by what they are", AnnotationSearch.Filters)
            .WithDescription("The latest posted first; where words are looked for, the newest 2,000 that match, by how well they do. Notes are the desk's own: with publishedBy there are none. "
                + "Notes on a retracted report are found by words by editors alone: the words of their passages are the report's.");
        annotations.MapGet("/{id}", (HttpContext http, HttpDesk desk, string id) => desk.Read(http, Kind, id))
            .Reads<AnnotationAnswer>("A note as it stood").WithDescription("Notes are the desk's own: with publishedBy it is a 404.");
        annotations.MapPut("/{id}", Edit)
            .Changes<EditAnnotationRequest, AnnotationAnswer>(Parameters.Writes, "Edit a note", "Its words, motivation and tags; its passage stays.");
        annotations.MapDelete("/{id}", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, new WithdrawAnnotation()))
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Withdraw a note", "It stays in the history.");
        annotations.MapPost("/{id}/replies", Reply)
            .Creates<ReplyRequest, AnnotationAnswer>(Parameters.Writes, "Reply to a note", "Answers the note with its replies.");
        annotations.MapPost("/{id}/anchor", SayWhere)
            .Changes<AnchorRequest, AnnotationAnswer>(Parameters.Writes, "Say where a note's passage is",
                "Confirms the present words ({}), chooses a candidate, or puts the note on a passage by hand. Its words are the measure from then on.");
        annotations.MapDelete("/{id}/anchor", DeclareOrphaned)
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Declare a note orphaned", "What it was about is gone: it is looked for no more.");
        annotations.MapPost("/{id}/resolve", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, new ResolveAnnotation()))
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Resolve a note", "Settled.");
        annotations.MapPost("/{id}/reopen", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, new ReopenAnnotation()))
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Reopen a note", "Not settled after all.");
    }

    private static async Task<IResult> Post(HttpContext http, HttpDesk desk, AnnotationDesk annotations, Retractions retractions, string id)
    {
        var request = await JsonBody.Read<PostAnnotationRequest>(http);
        // Whether a quote is found would tell, guess by guess, what the report said.
        if (!MomentQuery.ReadsRetracted(http) && await retractions.Of(id, http.RequestAborted) is not null)
            throw new RequestRefused(Problems.Forbidden("The report was retracted: its words, and notes on them, are for editors."));
        return await desk.Answer(http, Kind, request.Reason, caller =>
            annotations.Post(id, request.Revision, request.On, caller, http.RequestAborted));
    }

    private static async Task<IResult> Edit(HttpContext http, HttpDesk desk, string id)
    {
        var request = await JsonBody.Read<EditAnnotationRequest>(http);
        return await desk.Change(http, Kind, id, new EditAnnotation(request.Motivation, request.Body, request.Tags ?? []), request.Reason);
    }

    private static async Task<IResult> Reply(HttpContext http, HttpDesk desk, AnnotationDesk annotations, string id)
    {
        var request = await JsonBody.Read<ReplyRequest>(http);
        return await desk.Answer(http, Kind, request.Reason, caller =>
            annotations.Reply(id, request.Body, caller, http.RequestAborted), adds: true);
    }

    private static async Task<IResult> SayWhere(HttpContext http, HttpDesk desk, AnnotationDesk annotations, Retractions retractions, string id)
    {
        var request = await JsonBody.Read<AnchorRequest>(http);
        if (request is { Exact: not null, Candidate: not null })
            throw new RequestRefused(Problems.Of(new(RefusalKind.Invalid, "anchor-said-twice", "Either a candidate is chosen or words are quoted.", "candidate")));
        if (request.Exact is not null && !MomentQuery.ReadsRetracted(http)
            && await annotations.ReportOf(id, http.RequestAborted) is { } report && await retractions.Of(report, http.RequestAborted) is not null)
            throw new RequestRefused(Problems.Forbidden("The report was retracted: its words, and notes on them, are for editors."));
        return await desk.Answer(http, Kind, request.Reason, caller =>
            annotations.SayWhere(id, request.On, ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));
    }

    private static async Task<IResult> DeclareOrphaned(HttpContext http, HttpDesk desk, AnnotationDesk annotations, string id)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await desk.Answer(http, Kind, request?.Reason, caller => annotations.SayWhere(
            id, text => new DeclareOrphaned(text.Revision), ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));
    }

    private static async Task<IResult> Do(HttpContext http, HttpDesk desk, string id, ICommand<Annotation> command)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await desk.Change(http, Kind, id, command, request?.Reason);
    }
}
