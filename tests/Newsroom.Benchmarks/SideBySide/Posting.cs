using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Newsroom.Benchmarks.SideBySide;

/// <summary>How many reports a second do the servers take over HTTP, one built with each engine?</summary>
/// <remarks>
/// Each of sixteen clients files a new report and waits for the answer; views, reactors and messages included. Plain Marten
/// has no newsroom around it, so that there is nothing to post to.
/// </remarks>
internal static class Posting
{
    private const int Rounds = 5;
    private const int Clients = 16;
    private const string Key = "a-key-of-this-benchmark-and-of-nothing-else-0123456789";

    /// <param name="embedded">The server's DLL as it was built with the embedded engine.</param>
    /// <param name="marten">With the Marten engine.</param>
    public static async Task<Compared> Reports(Bench bench, string embedded, string marten)
    {
        var time = TimeSpan.FromSeconds(2 + 6 * bench.Scale);
        await bench.Season();
        await using var first = await Open(embedded);
        await using var second = await Open(marten);
        using var toFirst = Client(first);
        using var toSecond = Client(second);
        var next = 0;
        return Compared.Of($"Reports posted over HTTP a second, {Clients} clients", "1/s", await Turns.Rounds(Rounds, Turn(toFirst), Turn(toSecond)), less: false);

        async Task<ServerProcess> Open(string dll) => await ServerProcess.Start(dll, [("ConnectionStrings__Newsroom", await bench.Database()), ("NEWSROOM_ADMIN_KEY", Key)]);

        Func<Task<double>> Turn(HttpClient http) => () => Bench.Rate(Clients, time, async (_, stop) =>
        {
            var count = 0;
            for (; !stop.IsCancellationRequested; count++)
            {
                var number = Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture);
                using var answer = await http.PostAsJsonAsync("/api/articles", new
                {
                    outlet = "La Gazette", title = $"Conseil municipal : le point {number} de l’ordre du jour", language = "fr", kind = "report",
                    body = $"Compte rendu {number}. {Bench.Filler}", url = $"https://journal.example/articles/{number}",
                }, CancellationToken.None);
                answer.EnsureSuccessStatusCode();
            }
            return count;
        });
    }

    private static HttpClient Client(ServerProcess server)
    {
        var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return http;
    }
}
