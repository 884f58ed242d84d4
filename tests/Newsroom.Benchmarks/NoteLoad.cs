using System.Globalization;
using System.Text.Json;
using Newsroom.Core;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Benchmarks;

/// <summary>
/// Fills a newsroom by COPY with notes as the listings fold them, twenty on a report, each of some fifty words and of the ten of its
/// passage, drawn from a vocabulary by Zipf's law. The rows of the listings are written, and of the log one event at its end: a search
/// reads no other.
/// </summary>
internal static class NoteLoad
{
    private const int NotesOnReport = 20;
    private const int Chunk = 100_000;
    private const string WordsIndex = $"kept_{NoteWordsListing.ListingName}_words";

    private static readonly DateTime Begin = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <returns>An administrator's key.</returns>
    public static async Task<string> Fill(string connectionString, int notes)
    {
        var key = ApiKey.New();
        // The server makes its tables and grants the key.
        await using (await ServerProcess.Start([("ConnectionStrings__Newsroom", connectionString), ("NEWSROOM_ADMIN_KEY", key)], "--no-seeds"))
        {
        }
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var other = await source.OpenConnectionAsync();
        await using var head = new NpgsqlCommand("select max(seq_id) from public.mt_events", connection);
        var first = (long)(await head.ExecuteScalarAsync())! + 1;
        // Made again behind the load, as a rebuild does it: row by row it would take many times as long.
        await using var definition = new NpgsqlCommand($"select pg_get_indexdef('newsroom.{WordsIndex}'::regclass)", connection);
        var index = (string)(await definition.ExecuteScalarAsync())!;
        await Run(connection, $"drop index newsroom.{WordsIndex}");
        var words = new ZipfWords(new Random(1));
        var (rows, found, reports) = (new AnnotationsListing(), new NoteWordsListing(), new ArticlesListing());

        var position = first;
        for (var done = 0; done < notes;)
        {
            await using var third = await source.OpenConnectionAsync();
            await using var ofNotes = await Kept(connection, AnnotationsListing.ListingName);
            await using var ofWords = await Kept(other, NoteWordsListing.ListingName);
            await using var ofReports = await Kept(third, ArticlesListing.ListingName);
            for (var end = Math.Min(done + Chunk, notes); done < end; done++)
            {
                var report = Report(done / NotesOnReport);
                if (done % NotesOnReport == 0)
                {
                    await Write(ofReports, report, position, reports.Evolve(report, null, Recorded(position, Article.Category, report, Filed(report))));
                    position++;
                }
                var id = Ids.From("note", done.ToString(CultureInfo.InvariantCulture));
                var posted = Recorded(position, Annotation.Category, id, new AnnotationPosted(
                    report, 1, new Passage(words.Text(10), words.Text(4), words.Text(4), 100, 160), Motivations.All[done % Motivations.All.Count],
                    words.Text(35 + (done % 20)), [$"tag{(done % 100).ToString(CultureInfo.InvariantCulture)}"], done % 5 == 0 ? "en" : "fr"));
                await Write(ofNotes, id, position, rows.Evolve(id, null, posted));
                await Write(ofWords, id, position, found.Evolve(id, null, posted));
                position++;
            }
            await ofNotes.CompleteAsync();
            await ofWords.CompleteAsync();
            await ofReports.CompleteAsync();
        }

        await Run(connection, "set maintenance_work_mem = '512MB'");
        await Run(connection, index);
        var last = Report(notes);
        await using (var stream = await EventLoad.Copy(connection, "public.mt_streams (id, version)"))
        {
            await stream.StartRowAsync();
            await stream.WriteAsync(Streams.Of(Article.Category, last), NpgsqlDbType.Varchar);
            await stream.WriteAsync(1L, NpgsqlDbType.Bigint);
            await stream.CompleteAsync();
        }
        await using (var log = await EventLoad.Copy(connection, EventLoad.EventColumns))
        {
            await EventLoad.WriteEvent(log, position, Streams.Of(Article.Category, last), 1, "article_filed", Filed(last), NewsroomEvents.Types, Begin.AddSeconds(position));
            await log.CompleteAsync();
        }
        await Run(connection, $"update public.mt_event_progression set last_seq_id = {position.ToString(CultureInfo.InvariantCulture)}");
        await EventLoad.Settle(connection, position);
        return key;
    }

    private static async Task Run(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Report(int number) => Ids.From("report", number.ToString(CultureInfo.InvariantCulture));

    private static ArticleFiled Filed(string report) => new(
        "Le Quotidien", null, null, new Content("Conseil municipal : l’ordre du jour", "A. Martin", "fr", null, "report", $"Le compte rendu {report}. {Bench.Filler}", []), null);

    private static Recorded Recorded(long position, string category, string id, object data) => new(
        position, Streams.Of(category, id), 1, Guid.Empty, NewsroomEvents.Types.NameOf(data), data, Begin.AddSeconds(position), new Metadata($"desk{position % 40}"));

    private static Task<NpgsqlBinaryImporter> Kept(NpgsqlConnection connection, string listing) =>
        EventLoad.Copy(connection, $"newsroom.kept_{listing} (id, born, from_position, data)");

    private static async Task Write(NpgsqlBinaryImporter copy, string id, long position, object row)
    {
        await copy.StartRowAsync();
        await copy.WriteAsync(id, NpgsqlDbType.Text);
        await copy.WriteAsync(position, NpgsqlDbType.Bigint);
        await copy.WriteAsync(position, NpgsqlDbType.Bigint);
        await copy.WriteAsync(JsonSerializer.Serialize(row, KernelJson.Options), NpgsqlDbType.Jsonb);
    }
}

/// <summary>Words of a made-up vocabulary, each drawn as often as Zipf's law has it: the n-th in proportion to 1/n.</summary>
internal sealed class ZipfWords
{
    private const int Vocabulary = 50_000;

    private static readonly string[] Onsets = ["b", "br", "c", "ch", "d", "f", "g", "l", "m", "n", "p", "pl", "r", "s", "t", "tr", "v", "z"];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "é", "ou", "an", "on"];
    private static readonly string[] Endings = ["l", "r", "t", "x", "q", "ment", "tion", "ble"];

    private readonly Random random;
    private readonly string[] words = [.. Enumerable.Range(0, Vocabulary).Select(Word)];
    private readonly double[] sums = new double[Vocabulary];

    public ZipfWords(Random random)
    {
        this.random = random;
        for (var i = 0; i < Vocabulary; i++) sums[i] = (i == 0 ? 0 : sums[i - 1]) + (1.0 / (i + 1));
    }

    public string Text(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Next()));

    public string Next()
    {
        var at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return words[Math.Min(at < 0 ? ~at : at, Vocabulary - 1)];
    }

    private static string Word(int number)
    {
        var word = Onsets[number % Onsets.Length];
        number /= Onsets.Length;
        word += Vowels[number % Vowels.Length];
        number /= Vowels.Length;
        for (; number > 0; number /= Vowels.Length * Onsets.Length) word += Onsets[number % Onsets.Length] + Vowels[number / Onsets.Length % Vowels.Length];
        return word + Endings[word.Length * 7 % Endings.Length];
    }
}
