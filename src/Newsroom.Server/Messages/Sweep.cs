using Wolverine;

namespace Newsroom.Server.Messages;

/// <summary>
/// Does what is due and is not done, since its message was lost: the log was carried into another database, Wolverine's
/// tables were emptied, a node died too often. What is due stands in the listings, so that nothing depends on a message;
/// handlers find out for themselves when it is done already.
/// </summary>
/// <param name="every">Between two looks.</param>
public abstract partial class Sweep<TMessage>(TimeSpan every, IServiceProvider services, TimeProvider clock, ILogger logger) : BackgroundService
    where TMessage : notnull
{
    /// <summary>What should long have been done by now.</summary>
    protected abstract Task<IReadOnlyList<TMessage>> Overdue(DateTimeOffset now, CancellationToken cancel);

    /// <summary>Looks once.</summary>
    /// <returns>How many it found.</returns>
    public async Task<int> Run(DateTimeOffset now, CancellationToken cancel)
    {
        var due = await Overdue(now, cancel);
        if (due.Count == 0) return 0;
        await using var scope = services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var message in due)
        {
            // One that fails is told of and holds up no other; its message, if there was one, is a dead letter.
            try
            {
                await bus.InvokeAsync(message, cancel);
                DoneLate(logger, message);
            }
            catch (Exception why) when (!cancel.IsCancellationRequested)
            {
                NotDone(logger, message, why);
            }
        }
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        do
        {
            try
            {
                await Run(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception why) when (!stoppingToken.IsCancellationRequested)
            {
                NotLooked(logger, why);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Information, "{Message} was overdue and is done now: its message had not come")]
    private static partial void DoneLate(ILogger log, TMessage message);

    [LoggerMessage(2, LogLevel.Debug, "What is overdue cannot be looked for just now")]
    private static partial void NotLooked(ILogger log, Exception why);

    [LoggerMessage(3, LogLevel.Warning, "{Message} is overdue and cannot be done")]
    private static partial void NotDone(ILogger log, TMessage message, Exception why);
}
