using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Access;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;

namespace Newsroom.Server.Stories;

/// <summary>Stories and their briefs over HTTP.</summary>
public static class StoryEndpoints
{
    public static ResourceKind<Story> Kind { get; } = new("/api/stories", StoryAnswer.Of);

    public static void MapStories(this IEndpointRouteBuilder app)
    {
        var stories = app.MapGroup("/api/stories").WithTags("Stories");

        stories.MapPost("/", Open)
            .Creates<OpenStoryRequest, StoryAnswer>(Parameters.Writes, "Open a story", "In the same words again it changes nothing (200).");
        stories.MapGet("/", StoryList.Answer).Lists<StoriesAnswer>("Stories, the latest opened first", StoryList.Status).OpenToThePublic();
        stories.MapGet("/{id}", (HttpContext http, HttpDesk desk, string id) => desk.Read(http, Kind, id)).Reads<StoryAnswer>("A story as it stood").OpenToThePublic();
        stories.MapGet("/{id}/state", StoryPage.Answer)
            .Lists<StoryStateAnswer>("The whole page: the story, its brief, its reports and the notes on them", StoryPage.NotesCursor).OpenToThePublic();

        stories.MapPut("/{id}/brief", Draft)
            .Changes<BriefRequest, StoryAnswer>(Parameters.Writes, "Write the brief's draft", "Known to the desk; nothing is published.");
        stories.MapPost("/{id}/brief/publication", Publish)
            .Changes<PublishBriefRequest, StoryAnswer>(Parameters.Publishes, "Publish the draft", "As the next edition.");
        stories.MapPost("/{id}/brief/correction", Correct)
            .Changes<CorrectBriefRequest, StoryAnswer>(Parameters.Publishes, "Correct the published brief", "With a notice; the edition keeps its number.");
        stories.MapPost("/{id}/brief/withdrawal", Withdraw)
            .Changes<WithdrawBriefRequest, StoryAnswer>(Parameters.Publishes, "Take the published brief back", "With a notice; its words stay in the history.");

        stories.MapPut("/{id}/articles/{articleId}", Attach)
            .Changes<ReasonRequest, StoryAnswer>(Parameters.Writes, "Attach a report", "It is part of the story from then on.");
        stories.MapDelete("/{id}/articles/{articleId}", Detach)
            .Changes<ReasonRequest, StoryAnswer>(Parameters.Writes, "Detach a report", "That it was attached stays in the history.");
        stories.MapPost("/{id}/close", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, new CloseStory()))
            .Changes<ReasonRequest, StoryAnswer>(Parameters.Publishes, "Close a story", "Nothing is added to it any more.");
        stories.MapPost("/{id}/reopen", (HttpContext http, HttpDesk desk, string id) => Do(http, desk, id, new ReopenStory()))
            .Changes<ReasonRequest, StoryAnswer>(Parameters.Publishes, "Reopen a story", "It goes on.");
    }

    private static async Task<IResult> Open(HttpContext http, HttpDesk desk, StoryDesk stories)
    {
        var request = await JsonBody.Read<OpenStoryRequest>(http);
        return await desk.Answer(http, Kind, request.Reason, caller =>
            stories.Open(request.Id, request.Title, request.Summary ?? "", caller, http.RequestAborted));
    }

    private static async Task<IResult> Draft(HttpContext http, HttpDesk desk, string id)
    {
        var request = await JsonBody.Read<BriefRequest>(http);
        return await desk.Change(http, Kind, id, new DraftBrief(request.Brief()), request.Reason);
    }

    private static async Task<IResult> Publish(HttpContext http, HttpDesk desk, string id)
    {
        var request = await JsonBody.Read<PublishBriefRequest>(http);
        return await desk.Change(http, Kind, id, new PublishBrief(request.Audience), request.Reason);
    }

    private static async Task<IResult> Correct(HttpContext http, HttpDesk desk, string id)
    {
        var request = await JsonBody.Read<CorrectBriefRequest>(http);
        return await desk.Change(http, Kind, id, new CorrectBrief(request.Brief(), request.Notice, request.Audience), request.Reason);
    }

    private static async Task<IResult> Withdraw(HttpContext http, HttpDesk desk, string id)
    {
        var request = await JsonBody.Read<WithdrawBriefRequest>(http);
        return await desk.Change(http, Kind, id, new WithdrawBrief(request.Notice, request.Audience), request.Reason);
    }

    private static async Task<IResult> Attach(HttpContext http, HttpDesk desk, StoryDesk stories, string id, string articleId)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await desk.Answer(http, Kind, request?.Reason, caller =>
            stories.Attach(id, articleId, ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));
    }

    private static async Task<IResult> Detach(HttpContext http, HttpDesk desk, StoryDesk stories, string id, string articleId)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await desk.Answer(http, Kind, request?.Reason, caller =>
            stories.Detach(id, articleId, ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));
    }

    private static async Task<IResult> Do(HttpContext http, HttpDesk desk, string id, ICommand<Story> command)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await desk.Change(http, Kind, id, command, request?.Reason);
    }
}
