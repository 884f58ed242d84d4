using System.Globalization;
using Newsroom.Server.Http;

namespace Newsroom.Server.Documentation;

/// <summary>Every type of problem, as <c>problems.md</c> beside this file lists them.</summary>
public static class ProblemTypes
{
    public static IReadOnlyList<ProblemType> All { get; } = [.. Read()];

    /// <summary>Those of that name, one for each title; none when there is no such problem.</summary>
    /// <param name="name">What stands behind <c>/problems/</c> in a <c>type</c>.</param>
    public static IReadOnlyList<ProblemType> Of(string name)
    {
        var exact = All.Where(type => type.Name == name).ToList();
        return exact.Count > 0 ? exact : [.. All.Where(type => type.Covers(name)).Take(1)];
    }

    public static void MapProblemTypes(this IEndpointRouteBuilder app)
    {
        var problems = app.MapGroup("/problems").WithTags("Documentation").AllowAnonymous();
        problems.MapGet("/", () => TypedResults.Json(new ProblemTypesAnswer([.. All.Select(ProblemTypeAnswer.Of)]), ApiJson.Options))
            .WithSummary("Every type of problem").Produces<ProblemTypesAnswer>().Fails(400);
        problems.MapGet("/{name}", (string name) =>
                Of(name) is { Count: > 0 } found
                    ? TypedResults.Json(new ProblemTypesAnswer([.. found.Select(ProblemTypeAnswer.Of)]), ApiJson.Options)
                    : throw new RequestRefused(Problems.NotFound("type of problem", name)))
            .WithSummary("One type of problem").WithDescription("What the `type` of a problem document leads to: its title, its status, and when it happens.")
            .Produces<ProblemTypesAnswer>().Fails(400, 404);
    }

    private static IEnumerable<ProblemType> Read()
    {
        using var text = new StreamReader(typeof(ProblemTypes).Assembly.GetManifestResourceStream("problems.md")!);
        while (text.ReadLine() is { } line)
        {
            if (line.Split('|', StringSplitOptions.TrimEntries) is not ["", var name, var statuses, var title, var happens, ""] || name is "name" or "---") continue;
            yield return new(name, [.. statuses.Split(',', StringSplitOptions.TrimEntries).Select(s => int.Parse(s, CultureInfo.InvariantCulture))], title, happens);
        }
    }
}

/// <param name="Name">With one part in braces where it stands for several.</param>
public sealed record ProblemType(string Name, IReadOnlyList<int> Statuses, string Title, string Happens)
{
    public bool Covers(string name)
    {
        var (open, close) = (Name.IndexOf('{', StringComparison.Ordinal), Name.IndexOf('}', StringComparison.Ordinal));
        if (open < 0) return name == Name;
        var (before, behind) = (Name[..open], Name[(close + 1)..]);
        return name.Length > before.Length + behind.Length && name.StartsWith(before, StringComparison.Ordinal) && name.EndsWith(behind, StringComparison.Ordinal);
    }
}

public sealed record ProblemTypesAnswer(IReadOnlyList<ProblemTypeAnswer> Items);

/// <param name="Type">As it stands in a problem document.</param>
/// <param name="Status">The statuses that it comes with.</param>
/// <param name="Title">The same words at every occurrence.</param>
/// <param name="Happens">When.</param>
public sealed record ProblemTypeAnswer(string Type, IReadOnlyList<int> Status, string Title, string Happens)
{
    public static ProblemTypeAnswer Of(ProblemType type) => new($"/problems/{type.Name}", type.Statuses, type.Title, type.Happens);
}
