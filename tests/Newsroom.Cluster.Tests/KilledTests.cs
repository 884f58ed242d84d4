using System.Diagnostics;
using Npgsql;

namespace Newsroom.Cluster.Tests;

/// <summary>kill -9 of everything that can be killed: nothing committed is lost, nothing stays behind, and it starts again.</summary>
public sealed class KilledTests
{
    private const string PostmasterPid = "select split_part(pg_read_file('postmaster.pid'), chr(10), 1)";

    [Fact]
    public async Task A_killed_newsroom_takes_its_postgres_with_it_and_starts_again_with_all_that_was_committed()
    {
        using var home = new TemporaryDirectory();
        int postmaster;
        using (var newsroom = await NewsroomProcess.StartAsync(home["data"]))
        {
            await newsroom.AskAsync("create table kept as select 42 as answer");
            postmaster = await PostmasterAsync(newsroom);
            await newsroom.KillAsync();
        }
        await Until.GoneAsync(postmaster, "the postgres of a killed newsroom");

        await using var again = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        Assert.Equal("42", await again.AskAsync("select answer from kept"));
    }

    [Fact]
    public async Task A_newsroom_started_in_the_moment_after_the_kill_waits_for_the_dying_postgres()
    {
        using var home = new TemporaryDirectory();
        using (var newsroom = await NewsroomProcess.StartAsync(home["data"]))
        {
            await newsroom.AskAsync("create table kept as select 42 as answer");
            await newsroom.KillAsync();
        }
        await using var again = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        Assert.Equal("42", await again.AskAsync("select answer from kept"));
    }

    [Fact]
    public async Task A_postgres_that_lost_its_newsroom_and_its_watcher_is_stopped_by_the_next_start()
    {
        using var home = new TemporaryDirectory();
        int postmaster;
        using (var newsroom = await NewsroomProcess.StartAsync(home["data"]))
        {
            await newsroom.AskAsync("create table kept as select 42 as answer");
            postmaster = await PostmasterAsync(newsroom);
            var watchers = Watchers(home["data"]);
            Assert.Equal(2, watchers.Length);
            foreach (var watcher in watchers)
                UnixProcess.Signal(watcher, UnixProcess.Kill);
            await newsroom.KillAsync();
        }
        Assert.True(UnixProcess.IsAlive(postmaster));

        await using var again = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        Assert.False(UnixProcess.IsAlive(postmaster));
        Assert.Equal("42", await again.AskAsync("select answer from kept"));
    }

    [Fact]
    public async Task A_killed_postmaster_is_noticed_and_restarted_at_the_same_address()
    {
        using var home = new TemporaryDirectory();
        await using var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        await cluster.AskAsync("create table kept as select 42 as answer");

        for (var time = 0; time < 3; time++)
        {
            // Sessions that are open, one of them at work: their processes outlive the postmaster for a moment.
            await using var open = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
            await open.OpenAsync();
            using var sleeping = new NpgsqlCommand("select pg_sleep(1)", open);
            var asleep = sleeping.ExecuteScalarAsync();

            var exited = cluster.Exited;
            Assert.False(exited.IsCompleted);
            UnixProcess.Signal(await cluster.PostmasterPidAsync(), UnixProcess.Kill);
            await exited.WaitAsync(TimeSpan.FromMinutes(1));
            await cluster.RestartAsync();

            Assert.False(cluster.Exited.IsCompleted);
            Assert.Equal("42", await cluster.AskAsync("select answer from kept"));
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => asleep);
        }
    }

    [Fact]
    public async Task A_killed_session_is_postgres_own_affair()
    {
        using var home = new TemporaryDirectory();
        await using var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        var postmaster = await cluster.PostmasterPidAsync();
        await using var victim = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await victim.OpenAsync();
        UnixProcess.Signal(victim.ProcessID, UnixProcess.Kill);

        await Until.TrueAsync(
            async () =>
            {
                try
                {
                    return await cluster.PostmasterPidAsync() == postmaster && !UnixProcess.IsAlive(victim.ProcessID);
                }
                catch (NpgsqlException)
                {
                    return false;
                }
            },
            "PostgreSQL answered again after the loss of a session");
        Assert.False(cluster.Exited.IsCompleted);
    }

    [Fact]
    public async Task Control_c_reaches_the_newsroom_and_leaves_the_database_to_it()
    {
        using var home = new TemporaryDirectory();
        using var newsroom = await NewsroomProcess.StartAsync(home["data"]);
        var postmaster = await PostmasterAsync(newsroom);

        newsroom.PressControlC();
        Assert.Equal("interrupted", await newsroom.ReadLineAsync());
        Assert.Equal($"= {postmaster}", await newsroom.AskAsync(PostmasterPid));

        await newsroom.EndAsync();
        Assert.False(UnixProcess.IsAlive(postmaster));
    }

    [Fact]
    public async Task Papers_of_the_dead_do_not_stop_a_start_even_when_their_process_id_is_somebody_elses()
    {
        using var home = new TemporaryDirectory();
        var data = home["data/postgres/data"];
        byte[] papers;
        await using (var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] }))
        {
            await cluster.AskAsync("create table kept as select 42 as answer");
            papers = await File.ReadAllBytesAsync(Path.Combine(data, "postmaster.pid"));
        }
        // A power cut, then a boot at which our own process got the number of the former postmaster.
        var lines = System.Text.Encoding.UTF8.GetString(papers).Split('\n');
        lines[0] = Environment.ProcessId.ToString();
        await File.WriteAllTextAsync(Path.Combine(data, "postmaster.pid"), string.Join('\n', lines));
        await File.WriteAllTextAsync(home["data/postgres/run/.s.PGSQL.5432"], "");
        await File.WriteAllTextAsync(home["data/postgres/run/.s.PGSQL.5432.lock"], string.Join('\n', lines));
        // And a first start that was cut short while the database was being made.
        Directory.CreateDirectory(home["data/postgres/data.new-0badcafe/base"]);

        await using var again = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        Assert.Equal("42", await again.AskAsync("select answer from kept"));
        Assert.False(Directory.Exists(home["data/postgres/data.new-0badcafe"]));
    }

    private static async Task<int> PostmasterAsync(NewsroomProcess newsroom) =>
        int.Parse((await newsroom.AskAsync(PostmasterPid))[2..]);

    /// <summary>The two processes of postmaster.sh for that directory.</summary>
    private static int[] Watchers(string dataDirectory)
    {
        using var list = Process.Start(new ProcessStartInfo("pgrep", ["-f", "--", $"newsroom-postmaster.*{dataDirectory}"]) { RedirectStandardOutput = true })!;
        return [.. list.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    }
}
