using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Npgsql;

namespace Newsroom.Server.Hosting;

/// <summary>
/// Opens the newsroom and keeps it open: starts the database, fills an empty log, grants the first key; restarts a private
/// PostgreSQL that ended, and opens the engine anew when it gave up. Meanwhile requests are told that it is not there.
/// </summary>
public sealed class EngineKeeper(
    EngineRoom room, ServerOptions options, FirstStart firstStart, ILoggerFactory loggers, ILogger<EngineKeeper> log) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource stopping = new();
    private Database? database;
    private Task watching = Task.CompletedTask;

    /// <summary>Anything that goes wrong here ends the start, and the program says why.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        try
        {
            if (options.RabbitMq is not null && !Engines.UsesBroker) KeeperLog.BrokerUnused(log);
            database = await Database.ForServer(options, new LogProgress(log), cancel);
            firstStart.DatabaseDescription = database.Description(options);
            await OpenEngine(firstStart.Fill, cancel);
        }
        catch
        {
            await StopAsync(CancellationToken.None);
            throw;
        }
        watching = Task.Run(() => Watch(stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancel)
    {
        await stopping.CancelAsync();
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await room.Close();
        if (database is not null) await database.DisposeAsync();
        database = null;
    }

    /// <summary>A host may be disposed without having been stopped; a watcher left behind would start PostgreSQL again for ever.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task OpenEngine(Func<IEngine, NpgsqlDataSource, CancellationToken, Task>? beforeItRuns, CancellationToken cancel)
    {
        var engine = await Engines.Open(database!.ConnectionString, loggers, cancel, broker: options.RabbitMq);
        var reads = database.Reads();
        try
        {
            if (beforeItRuns is not null) await beforeItRuns(engine, reads, cancel);
            await engine.Start(cancel);
        }
        catch
        {
            await engine.DisposeAsync();
            await reads.DisposeAsync();
            throw;
        }
        room.Open(engine, reads);
    }

    private async Task Watch(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var lost = room.Engine.Lost;
            await Task.WhenAny(database!.Exited, lost, Task.Delay(Timeout.Infinite, cancel));
            if (cancel.IsCancellationRequested) return;

            if (database.Exited.IsCompleted)
            {
                KeeperLog.DatabaseEnded(log);
                await Persist(database.Restart, cancel);
                // The engine holds its lock again by itself: it connects to where it was.
                KeeperLog.DatabaseBack(log);
            }
            if (!lost.IsCompleted) continue;
            KeeperLog.EngineLost(log, await lost);
            await room.Close();
            await Persist(c => OpenEngine(null, c), cancel);
        }
    }

    private async Task Persist(Func<CancellationToken, Task> attempt, CancellationToken cancel)
    {
        for (var pause = TimeSpan.FromMilliseconds(250); ; pause = pause < LongestPause / 2 ? pause * 2 : LongestPause)
        {
            try
            {
                await attempt(cancel);
                return;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                KeeperLog.StillDown(log, pause, failure);
                await Task.Delay(pause, cancel);
            }
        }
    }

    private sealed class LogProgress(ILogger log) : IProgress<string>
    {
        public void Report(string value) => KeeperLog.Database(log, value);
    }
}

internal static partial class KeeperLog
{
    [LoggerMessage(1, LogLevel.Information, "{Message}")]
    public static partial void Database(ILogger log, string message);

    [LoggerMessage(2, LogLevel.Warning, "PostgreSQL has ended; it is being started again. Until then, what needs it answers 503")]
    public static partial void DatabaseEnded(ILogger log);

    [LoggerMessage(3, LogLevel.Information, "PostgreSQL runs again")]
    public static partial void DatabaseBack(ILogger log);

    [LoggerMessage(4, LogLevel.Error, "The engine gave up: {Reason}. It is being opened anew")]
    public static partial void EngineLost(ILogger log, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Not yet; trying again in {Pause}")]
    public static partial void StillDown(ILogger log, TimeSpan pause, Exception why);

    [LoggerMessage(6, LogLevel.Warning, "NEWSROOM_RABBITMQ is set, and this server's engine uses no broker: messages go through the database alone")]
    public static partial void BrokerUnused(ILogger log);
}
