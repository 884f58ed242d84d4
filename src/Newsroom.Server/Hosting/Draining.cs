using Microsoft.Extensions.Options;

namespace Newsroom.Server.Hosting;

/// <summary>
/// The end of a node, so that nobody loses a request by it. It begins with the signal: <c>/health/ready</c> says no, answers
/// ask to close their connection, and everything is served as before. After <see cref="ServerOptions.DrainSeconds"/> it is
/// <see cref="Over"/>: live streams end, the server takes nothing new, and what it has begun it finishes.
/// </summary>
public sealed class Draining(IOptions<ServerOptions> options, IHostApplicationLifetime lifetime, ILogger<Draining> log) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource over = new();
    private volatile bool stopping;

    /// <summary>The node is to stop.</summary>
    public bool Begun => stopping || lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Fires when whoever sent requests here has had time to go elsewhere.</summary>
    public CancellationToken Over => over.Token;

    /// <summary>The host calls this before it stops anything.</summary>
    public async Task StoppingAsync(CancellationToken cancel)
    {
        stopping = true;
        if (options.Value.Drain > TimeSpan.Zero)
        {
            DrainingLog.Begun(log, options.Value.Drain);
            await Task.Delay(options.Value.Drain, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await over.CancelAsync();
    }

    public void Dispose() => over.Dispose();

    public Task StartingAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancel) => Task.CompletedTask;
}

public static class DrainingConvention
{
    /// <summary>While the node drains, every answer ends its connection: whoever keeps one open is to make the next elsewhere.</summary>
    public static void UseDraining(this IApplicationBuilder app)
    {
        var draining = app.ApplicationServices.GetRequiredService<Draining>();
        app.Use((http, next) =>
        {
            if (draining.Begun && HttpProtocol.IsHttp11(http.Request.Protocol))
            {
                // Not before: an answer that turns into a problem loses the headers that it had.
                http.Response.OnStarting(static response =>
                {
                    ((HttpResponse)response).Headers.Connection = "close";
                    return Task.CompletedTask;
                }, http.Response);
            }
            return next(http);
        });
    }
}

internal static partial class DrainingLog
{
    [LoggerMessage(1, LogLevel.Information, "To stop: not ready any more, and serving for another {Time}")]
    public static partial void Begun(ILogger log, TimeSpan time);
}
