using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

public sealed class DatabaseTests : IDisposable
{
    // Where the unprivileged user that PostgreSQL runs as can reach it.
    private readonly string home = Directory.CreateDirectory($"/tmp/newsroom-keeper-test-{Guid.NewGuid():N}").FullName;

    [Fact]
    public async Task A_host_that_is_disposed_without_being_stopped_leaves_no_PostgreSQL_behind()
    {
        await using (await Served.Start(new ServerOptions { DataDirectory = home, SeedsDirectory = Places.FindSeeds(), Urls = "http://127.0.0.1:0" }))
            Assert.Single(Directory.EnumerateFiles(home, "postmaster.pid", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(home, "postmaster.pid", SearchOption.AllDirectories));
    }

    public void Dispose() => Directory.Delete(home, recursive: true);
}
