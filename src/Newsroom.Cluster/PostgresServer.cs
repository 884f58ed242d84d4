using System.Security.Cryptography;
using Npgsql;

namespace Newsroom.Cluster;

/// <summary>Makes, starts and stops the PostgreSQL of one set of files. Whoever uses it holds the lock that says that nobody else does.</summary>
internal sealed class PostgresServer
{
    /// <summary>The database role that owns everything; PostgreSQL's superuser in its own small world.</summary>
    public const string Role = "newsroom";

    private readonly UnixAccount? _account;
    private readonly bool _temporary;
    private IPostmaster? _postmaster;

    public PostgresServer(PostgresBinaries binaries, PostgresFiles files, UnixAccount? account, string host, int port, string password, bool temporary)
    {
        Binaries = binaries;
        Files = files;
        Host = host;
        Port = port;
        Password = password;
        _account = account;
        _temporary = temporary;
    }

    public PostgresBinaries Binaries { get; }

    public PostgresFiles Files { get; }

    /// <summary>The directory of the socket; on Windows the loopback address.</summary>
    public string Host { get; }

    public int Port { get; }

    public string Password { get; }

    /// <summary>Completes when the PostgreSQL that was last started has ended.</summary>
    public Task Exited => _postmaster?.Exited ?? Task.CompletedTask;

    /// <summary>256 random bits, in letters that need no quoting anywhere.</summary>
    public static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public string ConnectionString(string database) => ConnectionString(Host, Port, Password, database);

    public static string ConnectionString(string host, int port, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = host,
        Port = port,
        Username = Role,
        Password = password,
        Database = database,
        // Nothing leaves the machine, and each would cost a round trip at every connection.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Makes the data directory when there is none. It appears complete or not at all.</summary>
    public async Task CreateDataAsync(CancellationToken cancellation)
    {
        foreach (var halfMade in Directory.GetDirectories(Files.Root, "data.new-*"))
            TryDelete(halfMade);
        if (Files.Major is not null)
            return;
        if (Directory.Exists(Files.Data) && Directory.EnumerateFileSystemEntries(Files.Data).Any())
            throw new ClusterStartException($"{Files.Data} is not empty but holds no PostgreSQL data. Move it away and start again.");

        var name = $"data.new-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var passwordFile = Path.Combine(Files.Root, name + ".password");
        await using (var file = PrivateFile.Open(passwordFile, FileMode.CreateNew))
        await using (var writer = new StreamWriter(file))
            await writer.WriteAsync(Password);
        _account?.Own(passwordFile);
        try
        {
            // The directory is named relative to where initdb stands: initdb builds shell commands from it,
            // and refuses paths that a shell cannot take.
            string[] arguments =
            [
                "-D", name, "--username", Role, "--encoding", "UTF8", "--locale", "C",
                "--auth", "scram-sha-256", "--pwfile", Path.GetFileName(passwordFile),
                .. _temporary ? ["--no-sync"] : new[] { "--data-checksums" },
            ];
            var made = await ChildProcess.RunAsync(Binaries.InitDb, arguments, _account, Files.Root, cancellation: cancellation);
            if (!made.Succeeded)
                throw new ClusterStartException($"PostgreSQL's initdb ({Binaries.InitDb}) could not make a database in {Files.Root}:\n{made.Output}");
        }
        finally
        {
            File.Delete(passwordFile);
        }
        if (Directory.Exists(Files.Data))
            Directory.Delete(Files.Data);
        Directory.Move(Path.Combine(Files.Root, name), Files.Data);
    }

    /// <summary>Gives the role this password where the old one is lost, in PostgreSQL's single-user mode, which asks for none.</summary>
    private async Task ResetPasswordAsync(CancellationToken cancellation)
    {
        var answer = await ChildProcess.RunAsync(
            Binaries.Postgres, ["--single", "-D", Files.Data, "postgres"], _account, Files.Root,
            $"alter role {Role} password '{Password}'\n", cancellation);
        if (!answer.Succeeded)
            throw new ClusterStartException($"The password of the database in {Files.Data} is lost, and PostgreSQL could not be given a new one:\n{answer.Output}");
    }

    /// <summary>Starts PostgreSQL and returns once it answers queries.</summary>
    /// <exception cref="ClusterStartException">It did not within <paramref name="timeout"/>.</exception>
    public async Task StartAsync(TimeSpan timeout, IProgress<string>? log, CancellationToken cancellation)
    {
        try
        {
            await StartOnceAsync(timeout, log, cancellation);
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            // The file with the password was lost or replaced; the files of the database, which only their owner can write, are still ours.
            log?.Report("The database's password was lost; giving it a new one …");
            await StopAsync(timeout);
            await ResetPasswordAsync(cancellation);
            await StartOnceAsync(timeout, log, cancellation);
        }
    }

    private async Task StartOnceAsync(TimeSpan timeout, IProgress<string>? log, CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + timeout;
        // A copy that lost its modes would be refused.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Files.Data, PrivateFile.OwnerDirectory);
        await WriteAsync("postgresql.conf", PostgresSettings.File(Files, _temporary, await WalCompressionAsync(cancellation)), cancellation);
        await WriteAsync("pg_hba.conf", PostgresSettings.Access(), cancellation);
        File.Delete(Files.StartLog);

        while (true)
        {
            _postmaster?.Dispose();
            _postmaster = Launch();
            if (await AnswersAsync(deadline, log, cancellation))
                return;
            // The backends of a killed postmaster keep its shared memory for some moments; PostgreSQL
            // rightly refuses to start beside them, and they are soon gone.
            var reason = Files.LogTail();
            if (!reason.Contains("pre-existing shared memory block", StringComparison.Ordinal) || DateTime.UtcNow >= deadline)
                throw new ClusterStartException($"PostgreSQL {Binaries.Version} ({Binaries.Postgres}) did not start on {Files.Data}.\n{reason}");
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
        }
    }

    /// <summary>
    /// <c>lz4</c> where this PostgreSQL was built with it: the first change of a page after a checkpoint writes the whole page,
    /// and its own method takes longer to compress one than an append takes otherwise.
    /// </summary>
    private async Task<string> WalCompressionAsync(CancellationToken cancellation)
    {
        var tried = await ChildProcess.RunAsync(
            Binaries.Postgres, ["-D", Path.GetFileName(Files.Data), "-c", "wal_compression=lz4", "-C", "wal_compression"], _account, Files.Root, cancellation: cancellation);
        return tried.Succeeded ? "lz4" : "pglz";
    }

    /// <summary>Stops PostgreSQL in good order, or, when it will not within the time given, at once.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (_postmaster is null)
            return;
        if (!_postmaster.Exited.IsCompleted)
        {
            await _postmaster.RequestStopAsync();
            if (await Task.WhenAny(_postmaster.Exited, Task.Delay(patience)) != _postmaster.Exited)
                _postmaster.Kill();
            await _postmaster.Exited;
        }
        _postmaster.Dispose();
        _postmaster = null;
    }

    private IPostmaster Launch()
    {
        var arguments = PostgresSettings.Arguments(Host, Port, _temporary);
        return OperatingSystem.IsWindows()
            ? WindowsPostmaster.Start(Binaries, Files, arguments)
            : UnixPostmaster.Start(Binaries.Postgres, Files, arguments, _account, _temporary);
    }

    /// <summary>True once a query is answered; false when PostgreSQL ended instead.</summary>
    private async Task<bool> AnswersAsync(DateTime deadline, IProgress<string>? log, CancellationToken cancellation)
    {
        var started = DateTime.UtcNow;
        var told = false;
        while (true)
        {
            if (_postmaster!.Exited.IsCompleted)
                return false;
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false;Timeout=10");
                await connection.OpenAsync(cancellation);
                return true;
            }
            catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                if (!told && DateTime.UtcNow - started > TimeSpan.FromSeconds(3))
                {
                    log?.Report("PostgreSQL is replaying its write-ahead log after an unclean stop …");
                    told = true;
                }
            }
            catch (NpgsqlException failure) when (failure is not PostgresException)
            {
                // No socket yet.
            }
            if (DateTime.UtcNow >= deadline)
            {
                await StopAsync(TimeSpan.FromSeconds(10));
                throw new ClusterStartException($"PostgreSQL {Binaries.Version} did not answer on {Host} in time.\n{Files.LogTail()}");
            }
            await Task.WhenAny(_postmaster.Exited, Task.Delay(TimeSpan.FromMilliseconds(50), cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static void TryDelete(string halfMade)
    {
        try
        {
            Directory.Delete(halfMade, recursive: true);
        }
        catch (IOException)
        {
            // The initdb of a newsroom that was killed a moment ago may still be adding to it; it is swept the next time.
        }
    }

    private async Task WriteAsync(string name, string content, CancellationToken cancellation)
    {
        var path = Path.Combine(Files.Data, name);
        var temporary = path + ".new";
        File.Delete(temporary);
        // A new file, never one that is there: in a directory of another user that could be a link to anywhere.
        await using (var file = PrivateFile.Open(temporary, FileMode.CreateNew))
        await using (var writer = new StreamWriter(file))
            await writer.WriteAsync(content.AsMemory(), cancellation);
        _account?.Own(temporary);
        File.Move(temporary, path, overwrite: true);
    }
}
