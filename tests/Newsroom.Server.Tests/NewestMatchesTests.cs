using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Core.Searching;
using Newsroom.Server.Asking;
using Newsroom.Server.Searching;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Server.Tests;

/// <summary>
/// The newest matches, however far back they are: over rows that are written into the table of words for this, thousands of them, with
/// gaps of up to millions of positions between them, some of which held for a time only.
/// </summary>
public sealed class NewestMatchesTests(ScatteredWords words) : IClassFixture<ScatteredWords>
{
    [Fact]
    public void Slices_take_in_a_stretch_and_no_more_than_the_smallest_ones_at_its_ends() => Prop.ForAll(
        Gen.Choose(0, 60_000_000).SelectMany(from => Gen.OneOf(Gen.Choose(0, 20_000), Gen.Choose(0, 40_000_000)).Select(length => (From: (long)from, To: (long)from + length))).ToArbitrary(),
        stretch =>
        {
            var sizes = new[] { 12, 15, 18, 21, 24 };
            var slices = SearchQuestion.Slices(stretch.From, stretch.To).Trim('(', ')').Split(" | ")
                .Select(s => s.Trim('\'', '=').Split(':')).Select(s => (Number: long.Parse(s[1]), Size: sizes[int.Parse(s[0])]))
                .Select(s => (First: s.Number << s.Size, Last: ((s.Number + 1) << s.Size) - 1)).ToList();
            Assert.Equal((stretch.From >> 12) << 12, slices[0].First);
            Assert.Equal(((stretch.To >> 12) << 12) + 4095, slices[^1].Last);
            Assert.All(slices.Zip(slices.Skip(1)), pair => Assert.Equal(pair.First.Last + 1, pair.Second.First));
            Assert.InRange(slices.Count, 1, 60);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("partout")]
    [InlineData("septieme")]
    [InlineData("rare")]
    [InlineData("ancien")]
    [InlineData("recent")]
    [InlineData("jamais")]
    public async Task They_are_what_going_through_all_rows_gives(string word)
    {
        var random = new Random(7);
        foreach (var limit in new[] { 1, 50, 2_000, 100_000 })
        {
            foreach (var asOf in new[] { ScatteredWords.End, words.Rows[2_500].From + 1 })
            {
                foreach (var after in new Place?[] { null, words.Rows[random.Next(words.Rows.Count)] is var row ? new Place(row.From, row.Id) : null })
                {
                    foreach (var (above, upTo) in new[] { (0L, long.MaxValue), (words.Rows[900].From, words.Rows[3_300].From) })
                    {
                        foreach (var isFilter in new[] { false, true })
                        {
                            var lexeme = SearchQuestion.Lexeme(isFilter ? Facets.Tag(word) : word);
                            var question = new SearchQuestion(lexeme, isFilter ? null : new SearchedWords("", "", $"'{word}'"), above, upTo);
                            var found = await words.Services.GetRequiredService<NewestMatches>().Find(
                                NoteWordsListing.ListingName, question, new Moment(asOf, true, null), after, limit, words.Without, default);
                            var wanted = words.Rows
                                .Where(r => r.Words.Contains(word) && r.From <= asOf && (r.To is not { } to || to > asOf) && r.From > above && r.From <= upTo && !words.Without.Contains(r.Article))
                                .Where(r => after is not { } place || r.From < place.Born).OrderByDescending(r => r.From).ToList();
                            Assert.Equal(wanted.Take(limit).Select(r => r.Id), found.Found.Select(m => m.Id));
                            Assert.Equal(wanted.Count < limit, found.All);
                        }
                    }
                }
            }
        }
    }
}

/// <summary>A newsroom with rows of words from nowhere.</summary>
public sealed class ScatteredWords : RunningNewsroom, IAsyncLifetime
{
    public const long End = 90_000_000;

    public sealed record Row(string Id, string Article, long From, long? To, string[] Words);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Reports whose notes are left out.</summary>
    public string[] Without { get; } = ["article-3", "article-17"];

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var random = new Random(1);
        var position = 1_000_000L;
        var rows = new List<Row>();
        for (var i = 0; i < 5_000; i++)
        {
            position += i % 500 == 0 ? random.Next(1, 8_000_000) : random.Next(1, 30);
            string[] said =
            [
                "partout", .. i % 7 == 0 ? new[] { "septieme" } : [], .. i is 3 or 2_000 or 4_000 ? new[] { "rare" } : [],
                .. i < 2_400 ? new[] { "ancien" } : [], .. i > 4_700 ? new[] { "recent" } : [],
            ];
            rows.Add(new($"n{i:D6}", $"article-{i % 40}", position, i % 11 == 0 ? position + random.Next(1, 2_000_000) : null, said));
        }
        Assert.InRange(position, 0, End);
        Rows = rows;
        await using var connection = new NpgsqlConnection(Options.ConnectionString);
        await connection.OpenAsync();
        await using var copy = await connection.BeginBinaryImportAsync("copy newsroom.kept_note_words (id, born, from_position, to_position, data) from stdin (format binary)");
        foreach (var row in rows)
        {
            var folded = new NoteWords(
                row.Id, row.Article, "", "bench", "commenting", row.Words, Core.Annotations.AnnotationState.Open, Core.Annotations.AnchorState.Anchored, [], "",
                false, [Audience.Desk], [], "", string.Join(' ', row.Words), "");
            await copy.StartRowAsync();
            await copy.WriteAsync(row.Id, NpgsqlDbType.Text);
            await copy.WriteAsync(row.From, NpgsqlDbType.Bigint);
            await copy.WriteAsync(row.From, NpgsqlDbType.Bigint);
            if (row.To is { } to) await copy.WriteAsync(to, NpgsqlDbType.Bigint);
            else await copy.WriteNullAsync();
            await copy.WriteAsync(JsonSerializer.Serialize(folded, KernelJson.Options), NpgsqlDbType.Jsonb);
        }
        await copy.CompleteAsync();
    }
}
