using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;
using Newsroom.Server.WebAnnotations;

namespace Newsroom.Server.Annotations;

/// <summary>Notes on reports over HTTP.</summary>
public static class AnnotationEndpoints
{
    public static ResourceKind<Annotation> Kind { get; } = new("/api/annotations", AnnotationAnswer.Of);

    public static void MapAnnotations(this IEndpointRouteBuilder app)
    {
        var ofArticle = app.MapGroup("/api/articles/{id}/annotations").WithTags("Annotations");
        ofArticle.MapPost("/", Post)
            .Creates<PostAnnotationRequest, AnnotationAnswer>(Parameters.Writes, "Put a note on a passage, the headline or the whole report",
                "The passage is quoted in whatever typography; prefix, suffix and position tell it from others with the same words, and must fit. Or a Web Annotation of the W3C with the report among its targets.")
            .SpeaksWebAnnotations<PostAnnotationRequest>();
        ofArticle.MapGet("/", List)
            .Lists<AnnotationsAnswer>("The notes on a report, the latest first", AnnotationList.State, AnnotationContainer.Page, AnnotationContainer.Iris)
            .SpeaksWebAnnotations()
            .WithDescription("Notes are the desk's own: with publishedBy there are none. With a slash at the end of the address, and no preference in Accept, it is the container of the Web Annotation Protocol.");

        var annotations = app.MapGroup("/api/annotations").WithTags("Annotations");
        annotations.MapGet("/{id}", (HttpContext http, WebAnnotationDesk desk, string id) => desk.Read(http, id))
            .SpeaksWebAnnotations()
            .Reads<AnnotationAnswer>("A note as it stood").WithDescription("Notes are the desk's own: with publishedBy it is a 404. Without a preference in Accept it is shown in the form in which it came; as JSON-LD a withdrawn note is a 410.");
        annotations.MapPut("/{id}", Edit)
            .Changes<EditAnnotationRequest, AnnotationAnswer>(Parameters.Writes, "Edit a note", "Its words, motivation and tags; its passage stays. As JSON-LD the whole annotation.")
            .SpeaksWebAnnotations<EditAnnotationRequest>();
        annotations.MapDelete("/{id}", (HttpContext http, WebAnnotationDesk desk, string id) => desk.Withdraw(http, id))
            .Produces(StatusCodes.Status204NoContent).Fails(406, 410)
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

    private static async Task<IResult> Post(
        HttpContext http, HttpDesk desk, AnnotationDesk annotations, WebAnnotationDesk web, Retractions retractions, string id)
    {
        if (JsonLd.IsSent(http.Request)) return await web.Post(http, id);
        var request = await JsonBody.Read<PostAnnotationRequest>(http);
        if (request is { Exact: null, Target: null or NoteTargets.Body }) throw new RequestRefused(Problems.MissingField("exact"));
        // Whether a quote is found would tell, guess by guess, what the report said.
        if (!MomentQuery.ReadsRetracted(http) && await retractions.Of(id, http.RequestAborted) is not null)
            throw new RequestRefused(Problems.Forbidden("The report was retracted: its words, and notes on them, are for editors."));
        return await desk.Answer(http, WebAnnotationDesk.Choose(http, webFirst: false).Kind, request.Reason, caller =>
            annotations.Post(id, request.Revision, request.On, caller, http.RequestAborted));
    }

    private static Task<IResult> List(
        HttpContext http, Moments moments, ListAnnotations annotations, ListContained contained, Retractions retractions, string id) =>
        AnnotationContainer.IsAskedFor(http) ? AnnotationContainer.Answer(http, moments, contained, retractions, id) : AnnotationList.Answer(http, moments, annotations, retractions, id);

    private static async Task<IResult> Edit(HttpContext http, HttpDesk desk, WebAnnotationDesk web, string id)
    {
        if (JsonLd.IsSent(http.Request)) return await web.Replace(http, id);
        var request = await JsonBody.Read<EditAnnotationRequest>(http);
        return await desk.Change(http, WebAnnotationDesk.Choose(http, webFirst: false).Kind, id, new EditAnnotation(request.Motivation, request.Body, request.Tags ?? []), request.Reason);
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
