using Newsroom.Cluster;

namespace Newsroom.Benchmarks;

/// <summary>The private PostgreSQL of one run: started for it, gone after it.</summary>
internal static class Stage
{
    /// <returns>False when it was interrupted.</returns>
    public static async Task<bool> With(Scale scale, Func<Bench, Task> work, CancellationToken cancel)
    {
        // Open to pass through: PostgreSQL refuses to run as root, and whoever it runs as instead has to reach its files.
        var directory = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"newsroom-bench-{Guid.NewGuid():N}")).FullName;
        try
        {
            await using var cluster = await PrivateCluster.StartAsync(new ClusterOptions { DataDirectory = Path.Combine(directory, "data") }, cancellation: cancel);
            await using var bench = new Bench(cluster.ConnectionString, scale, directory);
            Report.Machine(await Machine.Here(cluster.ConnectionString));
            await work(bench);
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Interrupted; nothing is reported.");
            return false;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
