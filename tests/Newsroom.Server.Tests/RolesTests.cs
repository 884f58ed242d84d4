using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>Who may do what: every endpoint that is routed, asked by everybody, compared with the table of the README.</summary>
public sealed partial class RolesTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private const string Heading = "### Who may do what";
    private const string Anybody = "no key";

    [Fact]
    public void The_readmes_table_names_every_endpoint_that_there_is_and_no_other()
    {
        var routed = Routed().Select(r => r.Name).Order(StringComparer.Ordinal);
        var ruled = Rules().Keys.Order(StringComparer.Ordinal);
        Assert.Equal(routed, ruled);
    }

    [Fact]
    public async Task Everybody_may_do_what_the_readmes_table_says_and_nothing_else()
    {
        var rules = Rules();
        var callers = await Callers();
        var wrong = new List<string>();
        foreach (var (name, method, path) in Routed())
        {
            if (!rules.TryGetValue(name, out var needed))
            {
                wrong.Add($"{name} has no rule.");
                continue;
            }
            foreach (var caller in callers)
            {
                // Nobody is told more than whether he may: nothing in it is there, and nothing is sent. HEAD of the live log ends.
                var answer = await caller.Api.Send(path == "/api/stream" ? HttpMethod.Head : new HttpMethod(method), Parameter().Replace(path, "x"), null);
                var expected = needed is null || caller.Role >= needed ? (HttpStatusCode?)null : caller.Role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden;
                // An address whose keys open nothing again and again is told to wait, and no more than that.
                var isRight = expected is { } refused ? answer.Status == refused || (refused == HttpStatusCode.Unauthorized && answer.Status == HttpStatusCode.TooManyRequests) : answer.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && (int)answer.Status < 500;
                if (!isRight) wrong.Add($"{name} answers {(int)answer.Status} to {caller.Name}, not {(expected is { } status ? ((int)status).ToString() : "what it has to say")}.");
            }
        }
        foreach (var caller in callers) caller.Api.Dispose();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <param name="Role">Null for whoever has no key that opens anything.</param>
    private sealed record Asker(string Name, Role? Role, Api Api);

    private async Task<IReadOnlyList<Asker>> Callers() =>
    [
        new("nobody", null, newsroom.WithKey(null)),
        new("a wrong key", null, newsroom.WithKey(ApiKey.New())),
        new("a revoked key", null, await Revoked()),
        new("a key that has ended", null, await Ended()),
        .. await Task.WhenAll(Enum.GetValues<Role>().Select(async role => new Asker($"a key of the role {role.Word()}", role, await newsroom.As(role, $"of.{role.Word()}")))),
    ];

    /// <summary>An administrator's, for a second.</summary>
    private async Task<Api> Ended()
    {
        var key = ApiKey.New();
        await newsroom.Keys.Grant(key, "over", Role.Administrator, DateTimeOffset.UtcNow.AddSeconds(1), new Caller("test"), default);
        var api = newsroom.WithKey(key);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await api.Get("/api/stories")).Status == HttpStatusCode.OK) await Task.Delay(50, patience.Token);
        return api;
    }

    /// <summary>An administrator's, once.</summary>
    private async Task<Api> Revoked()
    {
        const string Name = "gone";
        var api = await newsroom.As(Role.Administrator, Name);
        var key = (await newsroom.Services.GetRequiredService<ListKeys>().Ask(default)).Single(k => k.Name == Name);
        await newsroom.Keys.Revoke(key.Id, new Caller("test"), default);
        // The node remembers keys until its log brings the revocation.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await api.Get("/api/stories")).Status == HttpStatusCode.OK) patience.Token.ThrowIfCancellationRequested();
        return api;
    }

    private IReadOnlyList<(string Name, string Method, string Path)> Routed() =>
    [
        .. from endpoint in newsroom.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let path = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["(any method)"]
           select ($"{method} {path}", method, path),
    ];

    /// <summary>The role that each endpoint of the README's table needs at least; null for none.</summary>
    private static Dictionary<string, Role?> Rules()
    {
        var rules = new Dictionary<string, Role?>();
        var table = File.ReadLines(Path.Combine(Places.FindSeeds()!, "..", "README.md"))
            .SkipWhile(line => line != Heading).Skip(1).TakeWhile(line => !line.StartsWith('#')).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2);
        foreach (var line in table)
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            foreach (Match endpoint in Endpoint().Matches(cells[2])) rules.Add(endpoint.Groups[1].Value, cells[1] == Anybody ? null : Roles.Parse(cells[1]));
        }
        return rules;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("`([A-Z]+ /[^`]*)`")]
    private static partial Regex Endpoint();
}
