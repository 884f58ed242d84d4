using System.Net;
using System.Text.Json.Nodes;

namespace Newsroom.Server.Tests;

/// <summary>What every answer is held against would notice an answer that is otherwise.</summary>
public sealed class ContractTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    [Fact]
    public async Task An_answer_as_it_is_is_as_the_document_says_and_each_change_to_it_is_noticed()
    {
        var contract = await Contract.Of(newsroom.Address);
        var filed = await newsroom.Desk.Filed();
        var (path, json) = ($"/api/articles/{filed.Id}", "application/json");
        Assert.Null(contract.Breach("GET", path, 200, json, filed.Text));
        Assert.Null(contract.Breach("HEAD", path, 200, json, null));
        Assert.Null(contract.Breach("GET", path, 304, null, ""));

        Assert.NotNull(contract.Breach("GET", path, 200, json, Changed(filed, a => a.Remove("outlet"))));
        Assert.NotNull(contract.Breach("GET", path, 200, json, Changed(filed, a => a["more"] = 1)));
        Assert.NotNull(contract.Breach("GET", path, 200, json, Changed(filed, a => a["version"] = "1")));
        Assert.NotNull(contract.Breach("GET", path, 200, json, Changed(filed, a => a["status"] = "lost")));
        Assert.NotNull(contract.Breach("GET", path, 200, json, Changed(filed, a => a["filedAt"] = "yesterday")));
        Assert.NotNull(contract.Breach("GET", path, 200, json, Changed(filed, a => a["revision"]!.AsObject().Remove("number"))));
        Assert.NotNull(contract.Breach("GET", path, 200, json, Changed(filed, a => a["revision"]!.AsObject()["more"] = true)));
        Assert.NotNull(contract.Breach("GET", path, 200, "text/html", filed.Text));
        Assert.NotNull(contract.Breach("GET", path, 200, null, ""));
        Assert.NotNull(contract.Breach("GET", path, 201, json, filed.Text));
        Assert.NotNull(contract.Breach("GET", path, 304, json, filed.Text));
        Assert.NotNull(contract.Breach("GET", "/api/elsewhere", 200, json, "{}"));
        Assert.NotNull(contract.Breach("PATCH", path, 200, json, filed.Text));
    }

    [Fact]
    public async Task So_is_a_problem_that_does_not_stand_in_the_list()
    {
        var contract = await Contract.Of(newsroom.Address);
        var missing = (await newsroom.Desk.Get("/api/stories/inconnue")).ExpectProblem(404, "not-found");
        var (path, problem) = ("/api/stories/inconnue", "application/problem+json");
        Assert.Null(contract.Breach("GET", path, 404, problem, missing.Text));
        Assert.NotNull(contract.Breach("GET", path, 404, "application/json", missing.Text));
        Assert.NotNull(contract.Breach("GET", path, 404, problem, Changed(missing, p => p["type"] = "/problems/unheard-of")));
        Assert.NotNull(contract.Breach("GET", path, 404, problem, Changed(missing, p => p["title"] = "Otherwise.")));
        Assert.NotNull(contract.Breach("GET", path, 404, problem, Changed(missing, p => p.Remove("requestId"))));
        Assert.NotNull(contract.Breach("GET", path, 409, problem, missing.Text));
        // One that no operation documents: a test that meets it has found something broken.
        Assert.NotNull(contract.Breach("GET", path, 500, problem, Changed(missing, p => (p["type"], p["title"], p["status"]) = ("/problems/internal", "Something here is broken.", 500))));
    }

    [Fact]
    public async Task A_client_of_the_tests_throws_what_was_noticed()
    {
        using var listener = new HttpListener();
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        var answering = Task.Run(async () =>
        {
            var context = await listener.GetContextAsync();
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync("{}"u8.ToArray());
            context.Response.Close();
        });
        using var api = new Api(address, null);
        await Assert.ThrowsAsync<Xunit.Sdk.FailException>(() => api.Get("/api/stories"));
        await answering;
    }

    private static int FreePort()
    {
        using var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return ((IPEndPoint)taken.LocalEndpoint).Port;
    }

    private static string Changed(Answer answer, Action<JsonObject> change)
    {
        var copy = answer.Json.AsObject();
        change(copy);
        return copy.ToJsonString();
    }
}
