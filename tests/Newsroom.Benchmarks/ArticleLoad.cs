using System.Globalization;
using System.Text.Json;
using Newsroom.Core;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Benchmarks;

/// <summary>
/// Fills a newsroom by COPY with reports and all versions of their listing, as the listing itself folds them. One event in ten
/// files a report; of the others four in five revise one of the last hundred, and one in five any report at all.
/// </summary>
internal static class ArticleLoad
{
    private const int Chunk = 100_000;
    private const int Recent = 100;

    private static readonly DateTime Begin = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Outlets = ["Dépêche", "Le Quotidien", "La Gazette", "Radio Centrale", "Le Courrier"];

    /// <returns>The first and the last position of the reports, and an administrator's key.</returns>
    public static async Task<(long First, long Last, string Key)> Fill(string connectionString, int versions)
    {
        var key = ApiKey.New();
        // The server makes its tables and grants the key.
        await using (await ServerProcess.Start([("ConnectionStrings__Newsroom", connectionString), ("NEWSROOM_ADMIN_KEY", key)], "--no-seeds"))
        {
        }

        var plan = Plan(versions);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0 }.ConnectionString);
        await using var events = await source.OpenConnectionAsync();
        await using var rows = await source.OpenConnectionAsync();
        await using var head = new NpgsqlCommand("select max(seq_id) from public.mt_events", events);
        var first = (long)(await head.ExecuteScalarAsync())! + 1;
        await using (var copy = await EventLoad.Copy(events, "public.mt_streams (id, version)"))
        {
            foreach (var group in plan.GroupBy(article => article))
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(Streams.Of(Article.Category, Id(group.Key)), NpgsqlDbType.Varchar);
                await copy.WriteAsync((long)group.Count(), NpgsqlDbType.Bigint);
            }
            await copy.CompleteAsync();
        }

        var listing = new ArticlesListing();
        var held = new Dictionary<int, (ArticleListing Listing, long Born, long From)>();
        for (var done = 0; done < plan.Length;)
        {
            await using var log = await EventLoad.Copy(events, EventLoad.EventColumns);
            await using var kept = await EventLoad.Copy(rows, $"newsroom.kept_{ArticlesListing.ListingName} (id, born, from_position, to_position, data)");
            for (var end = Math.Min(done + Chunk, plan.Length); done < end; done++)
            {
                var (article, position) = (plan[done], first + done);
                var id = Id(article);
                var there = held.TryGetValue(article, out var before);
                var version = there ? before.Listing.Version + 1 : 1;
                object data = there ? Revised(article, (int)version) : Filed(article);
                var at = Begin.AddSeconds(30L * position);
                var recorded = new Recorded(
                    position, Streams.Of(Article.Category, id), version, Guid.Empty, NewsroomEvents.Types.NameOf(data), data, at, new Metadata("bench"));
                await EventLoad.WriteEvent(log, position, recorded.Stream, version, recorded.Type, data, NewsroomEvents.Types, at);
                if (there) await Keep(kept, id, before, position);
                held[article] = (listing.Evolve(id, there ? before.Listing : null, recorded), there ? before.Born : position, position);
            }
            await log.CompleteAsync();
            await kept.CompleteAsync();
        }
        await using (var kept = await EventLoad.Copy(rows, $"newsroom.kept_{ArticlesListing.ListingName} (id, born, from_position, to_position, data)"))
        {
            foreach (var (article, present) in held) await Keep(kept, Id(article), present, null);
            await kept.CompleteAsync();
        }

        var last = first + plan.Length - 1;
        // The server may have ended before its daemon wrote a checkpoint of the listings'.
        foreach (var statement in new[]
        {
            $"insert into public.mt_event_progression (name, last_seq_id) values ('{StoredListings.Shard}:All', 0) on conflict (name) do nothing",
            $"update public.mt_event_progression set last_seq_id = {Text(last)}",
        })
        {
            await using var caughtUp = new NpgsqlCommand(statement, events);
            await caughtUp.ExecuteNonQueryAsync();
        }
        await EventLoad.Settle(events, last);
        return (first, last, key);
    }

    /// <summary>Which report each event is about, in log order.</summary>
    private static int[] Plan(int versions)
    {
        var random = new Random(1);
        var plan = new int[versions];
        var filed = 0;
        for (var i = 0; i < versions; i++)
        {
            if (filed == 0 || random.Next(10) == 0) plan[i] = filed++;
            else if (random.Next(5) == 0) plan[i] = random.Next(filed);
            else plan[i] = random.Next(Math.Max(0, filed - Recent), filed);
        }
        return plan;
    }

    private static string Id(int article) => Ids.From("bench", Text(article));

    private static ArticleFiled Filed(int article)
    {
        var address = $"https://journal.example/articles/{Text(article)}";
        return new(Outlets[article % Outlets.Length], address, address, Content(article, 1), null);
    }

    private static ArticleRevised Revised(int article, int revision) => new(revision, Content(article, revision));

    private static Content Content(int article, int revision) => new(
        $"Conseil municipal : le point {Text(article)} de l’ordre du jour, état {Text(revision)}", "A. Martin", "fr",
        new DateTimeOffset(Begin.AddMinutes(5L * article + revision)), "report",
        $"Version {Text(revision)} du compte rendu {Text(article)}. {Bench.Filler}", []);

    private static async Task Keep(NpgsqlBinaryImporter copy, string id, (ArticleListing Listing, long Born, long From) version, long? to)
    {
        await copy.StartRowAsync();
        await copy.WriteAsync(id, NpgsqlDbType.Text);
        await copy.WriteAsync(version.Born, NpgsqlDbType.Bigint);
        await copy.WriteAsync(version.From, NpgsqlDbType.Bigint);
        if (to is { } end) await copy.WriteAsync(end, NpgsqlDbType.Bigint);
        else await copy.WriteNullAsync();
        await copy.WriteAsync(JsonSerializer.Serialize(version.Listing, KernelJson.Options), NpgsqlDbType.Jsonb);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
