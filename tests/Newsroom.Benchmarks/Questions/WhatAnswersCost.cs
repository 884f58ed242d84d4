using Newsroom.Benchmarks.OverHttp;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How many requests does the server answer, beside bare endpoints that do the least for the same answer?</summary>
/// <remarks>
/// Both are processes of their own on the same PostgreSQL, asked in turn by the same clients over HTTP/1.1. The newsroom is as it
/// is built, its limits of requests an actor and an address off; the bare server is <see cref="BareServer"/>. Of what is written, the
/// newsroom's time ends when its lists show it and its subscriptions have seen it. Reports and stories' pages are asked for in turn, so that none is the last that was
/// answered, by an administrator's key, who reads every word.
/// </remarks>
internal static class WhatAnswersCost
{
    private const int Rounds = 7;
    private const int WarmUps = 5;

    public static Task<Answer> Notes(Bench bench) => Written(
        bench, "Notes posted", "FetchForWriting and SaveChangesAsync in plain Marten", Must.AtLeast(0.7, "×"), SentTexts.Note);

    public static Task<Answer> Reports(Bench bench) => Written(
        bench, "Reports of 2 KB filed", "FetchForWriting and SaveChangesAsync in plain Marten", Must.AtLeast(0.5, "×"), (_, number) => SentTexts.Report(number));

    /// <summary>Nothing of the stories changes while their pages are asked for: most answers are those that stand.</summary>
    public static Task<Answer> StoryPage(Bench bench) => Read(
        bench, "A story's page (5 reports, 40 notes)", "its statements in one batch, and the same bytes", filled => filled.Pages, Must.AtLeast(0.6, "×"));

    /// <summary>The same pages at a position, which are made anew for each answer, as after a change.</summary>
    public static Task<Answer> StoryPageMade(Bench bench) => Read(
        bench, "A story's page made anew (5 reports, 40 notes)", "its statements in one batch, and the same bytes", filled => filled.PagesAt, Must.Nothing);

    public static Task<Answer> Report(Bench bench) => Read(
        bench, "A report by its id", "its stream's rows, and the same bytes", filled => filled.Reports, Must.AtLeast(0.6, "×"));

    /// <param name="request">Of a report that notes can be put on, and a number that was not used before.</param>
    private static async Task<Answer> Written(Bench bench, string what, string against, Must must, Func<string, int, HttpLoadRequest> request)
    {
        await bench.Season();
        await using var newsroom = await MeasuredServer.Newsroom(await bench.Database());
        await using var bare = await MeasuredServer.BareWriting(await bench.Database());
        var reports = await new FilledStories(newsroom.Load).FileReports();
        var number = reports.Length;
        return await Row(bench, what, against, must, newsroom, bare, () =>
        {
            var next = Interlocked.Increment(ref number);
            return request(reports[next % reports.Length], next);
        });
    }

    private static async Task<Answer> Read(Bench bench, string what, string against, Func<FilledPaths, IReadOnlyList<string>> asked, Must must)
    {
        var database = await bench.Database();
        await using var newsroom = await MeasuredServer.Newsroom(database);
        await using var bare = await MeasuredServer.BareReading(database);
        var paths = asked(await new FilledStories(newsroom.Load).Fill());
        foreach (var path in paths)
        {
            var answer = await newsroom.Load.Fetch(HttpLoadRequest.Get(path));
            await bare.Load.Fetch(new(HttpMethod.Put, path, answer.Body, Position: answer.Position));
            var same = await bare.Load.Fetch(HttpLoadRequest.Get(path));
            if (!answer.Body.AsSpan().SequenceEqual(same.Body))
                throw new InvalidOperationException($"{path}: the bare server answers other bytes.");
        }
        var requests = paths.Select(HttpLoadRequest.Get).ToArray();
        var turn = 0;
        return await Row(
            bench, what, against, must, newsroom, bare, () => requests[(uint)Interlocked.Increment(ref turn) % (uint)requests.Length]);
    }

    private static async Task<Answer> Row(
        Bench bench, string what, string against, Must must, MeasuredServer newsroom, MeasuredServer bare, Func<HttpLoadRequest> next)
    {
        var time = bench.Scale.Seconds(small: 4, full: 10);
        var pairs = await bench.Pairs(Rounds, () => newsroom.Rate(time, next), () => bare.Rate(time, next), WarmUps);
        return Answer.Of($"{what} over HTTP a second, {HttpLoad.Clients} clients", "1/s", against, pairs, must) with
        {
            Note = newsroom.CpuEach is { } ours && bare.CpuEach is { } limit ? $"processor time each: {ours}; beside it {limit}" : null,
        };
    }
}
