using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Newsroom.Crash.Processes;

/// <summary>Newsroom.Server as it is run: a program beside this one, with a data directory, a key and an address of its own.</summary>
public sealed class RealServer(string data)
{
    public string DataDirectory => data;

    public string Key { get; } = $"nr_{Guid.NewGuid():N}{Guid.NewGuid():N}";

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public HttpClient Client(TimeSpan timeout)
    {
        var http = new HttpClient { BaseAddress = Address, Timeout = timeout };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return http;
    }

    public ProcessStartInfo Program(params IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Newsroom.Server.dll"), .. arguments]);
        info.Environment["NEWSROOM_DATA"] = data;
        info.Environment["NEWSROOM_ADMIN_KEY"] = Key;
        info.Environment["ASPNETCORE_URLS"] = Address.AbsoluteUri;
        info.Environment.Remove("ConnectionStrings__Newsroom");
        return info;
    }

    /// <summary>Returns when it says that it can be read and written and that its listings and subscriptions are where the log ends.</summary>
    public static Task Ready(HttpClient http, Failures failures, TimeSpan patience, string what)
    {
        var said = "";
        return failures.Until(
            async () =>
            {
                try
                {
                    using var answer = await http.GetAsync("/health/ready");
                    said = await answer.Content.ReadAsStringAsync();
                    if (!answer.IsSuccessStatusCode) return false;
                    var ready = JsonNode.Parse(said)!;
                    return ready["followers"]!.AsArray().All(f => f!["position"]!.GetValue<long>() >= ready["position"]!.GetValue<long>());
                }
                catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
                {
                    said = away.Message;
                    return false;
                }
            },
            patience, what, () => said);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
