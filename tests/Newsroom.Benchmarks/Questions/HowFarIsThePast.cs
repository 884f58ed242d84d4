using System.Globalization;
using System.Net.Http.Headers;
using Newsroom.Server.Asking;
using Newsroom.Server.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Benchmarks.Questions;

/// <summary>Is a list at any past moment slower than the same list now?</summary>
/// <remarks>
/// The list of reports, first page, fifty of them (and one, to know whether there are more), as the server asks for it. Ours:
/// at positions drawn evenly from the whole log. The limit: the same at the log's end, in turn. The 95th percentiles of the
/// round with the median ratio.
/// </remarks>
internal static class HowFarIsThePast
{
    private const int Rounds = 7;

    private static readonly Dictionary<string, (long First, long Last, string Key)> Filled = [];

    private static int Versions(Bench bench) => bench.Scale.Of(small: 100_000, full: 1_000_000);

    private static Task<string> Newsroom(Bench bench) => bench.Shared("reports", async () =>
    {
        var database = await bench.Database();
        Report.Step($"loading {Versions(bench):N0} versions of reports");
        Filled[database] = await ArticleLoad.Fill(database, Versions(bench));
        return database;
    });

    /// <summary>The server's own statement over the server's own kind of pool, each row read; no HTTP, no JSON.</summary>
    public static async Task<Answer> BySql(Bench bench)
    {
        var database = await Newsroom(bench);
        await using var opened = await Database.ForCommand(new ServerOptions { DataDirectory = "", ConnectionString = database }, null, CancellationToken.None);
        await using var reads = opened.Reads();
        var statement = Statement("Articles/list.sql");
        return await Row(bench, database, "the statement", async position =>
        {
            await using var list = reads.CreateCommand(statement);
            list.Parameters.Add(new() { Value = position });
            list.Parameters.Add(new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint });
            for (var i = 3; i <= 6; i++) list.Parameters.Add(new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            list.Parameters.Add(new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
            list.Parameters.Add(new() { Value = 51 });
            await using var rows = await list.ExecuteReaderAsync();
            while (await rows.ReadAsync()) _ = (rows.GetString(0), rows.GetInt64(1), rows.GetString(2));
        });
    }

    /// <summary>The server's answer over HTTP, read to its end, one client. Both name the position that they ask about.</summary>
    public static async Task<Answer> ByHttp(Bench bench)
    {
        var database = await Newsroom(bench);
        await using var server = await ServerProcess.Start([("ConnectionStrings__Newsroom", database), ("NEWSROOM_ADMIN_KEY", Filled[database].Key)]);
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Filled[database].Key);
        return await Row(bench, database, "over HTTP", async position =>
        {
            using var answer = await http.GetAsync($"/api/articles?asOf={position.ToString(CultureInfo.InvariantCulture)}");
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            await answer.Content.ReadAsByteArrayAsync();
        });
    }

    private static async Task<Answer> Row(Bench bench, string database, string how, Func<long, Task> list)
    {
        var (first, last, _) = Filled[database];
        var questions = bench.Scale.Of(small: 200, full: 500);
        var random = new Random(1);
        // The newsroom's first page would be shorter than a page before fifty reports were filed.
        var full = first + Math.Min(2_000, (last - first) / 10);
        var pairs = await bench.Alternating(Rounds, questions, 0.95, () => list(random.NextInt64(full, last + 1)), () => list(last));
        return Answer.Of($"A list of {Versions(bench):N0} versions at any past moment, p95, {how}", "ms", "the same list now", pairs, Must.AtMost(2));
    }

    private static string Statement(string path)
    {
        using var stream = typeof(Listings).Assembly.GetManifestResourceStream(path)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
