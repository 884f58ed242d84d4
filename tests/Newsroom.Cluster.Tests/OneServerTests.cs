namespace Newsroom.Cluster.Tests;

public sealed class OneServerTests
{
    [Fact]
    public async Task A_second_server_on_one_directory_is_refused_and_told_who_has_it()
    {
        using var home = new TemporaryDirectory();
        using var newsroom = await NewsroomProcess.StartAsync(home["data"]);

        var refusal = await Assert.ThrowsAsync<ClusterInUseException>(() => PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] }));
        Assert.Equal(newsroom.Pid, refusal.OwnerPid);
        Assert.Contains($"process {newsroom.Pid}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("NEWSROOM_DATA", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("= 1", await newsroom.AskAsync("select 1"));
    }

    [Fact]
    public async Task A_command_connects_to_the_running_server_and_leaves_it_running()
    {
        using var home = new TemporaryDirectory();
        using var newsroom = await NewsroomProcess.StartAsync(home["data"]);
        await newsroom.AskAsync("create table kept as select 42 as answer");

        await using (var command = await PrivateCluster.StartOrAttachAsync(new ClusterOptions { DataDirectory = home["data"] }))
        {
            Assert.False(command.Owned);
            Assert.Equal("42", await command.AskAsync("select answer from kept"));
            Assert.Equal(command.ConnectionString, await PrivateCluster.TryFindRunningAsync(home["data"]));
        }
        Assert.Equal("= 1", await newsroom.AskAsync("select 1"));

        await newsroom.EndAsync();
        Assert.Null(await PrivateCluster.TryFindRunningAsync(home["data"]));
    }

    [Fact]
    public async Task A_command_without_a_server_starts_the_database_for_itself()
    {
        using var home = new TemporaryDirectory();
        Assert.Null(await PrivateCluster.TryFindRunningAsync(home["data"]));
        await using (var command = await PrivateCluster.StartOrAttachAsync(new ClusterOptions { DataDirectory = home["data"] }))
            Assert.True(command.Owned);
        Assert.Null(await PrivateCluster.TryFindRunningAsync(home["data"]));
    }

    [Fact]
    public async Task Commands_that_come_together_share_one_server()
    {
        using var home = new TemporaryDirectory();
        var options = new ClusterOptions { DataDirectory = home["data"] };
        var clusters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PrivateCluster.StartOrAttachAsync(options)));
        Assert.Single(clusters, cluster => cluster.Owned);
        foreach (var cluster in clusters)
            Assert.Equal("newsroom", await cluster.AskAsync("select current_database()"));
        foreach (var cluster in clusters)
            await cluster.DisposeAsync();
    }

    [Fact]
    public async Task What_was_written_is_there_after_a_stop_and_the_other_cluster_is_another()
    {
        using var home = new TemporaryDirectory();
        await using var other = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["other"] });
        await using (var first = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] }))
        {
            await first.AskAsync("create table kept as select 42 as answer");
            Assert.Null(await other.AskAsync("select to_regclass('kept')::text"));
            var exited = first.Exited;
            await first.RestartAsync();
            Assert.False(exited.IsCompleted, "a restart that was asked for is no accident");
            await first.StopAsync();
            Assert.False(exited.IsCompleted, "nor is a stop");
        }
        await using var second = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        Assert.Equal("42", await second.AskAsync("select answer from kept"));
    }

    [Fact]
    public async Task A_lost_cluster_file_costs_the_password_and_not_the_data()
    {
        using var home = new TemporaryDirectory();
        string former;
        await using (var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] }))
        {
            former = cluster.ConnectionString;
            await cluster.AskAsync("create table kept as select 42 as answer");
        }
        File.Delete(home["data/cluster.json"]);

        await using var again = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = home["data"] });
        Assert.NotEqual(former, again.ConnectionString);
        Assert.Equal("42", await again.AskAsync("select answer from kept"));
    }
}
