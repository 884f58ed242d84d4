using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Newsroom.Store;

/// <summary>Adds Marten, set up for a newsroom, and what Marten has not: the log's door and reader, listings over time, rebuilds.</summary>
public static class NewsroomStore
{
    /// <summary>
    /// Marten's own builder comes back: <c>.IntegrateWithWolverine()</c>, <c>.AddAsyncDaemon(DaemonMode.HotCold)</c> and
    /// <c>.SubscribeToEvents(…)</c> follow as everywhere. In the container are then <see cref="IDocumentStore"/>,
    /// <see cref="IQuerySession"/>, <see cref="IDocumentSession"/>, <see cref="EventLog"/> and <see cref="StoredListings"/>.
    /// </summary>
    /// <param name="connectionString">Npgsql's; a direct connection, not through a transaction pooler.</param>
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression AddNewsroomStore(
        this IServiceCollection services, string connectionString, StoreModel model, StoreSettings? settings = null)
    {
        services.AddLogging();
        services.AddSingleton(model);
        services.AddSingleton(provider => new StoreNode(provider, connectionString, model, settings ?? new()));
        services.AddHostedService(provider => provider.GetRequiredService<StoreNode>());
        services.AddSingleton(provider => provider.GetRequiredService<StoreNode>().Log);
        services.AddSingleton(provider => provider.GetRequiredService<StoreNode>().Listings);
        services.AddSingleton(provider => provider.GetRequiredService<StoreNode>().States);
        services.AddSingleton(provider => provider.GetRequiredService<StoreNode>().Runs);
        return services.AddMarten(provider =>
        {
            var options = new StoreOptions();
            provider.GetRequiredService<StoreNode>().Configure(options);
            return options;
        }).UseLightweightSessions();
    }
}

internal static partial class StoreLog
{
    [LoggerMessage(1, LogLevel.Information, "The definition of the listing {Listing} has changed; it is being rebuilt")]
    public static partial void Rebuilding(ILogger log, string listing);

    [LoggerMessage(2, LogLevel.Information, "The listing {Listing} is rebuilt")]
    public static partial void Rebuilt(ILogger log, string listing);

    [LoggerMessage(3, LogLevel.Error, "The listing {Listing} could not be rebuilt; trying again in {Pause}")]
    public static partial void RebuildFailed(ILogger log, string listing, TimeSpan pause, Exception why);

    [LoggerMessage(4, LogLevel.Warning, "{Shard} could not be started again")]
    public static partial void NotStartedAgain(ILogger log, string shard, Exception why);

    [LoggerMessage(6, LogLevel.Warning, "The daemon could not be told how far it may read, and finds it out by itself; trying again in {Pause}")]
    public static partial void NotTold(ILogger log, TimeSpan pause, Exception why);

    [LoggerMessage(7, LogLevel.Error, "The log cannot be read behind position {Position}; trying again")]
    public static partial void ReaderStands(ILogger log, long position, Exception why);

    [LoggerMessage(8, LogLevel.Information, "The log is being read again")]
    public static partial void ReaderGoesOn(ILogger log);

    [LoggerMessage(5, LogLevel.Warning, "Messages of a committed append could not be sent; they are stored")]
    public static partial void NotSent(ILogger log, Exception why);
}
