using Newsroom.Cluster;
using Newsroom.Conformance;
using Newsroom.Core.Kernel;
using Newsroom.Postgres;

namespace Newsroom.Postgres.Tests;

/// <summary>The embedded engine, held to the port's promises.</summary>
public sealed class EmbeddedEngine : EngineUnderTest
{
    public override async Task<IEngine> Open(string connectionString, EngineDefinition definition) =>
        await PostgresEngine.Open(connectionString, definition);

    public override async Task<string> CreateDatabase() =>
        await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();

    public override Task LoseMessages(TestDatabase database) => database.Run("delete from newsroom.outbox");

    public override TimeSpan GapPatience => TimeSpan.Zero;
}
