using Newsroom.Cluster;
using Newsroom.Conformance;
using Newsroom.Core.Kernel;

namespace Newsroom.Marten.Tests;

/// <summary>The Marten engine, held to the port's promises.</summary>
public sealed class ProductionEngine : EngineUnderTest
{
    public override async Task<IEngine> Open(string connectionString, EngineDefinition definition) =>
        await MartenEngine.Open(connectionString, definition);

    public override async Task<string> CreateDatabase() =>
        await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();

    public override Task LoseMessages(TestDatabase database) => database.Run("delete from wolverine.wolverine_incoming_envelopes");

    /// <summary>What Marten's daemon gives a gap before it asks whether anything can still fill it, and the time to ask.</summary>
    public override TimeSpan GapPatience => TimeSpan.FromSeconds(5);
}
