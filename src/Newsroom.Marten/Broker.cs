using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Newsroom.Marten;

/// <summary>Whether the broker is there.</summary>
internal static class Broker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Options without a broker that does not answer. Wolverine would not start without it; what is due would wait, while
    /// the database can carry it as well.
    /// </summary>
    public static async Task<MartenEngineOptions> UnlessGone(MartenEngineOptions options, ILogger logger, CancellationToken cancel)
    {
        if (options.RabbitMq is null) return options;
        try
        {
            var factory = new ConnectionFactory { Uri = new Uri(options.RabbitMq), RequestedConnectionTimeout = Patience, AutomaticRecoveryEnabled = false };
            await using var connection = await factory.CreateConnectionAsync(cancel);
            return options;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // The innermost words: the outermost are "none of the endpoints".
            logger.LogWarning("RabbitMQ does not answer ({Why}): messages of this node go through the database until it is started again", e.GetBaseException().Message);
            return options with { RabbitMq = null };
        }
    }
}
