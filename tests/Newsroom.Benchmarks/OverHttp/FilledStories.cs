using System.Globalization;
using System.Text.Json;

namespace Newsroom.Benchmarks.OverHttp;

/// <summary>Stories with reports and notes, posted as clients post them.</summary>
internal sealed class FilledStories(HttpLoad load)
{
    /// <summary>Several, so that no answer is the one that was just given.</summary>
    private const int Count = 8;
    private const int Reports = 5;
    private const int Notes = 40;

    private const int ReportsUnderNotes = 400;

    /// <returns>The paths of the stories' pages, and those of the reports.</returns>
    public async Task<FilledPaths> Fill()
    {
        var paths = new FilledPaths([], [], []);
        var (number, position) = (0, 0L);
        for (var story = 0; story < Count; story++)
        {
            var opened = await load.Fetch(HttpLoadRequest.Post("/api/stories", $$"""{"title":"Le conseil municipal, séance {{Text(story)}}","summary":"{{SentTexts.Words}}"}"""));
            var (id, tag) = (IdOf(opened), opened.Tag);
            var reports = new string[Reports];
            for (var report = 0; report < Reports; report++)
            {
                reports[report] = IdOf(await load.Fetch(SentTexts.Report(++number)));
                tag = (await load.Fetch(new(HttpMethod.Put, $"/api/stories/{id}/articles/{reports[report]}", IfMatch: tag))).Tag;
            }
            for (var note = 0; note < Notes; note++) position = (await load.Fetch(SentTexts.Note(reports[note % Reports], ++number))).Position;
            paths.Pages.Add($"/api/stories/{id}/state");
            paths.Reports.AddRange(reports.Select(report => $"/api/articles/{report}"));
        }
        paths.PagesAt.AddRange(paths.Pages.Select(page => string.Create(CultureInfo.InvariantCulture, $"{page}?asOf={position}")));
        return paths;
    }

    /// <summary>Files reports to put notes on: so many that each gets some dozens of notes, as a newsroom's have, and not thousands.</summary>
    /// <returns>Their ids.</returns>
    public async Task<string[]> FileReports()
    {
        var reports = new string[ReportsUnderNotes];
        for (var i = 0; i < reports.Length; i++) reports[i] = IdOf(await load.Fetch(SentTexts.Report(i + 1)));
        return reports;
    }

    private static string IdOf(HttpLoadAnswer answer)
    {
        using var body = JsonDocument.Parse(answer.Body);
        return body.RootElement.GetProperty("id").GetString()!;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Pages">Of stories with five reports and forty notes each.</param>
/// <param name="PagesAt">The same, each at the position at which all was filled.</param>
internal sealed record FilledPaths(List<string> Pages, List<string> PagesAt, List<string> Reports);
