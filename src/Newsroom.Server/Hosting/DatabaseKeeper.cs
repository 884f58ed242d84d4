namespace Newsroom.Server.Hosting;

/// <summary>Starts a private PostgreSQL again that has ended. Meanwhile requests are told that it is not there.</summary>
public sealed partial class DatabaseKeeper(Database database, ILogger<DatabaseKeeper> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await database.Exited.WaitAsync(stoppingToken);
            Ended(log);
            for (var pause = TimeSpan.FromMilliseconds(250); ; pause = pause < LongestPause / 2 ? pause * 2 : LongestPause)
            {
                try
                {
                    // To where it was: whoever is connected to it connects again by himself.
                    await database.Restart(stoppingToken);
                    break;
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    StillDown(log, pause, failure);
                    await Task.Delay(pause, stoppingToken);
                }
            }
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
