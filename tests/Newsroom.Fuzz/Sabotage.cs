using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Newsroom.Fuzz;

/// <summary>
/// Endpoints that answer as none may. They are described like the others, so that a run that finds them has read the description,
/// asked every endpoint in it, and looked at what came back.
/// </summary>
internal static class Sabotage
{
    /// <summary>What has to be found of them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Judge.ServerError, Judge.NoProblem, Judge.Slow, Judge.NoAnswer, Judge.NoHeaders];

    public static void Plant(WebApplication app)
    {
        app.MapGet("/api/planted/failure", Failure).AllowAnonymous();
        app.MapGet("/api/planted/text", () => Results.Text("This is no problem document.", statusCode: 400)).AllowAnonymous();
        app.MapGet("/api/planted/silence", (HttpContext http) => http.Abort()).AllowAnonymous();
        app.MapGet("/api/planted/bare", (HttpContext http) =>
        {
            http.Response.Headers.Server = "Newsroom";
            return "";
        }).AllowAnonymous();
        var slow = 1;
        app.MapGet("/api/planted/slowness", async () =>
        {
            if (Interlocked.Exchange(ref slow, 0) == 1) await Task.Delay(TimeSpan.FromSeconds(10.5));
            return "";
        }).AllowAnonymous();
    }

    private static string Failure() => throw new InvalidOperationException("Planted.");
}
