using Newsroom.Cluster;
using Npgsql;

namespace Newsroom.Server.Hosting;

/// <summary>The database of this newsroom: a private PostgreSQL, or the server that the configuration names.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly PrivateCluster? cluster;

    private Database(string connectionString, PrivateCluster? cluster)
    {
        ConnectionString = connectionString;
        this.cluster = cluster;
    }

    /// <summary>It holds a password: not for logs.</summary>
    public string ConnectionString { get; }

    /// <summary>For people: where the data is.</summary>
    public string Description(ServerOptions options) =>
        cluster is null ? "the PostgreSQL server that ConnectionStrings__Newsroom names" : $"PostgreSQL {cluster.ServerVersion}, data in {options.DataDirectory}";

    /// <summary>Completes when a private PostgreSQL has ended unasked; never for another's server.</summary>
    public Task Exited => cluster?.Exited ?? Never;

    /// <summary>Of a server that somebody else runs.</summary>
    public static Database Named(string connectionString) => new(connectionString, null);

    /// <summary>For the server itself: it owns what it starts.</summary>
    public static async Task<Database> ForServer(ServerOptions options, IProgress<string>? log, CancellationToken cancel)
    {
        if (options.ConnectionString is { } existing) return Named(existing);
        var cluster = await PrivateCluster.StartAsync(Options(options), log, cancel);
        return new Database(cluster.ConnectionString, cluster);
    }

    /// <summary>For a command beside the server: the running one's, or one for as long as the command takes.</summary>
    public static async Task<Database> ForCommand(ServerOptions options, IProgress<string>? log, CancellationToken cancel)
    {
        if (options.ConnectionString is { } existing) return Named(existing);
        var cluster = await PrivateCluster.StartOrAttachAsync(Options(options), log, cancel);
        return new Database(cluster.ConnectionString, cluster);
    }

    public Task Restart(CancellationToken cancel) => cluster?.RestartAsync(cancel) ?? Task.CompletedTask;

    /// <summary>A pool for plain reads.</summary>
    public NpgsqlDataSource Reads() => new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(ConnectionString)
    {
        ApplicationName = "newsroom reads", Timezone = "UTC", MaxAutoPrepare = 50, AutoPrepareMinUsages = 2,
        // Nothing is ever set on a session of this pool, so nothing has to be reset between two uses.
        NoResetOnClose = true,
        // Compiling a list that is answered in a millisecond takes a hundred.
        Options = $"{new NpgsqlConnectionStringBuilder(ConnectionString).Options} -c jit=off",
    }.ConnectionString).Build();

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null) await cluster.DisposeAsync();
    }

    private static readonly Task Never = new TaskCompletionSource().Task;

    private static ClusterOptions Options(ServerOptions options) => new() { DataDirectory = options.DataDirectory };
}
