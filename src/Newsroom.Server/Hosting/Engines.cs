using Newsroom.Core;
using Newsroom.Core.Kernel;

namespace Newsroom.Server.Hosting;

/// <summary>The one place that knows which engine this server was built with.</summary>
public static class Engines
{
    /// <exception cref="EngineRefused">Another engine writes to this database.</exception>
    public static async Task<IEngine> Open(string connectionString, ILoggerFactory? loggers, CancellationToken cancel) =>
#if ENGINE_POSTGRES
        await Postgres.PostgresEngine.Open(connectionString, NewsroomModel.Definition, null, loggers, cancel);
#else
#error This server is built with an engine that it does not know.
#endif
}
