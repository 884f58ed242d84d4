using System.Net;
using Newsroom.Cluster;
using Newsroom.Core.Articles.Listings;
using Newsroom.Server.Access;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;
using Npgsql;

namespace Newsroom.Server.Tests;

/// <summary>A listing whose definition has changed is rebuilt while the server serves, and people can see how far it is.</summary>
public sealed class RebuildAtStartTests : IAsyncLifetime
{
    private string database = "";

    public async Task InitializeAsync() => database = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();

    public async Task DisposeAsync() => await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(database);

    [Fact]
    public async Task The_server_answers_and_is_not_called_ready_until_the_listing_is_rebuilt()
    {
        var key = ApiKey.New();
        var options = new ServerOptions { DataDirectory = "", ConnectionString = database, AdminKey = key, Urls = "http://127.0.0.1:0" };
        string path, articles;
        await using (var former = await Served.Start(options))
        {
            using var api = new Api(former.Address, key);
            path = $"/api/articles?asOf={(await api.Filed()).Position}";
            articles = (await api.Get(path)).Expect(HttpStatusCode.OK).Text;
            await former.Stop();
        }

        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await Run("update newsroom.listings set revision = revision - 1 where name = 'articles'");
        // A reader that stays in the table: the new one cannot be swapped in before it leaves.
        await using var transaction = await connection.BeginTransactionAsync();
        await Run("lock table newsroom.kept_articles in access share mode");

        await using var served = await Served.Start(options);
        using var desk = new Api(served.Address, key);
        (await desk.Get("/health/live")).Expect(HttpStatusCode.OK);
        var waiting = await desk.Get("/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "view-rebuilding"), (waiting.Status, waiting.Problem));
        Assert.Contains(ArticlesListing.ListingName, waiting.Text, StringComparison.Ordinal);
        var story = await desk.OpenedStory();
        (await desk.Get($"/api/stories/{story.Id}")).Expect(HttpStatusCode.OK);

        await transaction.CommitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await desk.Get("/health/ready")).Status != HttpStatusCode.OK) await Task.Delay(20, patience.Token);
        Assert.Equal(articles, (await desk.Get(path)).Expect(HttpStatusCode.OK).Text);
        await served.Stop();

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Theory]
    [InlineData(420_000, 1_000_000, 5, "420,000 of 1,000,000 (42 %), 84,000/s, 7 s left")]
    [InlineData(10, 1_000, 10, "10 of 1,000 (1 %), 1/s, 16 min 30 s left")]
    [InlineData(1, 36_001, 1, "1 of 36,001 (0 %), 1/s, 10 h 0 min left")]
    [InlineData(0, 5, 3, "0 of 5 (0 %)")]
    [InlineData(5, 5, 1, "5 of 5 (100 %), 5/s")]
    [InlineData(0, 0, 0, "0 of 0 (0 %)")]
    public void Long_work_says_how_much_how_fast_and_how_long_still(long done, long total, int seconds, string expected) =>
        Assert.Equal(expected, new Pace(done, total, TimeSpan.FromSeconds(seconds)).ToString());

    [Fact]
    public void Where_nobody_is_watching_there_is_a_line_now_and_then()
    {
        var (written, elapsed) = (new StringWriter { NewLine = "\n" }, TimeSpan.Zero);
        var lines = new LongWork.Lines(written, "Rebuilding articles", () => elapsed, TimeSpan.FromSeconds(5));
        foreach (var second in new[] { 1, 4, 5, 6, 9, 11, 12 })
        {
            elapsed = TimeSpan.FromSeconds(second);
            lines.Report((second * 10, 200));
        }
        Assert.Equal(
            "Rebuilding articles: 50 of 200 (25 %), 10/s, 15 s left\nRebuilding articles: 110 of 200 (55 %), 10/s, 9 s left\n", written.ToString());
    }
}
