using Npgsql;

namespace Newsroom.Cluster.Tests;

public sealed class TemporaryClusterTests
{
    [Fact]
    public async Task Gives_empty_databases_of_its_own_that_know_accents()
    {
        var cluster = await TemporaryCluster.SharedAsync();
        var databases = await Task.WhenAll(cluster.CreateDatabaseAsync(), cluster.CreateDatabaseAsync());
        Assert.NotEqual(databases[0], databases[1]);

        await using (var source = NpgsqlDataSource.Create(databases[0]))
        {
            await using var ask = source.CreateCommand("select lower('ÉLYSÉE') || '|' || (select datcollate from pg_database where datname = current_database()) || '|' || current_setting('server_encoding')");
            Assert.Equal("élysée|C|UTF8", await ask.ExecuteScalarAsync());
        }
        await cluster.DropDatabaseAsync(databases[0]);
        await cluster.DropDatabaseAsync(databases[1]);
    }
}
