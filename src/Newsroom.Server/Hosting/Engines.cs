using Newsroom.Core;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Hosting;

/// <summary>The one place that knows which engine this server was built with.</summary>
public static class Engines
{
    /// <param name="alone">With no other node beside it, and over an unfinished import: to fill the log, not to serve.</param>
    /// <exception cref="EngineRefused">Another engine writes to this database, or an import is not finished.</exception>
    public static Task<IEngine> Open(string connectionString, ILoggerFactory? loggers, CancellationToken cancel, bool alone = false) =>
        Open(connectionString, NewsroomModel.Definition, loggers, cancel, alone);

    /// <summary>Over another definition than the newsroom's.</summary>
    /// <exception cref="EngineRefused">Another engine writes to this database, or an import is not finished.</exception>
    public static async Task<IEngine> Open(
        string connectionString, EngineDefinition definition, ILoggerFactory? loggers, CancellationToken cancel, bool alone = false) =>
#if ENGINE_POSTGRES
        await Postgres.PostgresEngine.Open(connectionString, definition, new() { Alone = alone }, loggers, cancel);
#elif ENGINE_MARTEN
        await Marten.MartenEngine.Open(connectionString, definition, new() { Alone = alone }, loggers, cancel);
#else
#error This server is built with an engine that it does not know.
#endif

    /// <summary>What the engine wants to find in its database: the same, whichever it is.</summary>
    public static SchemaShape WantedSchema() => Tables.WantedSchema.Of(NewsroomModel.Definition);
}
