using System.ComponentModel.DataAnnotations;
using Newsroom.Core.Access;
using Newsroom.Core.Groups;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;

namespace Newsroom.Server.Groups;

/// <summary>Groups of people over HTTP.</summary>
public static class GroupEndpoints
{
    public static ResourceKind<PeopleGroup> Kind { get; } = new("/api/groups", GroupAnswer.Of);

    public static void MapGroups(this IEndpointRouteBuilder app)
    {
        var groups = app.MapGroup("/api/groups").WithTags("Groups");
        groups.MapGet("/", List).Needs(Role.Reader).WithSummary("The groups of people, by id")
            .WithDescription("For whom notes can be written, and to whom they can be assigned. At present; a single group is shown at any moment.")
            .Produces<GroupsAnswer>().Produces(StatusCodes.Status304NotModified).Fails(400, 401, 503);
        groups.MapPost("/", Create)
            .Creates<CreateGroupRequest, GroupAnswer>(Role.Administrator, "Make a group", "Without members. Under the same name again it changes nothing (200).");
        groups.MapGet("/{id}", (HttpContext http, HttpDesk desk, string id) => desk.Read(http, Kind, id))
            .Reads<GroupAnswer>("A group as it stood").WithDescription("The public has none: with publishedBy it is a 404.");
        groups.MapPut("/{id}", Rename).Changes<GroupRequest, GroupAnswer>(Role.Administrator, "Rename a group", "Its id stays.");
        groups.MapPut("/{id}/members/{name}", (HttpContext http, HttpDesk desk, GroupDesk people, string id, string name) => Do(http, desk, people, id, new AddMember(name)))
            .Changes<ReasonRequest, GroupAnswer>(Role.Administrator, "Take somebody into a group", "By the actor's name, whether there is a key of that name or not.");
        groups.MapDelete("/{id}/members/{name}", (HttpContext http, HttpDesk desk, GroupDesk people, string id, string name) => Do(http, desk, people, id, new RemoveMember(name)))
            .Changes<ReasonRequest, GroupAnswer>(Role.Administrator, "Take somebody out of a group", "The group's notes are no longer theirs to read, but for their own.");
    }

    private static async Task<IResult> List(HttpContext http, StaffDirectory directory, ReadLog log) => Answers.Page(
        http, await log.Head(0, http.RequestAborted), new GroupsAnswer([.. (await directory.Groups(http.RequestAborted)).Select(GroupAnswer.Of)]));

    private static async Task<IResult> Create(HttpContext http, HttpDesk desk, GroupDesk groups)
    {
        var request = await JsonBody.Read<CreateGroupRequest>(http);
        return await desk.Answer(http, Kind, request.Reason, caller => groups.Create(request.Id, request.Name, caller, http.RequestAborted));
    }

    private static async Task<IResult> Rename(HttpContext http, HttpDesk desk, GroupDesk groups, string id)
    {
        var request = await JsonBody.Read<GroupRequest>(http);
        return await Change(http, desk, groups, id, new RenameGroup(request.Name), request.Reason);
    }

    private static async Task<IResult> Do(HttpContext http, HttpDesk desk, GroupDesk groups, string id, ICommand<PeopleGroup> command)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        return await Change(http, desk, groups, id, command, request?.Reason);
    }

    private static Task<IResult> Change(HttpContext http, HttpDesk desk, GroupDesk groups, string id, ICommand<PeopleGroup> command, string? reason) =>
        desk.Answer(http, Kind, reason, caller => groups.Change(id, command, ETags.ExpectedVersions(http.Request), caller, http.RequestAborted));
}

/// <param name="Id">The group's slug: words of a–z and 0–9 with single hyphens between them.</param>
/// <param name="Name">As it is shown.</param>
public sealed record CreateGroupRequest(string Id, string Name, [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <param name="Name">As it is shown.</param>
public sealed record GroupRequest(string Name, [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <summary>A group of people.</summary>
/// <param name="Members">Names of actors.</param>
public sealed record GroupAnswer(string Id, long Version, string Name, IReadOnlyList<string> Members, DateTimeOffset CreatedAt)
{
    /// <summary>Null in the public's view: who works with whom is the desk's own.</summary>
    public static GroupAnswer? Of(PeopleGroup group, Moment moment) => moment.PublishedBy is null ? Of(group) : null;

    public static GroupAnswer Of(PeopleGroup group) => new(group.Id, group.Version, group.Name, group.Members, group.CreatedAt);
}

public sealed record GroupsAnswer(IReadOnlyList<GroupAnswer> Items);
