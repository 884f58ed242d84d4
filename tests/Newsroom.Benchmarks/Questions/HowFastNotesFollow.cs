using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Newsroom.Benchmarks.OverHttp;

namespace Newsroom.Benchmarks.Questions;

/// <summary>How long after a revision do the notes on a long report stand on it, and does that hold up another report's?</summary>
/// <remarks>
/// 1,000 notes on a report of 20,000 words. From the revision's answer until no list shows one of them as pending. A note
/// on another, short report, which is revised at the same moment, is timed beside it. Everything over HTTP, the lists as any client asks for them.
/// </remarks>
internal static class HowFastNotesFollow
{
    private const int WordsEach = 100;

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<IReadOnlyList<Answer>> Ask(Bench bench)
    {
        var size = new Size(Words: bench.Scale.Smoke ? 1_000 : 20_000, Notes: bench.Scale.Smoke ? 20 : 1_000);
        await using var server = await MeasuredServer.Newsroom(await bench.Database());
        var others = new List<double>();
        var answers = new List<Answer>();
        foreach (var (what, change, must) in new (string, Func<string[], Random, string[]>, double)[]
        {
            ("one word changed", OneWord, 1), ("paragraphs shuffled", Shuffled, 2), ("wholly replaced", Replaced, 3),
        })
        {
            var times = new List<double>();
            for (var round = 0; round < bench.Scale.Rounds(3); round++)
            {
                var (own, other) = await Revise(server.Load, size, $"{what} {round.ToString(CultureInfo.InvariantCulture)}", change);
                times.Add(own);
                others.Add(other);
                Report.Step(FormattableString.Invariant($"{what}: {own:F2} s; the note on another report {other:F2} s"));
            }
            answers.Add(Answer.Of(
                FormattableString.Invariant($"{size.Notes} notes on a report of {size.Words} words, {what}: until all are carried"), "s",
                times.Order().ElementAt(times.Count / 2), Must.AtMost(must, "s")));
        }
        answers.Add(Answer.Of("A note on another report meanwhile, the slowest of all rounds", "s", others.Max(), Must.AtMost(0.5, "s")));
        return answers;
    }

    private static async Task<(double Own, double Other)> Revise(HttpLoad load, Size size, string title, Func<string[], Random, string[]> change)
    {
        var random = new Random(title.Length);
        var paragraphs = Paragraphs(title, size.Words, random);
        var (report, other) = (await Reported.File(load, title, paragraphs), await Reported.File(load, $"{title}, ailleurs", ["Le port est fermé depuis mardi."]));
        await Parallel.ForEachAsync(Enumerable.Range(0, size.Notes), new ParallelOptions { MaxDegreeOfParallelism = HttpLoad.Clients }, async (note, _) =>
        {
            var paragraph = paragraphs[note % paragraphs.Length].Split(' ');
            await report.Note(load, string.Join(' ', paragraph.Skip(note * 7 % (paragraph.Length - 8)).Take(6)), paragraphs, note % paragraphs.Length);
        });
        await other.Note(load, "fermé depuis mardi", ["Le port est fermé depuis mardi."], 0);

        var revised = Stopwatch.StartNew();
        await report.Revise(load, change(paragraphs, random));
        var own = Carried(report);
        await other.Revise(load, ["On l’apprend ce soir : le port est fermé depuis mardi."]);
        return (await own, await Carried(other));

        async Task<double> Carried(Reported one)
        {
            var began = revised.Elapsed;
            while (await one.IsPending(load))
            {
                if (revised.Elapsed > Patience) throw new InvalidOperationException("The notes are not carried.");
                await Task.Delay(AskAgain);
            }
            return (revised.Elapsed - began).TotalSeconds;
        }
    }

    private static string[] Paragraphs(string title, int words, Random random)
    {
        var vocabulary = Enumerable.Range(0, 6_000).Select(_ => Word(random)).ToArray();
        return [.. Enumerable.Range(0, words / WordsEach).Select(paragraph =>
            $"{title} {paragraph.ToString(CultureInfo.InvariantCulture)} " + string.Join(' ', Enumerable.Range(0, WordsEach).Select(_ => vocabulary[Zipf(random, vocabulary.Length)])) + ".")];
    }

    /// <summary>As words are used: the first few make up most of a text.</summary>
    private static int Zipf(Random random, int count) => (int)Math.Min(Math.Pow(1 - random.NextDouble(), -1.1) - 1, count - 1);

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(3, 10)).Select(_ => "abcdeilmnoprstuv"[random.Next(16)])]);

    private static string[] OneWord(string[] paragraphs, Random random)
    {
        var words = paragraphs[0].Split(' ');
        words[^2] = "nouveau";
        return [string.Join(' ', words), .. paragraphs[1..]];
    }

    private static string[] Shuffled(string[] paragraphs, Random random)
    {
        var shuffled = paragraphs.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static string[] Replaced(string[] paragraphs, Random random) => Paragraphs("Autre", paragraphs.Length * WordsEach, random);

    private sealed record Size(int Words, int Notes);

    /// <summary>A report that was filed, as its client knows it.</summary>
    private sealed record Reported(string Id, string Title)
    {
        public static async Task<Reported> File(HttpLoad load, string title, string[] paragraphs)
        {
            var filed = await load.Fetch(HttpLoadRequest.Post("/api/articles", JsonSerializer.Serialize(new
            {
                outlet = "La Gazette", url = $"https://journal.example/{Uri.EscapeDataString(title)}", title, language = "fr", kind = "report",
                body = string.Join('\n', paragraphs),
            })));
            using var body = JsonDocument.Parse(filed.Body);
            return new(body.RootElement.GetProperty("id").GetString()!, title);
        }

        public async Task Note(HttpLoad load, string exact, string[] paragraphs, int paragraph)
        {
            var start = paragraphs.Take(paragraph).Sum(p => p.Length + 1) + paragraphs[paragraph].IndexOf(exact, StringComparison.Ordinal);
            await load.Fetch(HttpLoadRequest.Post($"/api/articles/{Id}/annotations/", JsonSerializer.Serialize(new
            {
                exact, start, motivation = "commenting", body = "À vérifier auprès de la capitainerie.",
            })));
        }

        public async Task Revise(HttpLoad load, string[] paragraphs)
        {
            var now = await load.Fetch(HttpLoadRequest.Get($"/api/articles/{Id}"));
            var body = JsonSerializer.SerializeToUtf8Bytes(new { title = Title, language = "fr", kind = "report", body = string.Join('\n', paragraphs) });
            await load.Fetch(new HttpLoadRequest(HttpMethod.Put, $"/api/articles/{Id}", body, now.Tag));
        }

        public async Task<bool> IsPending(HttpLoad load)
        {
            string? page = $"/api/articles/{Id}/annotations/?limit=200";
            while (page is not null)
            {
                if (await load.TryFetch(HttpLoadRequest.Get(page)) is not { } answer) return true;
                using var list = JsonDocument.Parse(answer.Body);
                if (list.RootElement.GetProperty("items").EnumerateArray().Any(note => note.TryGetProperty("pending", out _))) return true;
                page = list.RootElement.TryGetProperty("next", out var next) ? next.GetString() : null;
            }
            return false;
        }
    }
}
