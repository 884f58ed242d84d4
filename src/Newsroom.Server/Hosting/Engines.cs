using Newsroom.Core;
using Newsroom.Core.Kernel;

using Newsroom.Store;

namespace Newsroom.Server.Hosting;

/// <summary>The one place that knows which engine this server was built with.</summary>
public static class Engines
{
    /// <param name="alone">With no other node beside it, and over an unfinished import: to fill the log, not to serve.</param>
    /// <param name="broker">What carries messages between nodes, where the engine <see cref="UsesBroker"/>; null for the database alone.</param>
    /// <exception cref="EngineRefused">Another engine writes to this database, or an import is not finished.</exception>
    public static Task<IEngine> Open(
        string connectionString, ILoggerFactory? loggers, CancellationToken cancel, bool alone = false, string? broker = null) =>
        Open(connectionString, NewsroomModel.Definition, loggers, cancel, alone, broker);

    /// <summary>Over another definition than the newsroom's.</summary>
    /// <exception cref="EngineRefused">Another engine writes to this database, or an import is not finished.</exception>
    public static async Task<IEngine> Open(
        string connectionString, EngineDefinition definition, ILoggerFactory? loggers, CancellationToken cancel, bool alone = false, string? broker = null) =>
        await MartenEngine.Open(connectionString, definition, new() { Alone = alone, RabbitMq = broker }, loggers, cancel);

    /// <summary>Whether messages can go through a broker.</summary>
    public static bool UsesBroker =>
        true;

    /// <summary>What the engine wants to find in its database: the same, whichever it is.</summary>
    public static SchemaShape WantedSchema() => Store.WantedSchema.Of(NewsroomModel.Definition);
}
