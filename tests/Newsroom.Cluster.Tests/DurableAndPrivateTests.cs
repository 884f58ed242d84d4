using Npgsql;

namespace Newsroom.Cluster.Tests;

public sealed class DurableAndPrivateTests
{
    [Fact]
    public async Task A_fresh_cluster_is_durable_private_and_speaks_utf8_in_utc()
    {
        using var home = new TemporaryDirectory();
        await using var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });

        foreach (var (setting, expected) in new[]
        {
            ("fsync", "on"), ("full_page_writes", "on"), ("synchronous_commit", "on"), ("data_checksums", "on"),
            ("listen_addresses", ""), ("unix_socket_permissions", "0700"), ("password_encryption", "scram-sha-256"),
            ("TimeZone", "UTC"), ("jit", "off"), ("logging_collector", "on"), ("shared_buffers", "128MB"), ("server_encoding", "UTF8"),
        })
            Assert.Equal((setting, expected), (setting, await cluster.AskAsync($"select current_setting('{setting}')")));

        Assert.Equal("newsroom", await cluster.AskAsync("select current_database()"));
        Assert.Equal("C", await cluster.AskAsync("select datcollate from pg_database where datname = 'newsroom'"));
        Assert.Equal("été|{Zoé,abbé,été}", await cluster.AskAsync("select lower('ÉTÉ') || '|' || array(select unnest('{été,abbé,Zoé}'::text[]) order by 1)::text"));
        Assert.Equal("true", await cluster.AskAsync("select (setting = case when 'lz4' = any (enumvals) then 'lz4' else 'pglz' end)::text from pg_settings where name = 'wal_compression'"));
        Assert.StartsWith(cluster.ServerVersion, await cluster.AskAsync("show server_version"));
    }

    [Fact]
    public async Task Nobody_comes_in_without_the_password_or_through_the_directories()
    {
        using var home = new TemporaryDirectory();
        await using var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        var address = new NpgsqlConnectionStringBuilder(cluster.ConnectionString);

        address.Password = "guessed";
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Database.AskAsync(address.ConnectionString, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);

        Assert.Equal(PrivateFile.OwnerDirectory, File.GetUnixFileMode(address.Host!));
        Assert.Equal(PrivateFile.OwnerDirectory, File.GetUnixFileMode(home["data/postgres"]));
        Assert.Equal(PrivateFile.OwnerFile, File.GetUnixFileMode(home["data/cluster.json"]));
        Assert.Equal(PrivateFile.OwnerFile, File.GetUnixFileMode(home["data/newsroom.lock"]));
    }
}
