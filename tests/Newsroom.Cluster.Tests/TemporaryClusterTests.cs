using Npgsql;

namespace Newsroom.Cluster.Tests;

public sealed class TemporaryClusterTests
{
    [Fact]
    public async Task Gives_empty_databases_of_its_own_that_know_accents()
    {
        var cluster = await TemporaryCluster.SharedAsync();
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cluster.CreateDatabaseAsync()));
        Assert.Equal(4, databases.Distinct().Count());

        foreach (var database in databases)
        {
            Assert.Equal(
                "élysée C UTF8",
                await Database.AskAsync(database, "select lower('ÉLYSÉE') || ' ' || datcollate || ' ' || current_setting('server_encoding') from pg_database where datname = current_database()"));
            await using var open = new NpgsqlConnection(database);
            await open.OpenAsync();
            await cluster.DropDatabaseAsync(database);
            await Assert.ThrowsAsync<PostgresException>(() => Database.AskAsync(database, "select 1"));
        }
        await Assert.ThrowsAsync<ArgumentException>(() => cluster.DropDatabaseAsync(cluster.AdminConnectionString));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Goes_with_its_process_and_leaves_no_file(bool killed)
    {
        using var run = await NewsroomProcess.StartAsync(NewsroomProcess.Temporary, (TemporaryCluster.ServerVariable, null));
        var root = Path.GetDirectoryName((await run.AskAsync("show data_directory"))[2..])!;
        Assert.StartsWith("/tmp/newsroom-test-", root, StringComparison.Ordinal);
        if (killed)
            await run.KillAsync();
        else
            await run.EndAsync();
        await Until.TrueAsync(() => Task.FromResult(!Directory.Exists(root)), $"{root} was removed");
    }

    [Fact]
    public async Task Makes_its_databases_on_an_existing_server_when_one_is_named()
    {
        await using var server = await TemporaryCluster.StartAsync();
        using var run = await NewsroomProcess.StartAsync(NewsroomProcess.Temporary, (TemporaryCluster.ServerVariable, server.AdminConnectionString));
        var name = (await run.AskAsync("select current_database()"))[2..];
        Assert.Equal("1", await Database.AskAsync(server.AdminConnectionString, $"select count(*) from pg_database where datname = '{name}'"));
        await run.EndAsync();
        Assert.Equal("0", await Database.AskAsync(server.AdminConnectionString, $"select count(*) from pg_database where datname = '{name}'"));
    }
}
