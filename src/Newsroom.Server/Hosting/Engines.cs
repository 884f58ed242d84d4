using Newsroom.Core;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Hosting;

/// <summary>The one place that knows which engine this server was built with.</summary>
public static class Engines
{
    /// <param name="alone">With no other node beside it, and over an unfinished import: to fill the log, not to serve.</param>
    /// <exception cref="EngineRefused">Another engine writes to this database, or an import is not finished.</exception>
    public static async Task<IEngine> Open(string connectionString, ILoggerFactory? loggers, CancellationToken cancel, bool alone = false) =>
#if ENGINE_POSTGRES
        await Postgres.PostgresEngine.Open(connectionString, NewsroomModel.Definition, new() { Alone = alone }, loggers, cancel);
#else
#error This server is built with an engine that it does not know.
#endif

    /// <summary>What the engine wants to find in its database.</summary>
    public static SchemaShape WantedSchema() =>
#if ENGINE_POSTGRES
        Tables.WantedSchema.Of(NewsroomModel.Definition);
#else
#error This server is built with an engine that it does not know.
#endif
}
