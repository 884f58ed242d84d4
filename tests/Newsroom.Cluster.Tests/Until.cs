namespace Newsroom.Cluster.Tests;

internal static class Until
{
    /// <summary>Waits for something that another process does; fails after a time that only a fault takes.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
                Assert.Fail($"It did not happen within a minute that {what}.");
            await Task.Delay(50);
        }
    }

    public static Task GoneAsync(int pid, string what) => TrueAsync(() => Task.FromResult(!UnixProcess.IsAlive(pid)), $"{what} (process {pid}) ended");
}
