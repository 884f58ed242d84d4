using Newsroom.Core;
using Newsroom.Core.Kernel;

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
#if ENGINE_POSTGRES
        await Postgres.PostgresEngine.Open(connectionString, definition, new() { Alone = alone }, loggers, cancel);
#elif ENGINE_MARTEN
        await Marten.MartenEngine.Open(connectionString, definition, new() { Alone = alone, RabbitMq = broker }, loggers, cancel);
#else
#error This server is built with an engine that it does not know.
#endif

    /// <summary>Whether messages can go through a broker.</summary>
    public static bool UsesBroker =>
#if ENGINE_MARTEN
        true;
#else
        false;
#endif

    /// <summary>What the engine wants to find in its database: the same, whichever it is.</summary>
    public static SchemaShape WantedSchema() => Tables.WantedSchema.Of(NewsroomModel.Definition);
}
