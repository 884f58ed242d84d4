using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Articles;
using Newsroom.Server.Http;

namespace Newsroom.Server.Stories;

/// <summary>Stories and their briefs over HTTP.</summary>
public static class StoryEndpoints
{
    public static ResourceKind<Story> Kind { get; } = new("story", "/api/stories", StoryRules.IsSlug, StoryAnswer.Of);

    public static void MapStories(this IEndpointRouteBuilder app)
    {
        var stories = app.MapGroup("/api/stories").WithTags("Stories");

        stories.MapPost("/", Open)
            .Creates<OpenStoryRequest, StoryAnswer>(Parameters.Writes, "Open a story", "In the same words again it changes nothing (200).");
        stories.MapGet("/", StoryList.Answer).Lists<StoriesAnswer>("Stories, the latest opened first", StoryList.Status);
        stories.MapGet("/{id}", (HttpContext http, Desk desk, string id) => desk.Read(http, Kind, id)).Reads<StoryAnswer>("A story as it stood");
        stories.MapGet("/{id}/state", StoryPage.Answer)
            .Lists<StoryStateAnswer>("The whole page: the story, its brief, its reports and the notes on them", StoryPage.NotesCursor);

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
        stories.MapPost("/{id}/close", (HttpContext http, Desk desk, string id) => Do(http, desk, id, new CloseStory()))
            .Changes<ReasonRequest, StoryAnswer>(Parameters.Publishes, "Close a story", "Nothing is added to it any more.");
        stories.MapPost("/{id}/reopen", (HttpContext http, Desk desk, string id) => Do(http, desk, id, new ReopenStory()))
            .Changes<ReasonRequest, StoryAnswer>(Parameters.Publishes, "Reopen a story", "It goes on.");
    }

    private static async Task<IResult> Open(HttpContext http, Desk desk)
    {
        var request = await JsonBody.Read<OpenStoryRequest>(http);
        // What is no slug is refused before it becomes the name of a stream.
        var id = request.Id ?? (Desk.HasIdempotencyKey(http) ? null : StoryRules.SlugOf(request.Title)) ?? Desk.NewId(http);
        var command = new OpenStory(id, request.Title, request.Summary ?? "");
        if (!StoryRules.IsSlug(id)) throw new RequestRefused(Problems.Of(command.Decide(null).Refusal!));
        return await desk.Create(http, Kind, id, command, request.Reason);
    }

    private static async Task<IResult> Draft(HttpContext http, Desk desk, string id)
    {
        var request = await JsonBody.Read<BriefRequest>(http);
        return await desk.Change(http, Kind, id, new DraftBrief(request.Brief()), request.Reason);
    }

    private static async Task<IResult> Publish(HttpContext http, Desk desk, string id)
    {
        var request = await JsonBody.Read<PublishBriefRequest>(http);
        return await desk.Change(http, Kind, id, new PublishBrief(request.Audience), request.Reason);
    }

    private static async Task<IResult> Correct(HttpContext http, Desk desk, string id)
    {
        var request = await JsonBody.Read<CorrectBriefRequest>(http);
        return await desk.Change(http, Kind, id, new CorrectBrief(request.Brief(), request.Notice, request.Audience), request.Reason);
    }

    private static async Task<IResult> Withdraw(HttpContext http, Desk desk, string id)
    {
        var request = await JsonBody.Read<WithdrawBriefRequest>(http);
        return await desk.Change(http, Kind, id, new WithdrawBrief(request.Notice, request.Audience), request.Reason);
    }

    private static async Task<IResult> Attach(HttpContext http, Desk desk, string id, string articleId)
    {
        var now = new Moment(long.MaxValue, Asked: false, null);
        await desk.State(ArticleEndpoints.Kind, articleId, now, http.RequestAborted);
        return await Do(http, desk, id, new AttachArticle(articleId));
    }

    private static Task<IResult> Detach(HttpContext http, Desk desk, string id, string articleId) =>
        ArticleEndpoints.Kind.IsId(articleId)
            ? Do(http, desk, id, new DetachArticle(articleId))
            : throw new RequestRefused(Problems.NotFound("article", articleId));

    private static async Task<IResult> Do(HttpContext http, Desk desk, string id, ICommand<Story> command)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await desk.Change(http, Kind, id, command, request?.Reason);
    }
}
