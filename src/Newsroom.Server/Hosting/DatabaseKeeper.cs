using Polly;

namespace Newsroom.Server.Hosting;

/// <summary>Starts a private PostgreSQL again that has ended. Meanwhile requests are told that it is not there.</summary>
public sealed partial class DatabaseKeeper(Database database, ILogger<DatabaseKeeper> log) : BackgroundService
{
    private readonly ResiliencePipeline restarts = Retries.UntilDone(
        "restarts of PostgreSQL", TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(30), (pause, why) => StillDown(log, pause, why));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await database.Exited.WaitAsync(stoppingToken);
            Ended(log);
            // To where it was: whoever is connected to it connects again by himself.
            await restarts.ExecuteAsync(async token => await database.Restart(token), stoppingToken);
            RunsAgain(log);
        }
    }

    [LoggerMessage(2, LogLevel.Warning, "PostgreSQL has ended; it is being started again. Until then, what needs it answers 503")]
    private static partial void Ended(ILogger log);

    [LoggerMessage(3, LogLevel.Information, "PostgreSQL runs again")]
    private static partial void RunsAgain(ILogger log);

    [LoggerMessage(5, LogLevel.Warning, "Not yet; trying again in {Pause}")]
    private static partial void StillDown(ILogger log, TimeSpan pause, Exception why);
}
