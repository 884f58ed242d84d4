namespace Newsroom.Cluster.Tests;

/// <summary>A directory for one test, in /tmp so that socket paths are as short as a user's would be.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public TemporaryDirectory() => Path = Directory.CreateDirectory($"/tmp/newsroom-cluster-{Guid.NewGuid():N}").FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
