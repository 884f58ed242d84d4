namespace Newsroom.Cluster.Tests;

/// <summary>Where newcomers put things: deep, accented, closed, and with a LANG that this machine does not know.</summary>
public sealed class PlaceTests
{
    public static TheoryData<string> Names =>
    [
        new('d', 150),
        "la rédaction, à l'été — \"brouillon\"",
        "quote's $(echo no) `no` ;#%&*?[x]\\ back\nslash and line",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Any_path_will_do(string name)
    {
        using var home = new TemporaryDirectory();
        await using (var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home[name] }))
        {
            Assert.Equal("newsroom", await cluster.AskAsync("select current_database()"));
            Assert.Equal(cluster.ConnectionString, await PrivateCluster.TryFindRunningAsync(home[name]));
        }
        Assert.Empty(Directory.GetDirectories("/tmp", $"newsroom-{await File.ReadAllTextAsync(Path.Combine(home[name], "postgres", "cluster.id"))}".Trim()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("xx_YY.ISO-8859-1")]
    [InlineData("fr_FR.UTF-8")]
    public async Task Whatever_lang_says_the_database_is_utf8(string? lang)
    {
        using var home = new TemporaryDirectory();
        using var newsroom = await NewsroomProcess.StartAsync(home["données"], ("LANG", lang), ("LC_ALL", lang), ("LC_CTYPE", lang), ("PGPORT", "1"), ("PGDATA", "/nowhere"));
        Assert.Equal("= UTF8 C é", await newsroom.AskAsync("select current_setting('server_encoding') || ' ' || datcollate || ' ' || lower(chr(201)) from pg_database where datname = 'newsroom'"));
        await newsroom.EndAsync();
    }

    [Fact]
    public async Task Under_a_closed_parent_directory_it_runs_all_the_same_and_dies_with_its_data_directory()
    {
        using var home = new TemporaryDirectory();
        File.SetUnixFileMode(home.Path, PrivateFile.OwnerDirectory);
        var options = new ClusterOptions { DataDirectory = home["data"], RootsDatabases = $"/tmp/newsroom-roots-{Guid.NewGuid():N}" };
        try
        {
            await using (var cluster = await PrivateCluster.StartAsync(options))
                await cluster.AskAsync("create table kept as select 42 as answer");
            await using (var cluster = await PrivateCluster.StartAsync(options))
            {
                Assert.Equal("42", await cluster.AskAsync("select answer from kept"));
                // Root's files lie where the user postgres or nobody can reach them; an ordinary user's lie where he said.
                Assert.Equal(Environment.IsPrivilegedProcess, Directory.Exists(options.RootsDatabases));
                Assert.Equal(!Environment.IsPrivilegedProcess, Directory.Exists(home["data/postgres"]));
            }

            // Two data directories that point to one database: a copy is refused while the original runs.
            if (Environment.IsPrivilegedProcess)
            {
                await using var cluster = await PrivateCluster.StartAsync(options);
                Directory.CreateDirectory(home["copy"]);
                File.Copy(home["data/cluster.json"], home["copy/cluster.json"]);
                await Assert.ThrowsAsync<ClusterInUseException>(() => PrivateCluster.StartAsync(options with { DataDirectory = home["copy"] }));
            }

            Directory.Delete(options.DataDirectory, recursive: true);
            await using (var cluster = await PrivateCluster.StartAsync(options))
                Assert.Null(await cluster.AskAsync("select to_regclass('kept')::text"));

            // The pointer without what it points to is a loss that has to be said, not an empty newsroom.
            if (Environment.IsPrivilegedProcess)
            {
                Directory.Delete(options.RootsDatabases, recursive: true);
                var failure = await Assert.ThrowsAsync<ClusterStartException>(() => PrivateCluster.StartAsync(options));
                Assert.Contains(options.RootsDatabases, failure.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            if (Directory.Exists(options.RootsDatabases))
                Directory.Delete(options.RootsDatabases, recursive: true);
        }
    }

    [Fact]
    public async Task A_socket_directory_that_somebody_else_prepared_is_left_alone()
    {
        using var home = new TemporaryDirectory();
        var account = await UnixAccount.ForRootAsync(default);
        var files = new PostgresFiles(home[new string('d', 150)]);
        var id = Guid.NewGuid().ToString("N");
        var squatted = $"/tmp/newsroom-{id}";

        Directory.CreateSymbolicLink(squatted, home.Path);
        var chosen = await SocketDirectory.PrepareAsync(files, id, account, default);
        Assert.NotEqual(squatted, chosen);
        Directory.Delete(chosen);
        File.Delete(squatted);

        Directory.CreateDirectory(squatted, PrivateFile.OwnerDirectory | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(squatted, PrivateFile.OwnerDirectory | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        chosen = await SocketDirectory.PrepareAsync(files, id, account, default);
        Assert.NotEqual(squatted, chosen);
        Directory.Delete(chosen);
        Directory.Delete(squatted);
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_is_an_error_that_names_it()
    {
        using var home = new TemporaryDirectory();
        await File.WriteAllTextAsync(home["data"], "");
        var failure = await Assert.ThrowsAsync<ClusterStartException>(() => PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] }));
        Assert.Contains(home["data"], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_start_shows_what_postgres_said()
    {
        using var home = new TemporaryDirectory();
        var options = new ClusterOptions { DataDirectory = home["data"] };
        await using (await PrivateCluster.StartAsync(options)) { }
        await File.WriteAllTextAsync(home["data/postgres/data/local.conf"], "no_such_setting = 7\n");
        var failure = await Assert.ThrowsAsync<ClusterStartException>(() => PrivateCluster.StartAsync(options));
        Assert.Contains("no_such_setting", failure.Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(home["data/postgres/data/local.conf"], "shared_buffers = 64MB\nfsync = off\nlisten_addresses = '*'\n");
        await using var mended = await PrivateCluster.StartAsync(options);
        Assert.Equal("64MB on ", await mended.AskAsync("select current_setting('shared_buffers') || ' ' || current_setting('fsync') || ' ' || current_setting('listen_addresses')"));
    }
}
