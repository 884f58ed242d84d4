using System.Net.Http.Headers;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How long does whoever looks for a note wait?</summary>
/// <remarks>
/// The server's answers over HTTP, read to their end, one client, with an administrator's key. The notes stand in the listings' tables as
/// the listings fold them, and not in the log (see <see cref="NoteLoad"/>). What is looked for is drawn from the vocabulary of the notes by
/// the same law, one to three words, all of which have to be there: the most frequent ones stand in nearly every note.
/// </remarks>
internal static class HowFastIsASearch
{
    private const int Few = 1_000;

    private static readonly Dictionary<string, string> Keys = [];

    private static int Notes(Bench bench) => bench.Scale.Of(small: 1_000_000, full: 1_000_000);

    public static async Task<Answer> Worded(Bench bench)
    {
        var database = await Filled(bench, Notes(bench));
        await using var server = await Server(database);
        using var http = Client(server, database);
        var words = new ZipfWords(new Random(2));
        var random = new Random(3);
        var times = new List<double>();
        for (var i = -bench.Scale.Of(small: 50, full: 50); i < bench.Scale.Of(small: 500, full: 2_000); i++)
        {
            var address = $"/api/annotations/?q={Uri.EscapeDataString(words.Text(random.Next(1, 4)))}";
            var took = 1000 * await Bench.Seconds(() => Read(http, address));
            if (i >= 0) times.Add(took);
        }
        return Answer.Of($"A worded search over {Notes(bench):N0} notes, p95, over HTTP", "ms", Percentile.Of(times, 0.95), Must.AtMost(50, "ms")) with
        {
            Note = FormattableString.Invariant($"median {Percentile.Of(times, 0.5):F1} ms, 99th percentile {Percentile.Of(times, 0.99):F1} ms"),
        };
    }

    public static Task<Answer> Page(Bench bench) => Page(bench, "The first page of a list", "/api/annotations/");

    public static Task<Answer> TaggedPage(Bench bench) => Page(bench, "The first page of a list of one tag", "/api/annotations/?tag=tag7");

    private static async Task<Answer> Page(Bench bench, string what, string address)
    {
        var (many, few) = (await Filled(bench, Notes(bench)), await Filled(bench, Few));
        await using var server = await Server(many);
        await using var beside = await Server(few);
        using var http = Client(server, many);
        using var limit = Client(beside, few);
        var pairs = await bench.Alternating(7, bench.Scale.Of(small: 50, full: 200), 0.5, () => Read(http, address), () => Read(limit, address));
        return Answer.Of($"{what} of {Notes(bench):N0} notes, median, over HTTP", "ms", $"the same of {Few:N0} notes", pairs, Must.AtMost(1.3));
    }

    private static Task<string> Filled(Bench bench, int notes) => bench.Shared($"{notes} notes", async () =>
    {
        var database = await bench.Database();
        Report.Step($"loading {notes:N0} notes");
        Keys[database] = await NoteLoad.Fill(database, notes);
        return database;
    });

    private static Task<ServerProcess> Server(string database) => ServerProcess.Start([("ConnectionStrings__Newsroom", database), ("NEWSROOM_ADMIN_KEY", Keys[database])], "--no-seeds");

    private static HttpClient Client(ServerProcess server, string database)
    {
        var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Keys[database]);
        return http;
    }

    private static async Task Read(HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        var body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode}: {body}");
    }
}
