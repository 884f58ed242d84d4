using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;
using Newsroom.Server.Searching;
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
            .Lists<AnnotationsAnswer>("The notes on a report, the latest first", AnnotationList.State, AnnotationList.Tag, AnnotationContainer.Page, AnnotationContainer.Iris)
            .SpeaksWebAnnotations()
            .WithDescription("Those that are for whoever asks. With publishedBy the public ones, on the version of the report that the public had. With a slash at the end of the address, and no preference in Accept, it is the container of the Web Annotation Protocol.");

        var annotations = app.MapGroup("/api/annotations").WithTags("Annotations");
        annotations.MapGet("/", All)
            .Lists<AnnotationsFoundAnswer>("Notes of the whole newsroom, by words and by what they are", [.. AnnotationSearch.Filters, AnnotationContainer.Page, AnnotationContainer.Iris])
            .SpeaksWebAnnotations()
            .WithDescription("The latest posted first; where words are looked for, the newest 2,000 that match, by how well they do. Those that are for whoever asks, then and at present; with publishedBy none, since what the public had of notes is in the lists of reports and on the pages of stories. "
                + "Notes on a retracted report are found by words by editors alone: the words of their passages are the report's. With a slash at the end of the address, and no preference in Accept, it is the container of the Web Annotation Protocol.");
        annotations.MapPost("/bulk", BulkNotes.Post).PostsLines<BulkNoteRequest, LineVerdict>(Parameters.Writes, "Put many notes on passages",
            $"A note a line (application/x-ndjson), at most {BulkNotes.MostLines} lines of {BulkNotes.LineLimit} bytes each. Answers a verdict a line, in their order: the status that the note alone "
            + "would have got, with its id or the problem. A bad line harms no other. With an Idempotency-Key each line has its own, so that the whole can be sent again.");
        annotations.MapGet("/{id}", (HttpContext http, WebAnnotationDesk desk, string id) => desk.Read(http, id))
            .SpeaksWebAnnotations()
            .Reads<AnnotationAnswer>("A note as it stood")
            .WithDescription("A note that is not for whoever asks, now or then, is a 404. With publishedBy it is what the public had: a public note's words, where they stand in the version that it had. "
                + "Without a preference in Accept it is shown in the form in which it came; as JSON-LD a withdrawn note is a 410, and what the public had is a 404.");
        annotations.MapPut("/{id}", Edit)
            .Changes<EditAnnotationRequest, AnnotationAnswer>(Parameters.Writes, "Edit a note",
                "Its words and motivation, its tags and whom it is for where they are given; its passage stays. As JSON-LD the whole annotation. For its author and editors.")
            .SpeaksWebAnnotations<EditAnnotationRequest>();
        annotations.MapPatch("/{id}", Patch)
            .Changes<PatchAnnotationRequest, AnnotationAnswer>(Parameters.Writes, "Change what is named of a note",
                "A merge patch (RFC 7396): tags null for none, visibility null for the desk, assignee null for nobody. Assigning is for everybody at the desk, the rest for its author and editors.",
                JsonBody.MergePatch);
        annotations.MapDelete("/{id}", (HttpContext http, WebAnnotationDesk desk, string id) => desk.Withdraw(http, id))
            .Produces(StatusCodes.Status204NoContent).Fails(406, 410)
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Withdraw a note", "It stays in the history, and can be restored. For its author and editors.");
        annotations.MapPost("/{id}/restore", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, by => new RestoreAnnotation(by)))
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Undo a note's withdrawal", "It is as it was, and is looked for again. For its author and editors.");
        annotations.MapPost("/{id}/replies", Reply)
            .Creates<ReplyRequest, AnnotationAnswer>(Parameters.Writes, "Reply to a note, or to a reply", "Answers the note with its replies.");
        annotations.MapPut("/{id}/replies/{replyId}", EditReply)
            .Changes<EditReplyRequest, AnnotationAnswer>(Parameters.Writes, "Edit a reply", "For whoever wrote it, and editors.");
        annotations.MapDelete("/{id}/replies/{replyId}", (HttpContext http, HttpDesk desk, string id, string replyId) => Do(http, desk, id, by => new WithdrawReply(replyId, by)))
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Withdraw a reply", "Its place stays, without its words, and so do the replies to it. For whoever wrote it, and editors.");
        annotations.MapPut("/{id}/assignee", Assign)
            .Changes<AssigneeRequest, AnnotationAnswer>(Parameters.Writes, "Assign a note", "To a person, by the actor's name, or to a group.");
        annotations.MapDelete("/{id}/assignee", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, by => new AssignAnnotation(null, by, Nobody)))
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Assign a note to nobody", "That it was assigned stays in the history.");
        annotations.MapPost("/{id}/anchor", SayWhere)
            .Changes<AnchorRequest, AnnotationAnswer>(Parameters.Writes, "Say where a note's passage is",
                "Confirms the present words ({}), chooses a candidate, or puts the note on a passage by hand. Its words are the measure from then on.");
        annotations.MapDelete("/{id}/anchor", DeclareOrphaned)
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Declare a note orphaned", "What it was about is gone: it is looked for no more.");
        annotations.MapPost("/{id}/resolve", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, _ => new ResolveAnnotation()))
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Resolve a note", "Settled; by whom, when and for what reason is shown with it.");
        annotations.MapPost("/{id}/reopen", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, _ => new ReopenAnnotation()))
            .Changes<ReasonRequest, AnnotationAnswer>(Parameters.Writes, "Reopen a note", "Not settled after all; by whom, when and for what reason is shown with it.");
        app.MapGet("/api/tags", TagList.Answer).WithTags("Annotations").Needs(Role.Reader).WithSummary("The tags of notes, the most used first")
            .WithDescription("Of notes that are for whoever asks, and not withdrawn: each tag as it is mostly written, and how many notes have it, in whatever case and accents. The public has none: with publishedBy the list is empty.")
            .WithQuery(Parameters.AsOf, Parameters.PublishedBy, TagList.Prefix, Parameters.Limit)
            .Produces<TagsAnswer>().Produces(StatusCodes.Status304NotModified).Fails(400, 401, 422, 503);
    }

    private static Staff Nobody { get; } = new(new HashSet<string>(), new HashSet<string>());

    private static async Task<IResult> Post(
        HttpContext http, HttpDesk desk, AnnotationDesk annotations, WebAnnotationDesk web, Retractions retractions, string id)
    {
        if (JsonLd.IsSent(http.Request)) return await web.Post(http, id);
        var request = await JsonBody.Read<PostAnnotationRequest>(http);
        if (request.LacksPassage) throw new RequestRefused(Problems.MissingField("exact"));
        await CheckQuotable(http, retractions, id);
        var staff = await annotations.StaffFor(request.Body, request.Group, http.RequestAborted);
        return await desk.Answer(http, WebAnnotationDesk.Choose(http, webFirst: false).Kind, request.Reason, caller =>
            annotations.Post(id, request.Revision, text => request.On(text, caller.Colleague, staff), caller, http.RequestAborted));
    }

    private static Task<IResult> List(
        HttpContext http, Moments moments, ListAnnotations annotations, ListContained contained, Retractions retractions, string id) =>
        AnnotationContainer.IsAskedFor(http) ? AnnotationContainer.Answer(http, moments, contained, retractions, id) : AnnotationList.Answer(http, moments, annotations, retractions, id);

    private static Task<IResult> All(HttpContext http, Moments moments, SearchNotes notes, ListContained contained, Retractions retractions) =>
        AnnotationContainer.IsAskedFor(http) ? AnnotationContainer.Answer(http, moments, contained, retractions, null) : AnnotationSearch.Answer(http, moments, notes, retractions);

    /// <summary>Whether a quote is found would tell, guess by guess, what the report said.</summary>
    /// <exception cref="RequestRefused">403 when the report was retracted, and its words are not whoever asks' to read.</exception>
    internal static async Task CheckQuotable(HttpContext http, Retractions retractions, string article)
    {
        if (!MomentQuery.ReadsRetracted(http) && await retractions.Of(article, http.RequestAborted) is not null)
            throw new RequestRefused(Problems.Forbidden("The report was retracted: its words, and notes on them, are for editors."));
    }

    private static async Task<IResult> Edit(HttpContext http, HttpDesk desk, AnnotationDesk annotations, WebAnnotationDesk web, string id)
    {
        if (JsonLd.IsSent(http.Request)) return await web.Replace(http, id);
        var request = await JsonBody.Read<EditAnnotationRequest>(http);
        var staff = await annotations.StaffFor(request.Body, request.Group, http.RequestAborted);
        var visibility = NoteAudience.Read(request.Visibility, request.Group);
        return await Change(
            http, desk, id, request.Reason, by => new PatchAnnotation(
            [
                new EditAnnotation(request.Motivation, request.Body, request.Tags, by, staff?.Actors),
                .. visibility is null ? [] : new ICommand<Annotation>[] { new ShowAnnotation(visibility, by, staff) },
            ]),
            WebAnnotationDesk.Choose(http, webFirst: false).Kind);
    }

    private static async Task<IResult> Patch(HttpContext http, HttpDesk desk, AnnotationDesk annotations, string id)
    {
        var (request, named) = await JsonBody.ReadPatch<PatchAnnotationRequest>(http);
        bool Names(string member) => named.Contains(member);
        if (Names("motivation") && request.Motivation is null) throw new RequestRefused(Problems.WrongType("motivation", "a string"));
        var staff = await annotations.StaffFor(request.Body, request.Group ?? request.Assignee?.Person ?? request.Assignee?.Group, http.RequestAborted);
        var visibility = Names("visibility") || Names("group") ? NoteAudience.Read(request.Visibility, request.Group) ?? NoteVisibility.Desk : null;
        return await Change(http, desk, id, request.Reason, by =>
        {
            var changes = new List<ICommand<Annotation>>();
            if (Names("motivation") || Names("body") || Names("tags"))
                changes.Add(new EditAnnotation(request.Motivation, Names("body") ? request.Body ?? "" : null, Names("tags") ? request.Tags ?? [] : null, by, staff?.Actors));
            if (visibility is not null) changes.Add(new ShowAnnotation(visibility, by, staff));
            if (Names("assignee")) changes.Add(new AssignAnnotation(request.Assignee?.Assignee, by, staff ?? Nobody));
            return new PatchAnnotation(changes);
        });
    }

    private static async Task<IResult> Reply(HttpContext http, HttpDesk desk, AnnotationDesk annotations, string id)
    {
        var request = await JsonBody.Read<ReplyRequest>(http);
        return await desk.Answer(http, Kind, request.Reason, caller =>
            annotations.Reply(id, request.Body, request.Parent, caller, http.RequestAborted), adds: true);
    }

    private static async Task<IResult> EditReply(HttpContext http, HttpDesk desk, AnnotationDesk annotations, string id, string replyId)
    {
        var request = await JsonBody.Read<EditReplyRequest>(http);
        var staff = await annotations.StaffFor(request.Body, null, http.RequestAborted);
        return await Change(http, desk, id, request.Reason, by => new EditReply(replyId, request.Body, by, staff?.Actors));
    }

    private static async Task<IResult> Assign(HttpContext http, HttpDesk desk, AnnotationDesk annotations, string id)
    {
        var request = await JsonBody.Read<AssigneeRequest>(http);
        var staff = await annotations.StaffFor(null, request.Group, http.RequestAborted) ?? Nobody;
        return await Change(http, desk, id, request.Reason, by => new AssignAnnotation(request.Assignee, by, staff));
    }

    private static async Task<IResult> SayWhere(
        HttpContext http, HttpDesk desk, AnnotationDesk annotations, Colleagues colleagues, Retractions retractions, string id)
    {
        var request = await JsonBody.Read<AnchorRequest>(http);
        if (request is { Exact: not null, Candidate: not null })
            throw new RequestRefused(Problems.Of(new(RefusalKind.Invalid, "anchor-said-twice", "Either a candidate is chosen or words are quoted.", "candidate")));
        if (request.Exact is not null && await annotations.ReportOf(id, await colleagues.Of(http.User, http.RequestAborted), http.RequestAborted) is { } report)
            await CheckQuotable(http, retractions, report);
        return await desk.Answer(http, Kind, request.Reason, caller =>
            annotations.SayWhere(id, request.On, ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));
    }

    private static async Task<IResult> DeclareOrphaned(HttpContext http, HttpDesk desk, AnnotationDesk annotations, string id)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await desk.Answer(http, Kind, request?.Reason, caller => annotations.SayWhere(
            id, text => new DeclareOrphaned(text.Revision), ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));
    }

    private static async Task<IResult> Do(HttpContext http, HttpDesk desk, string id, Func<Colleague, ICommand<Annotation>> command)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await Change(http, desk, id, request?.Reason, command);
    }

    private static Task<IResult> Change(
        HttpContext http, HttpDesk desk, string id, string? reason, Func<Colleague, ICommand<Annotation>> command, ResourceKind<Annotation>? kind = null) =>
        desk.Change(http, kind ?? Kind, id, caller => command(caller.Colleague!), reason);
}
