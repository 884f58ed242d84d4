using Newsroom.Conformance;
using Newsroom.Core.Kernel;
using Newsroom.Postgres;

namespace Newsroom.Marten.Tests;

/// <summary>One engine at a time writes to a database; the second to come is told which one is there.</summary>
public sealed class EngineLockTests : Suite<ProductionEngine>
{
    [Fact]
    public async Task Where_the_embedded_engine_writes_this_one_is_refused_and_the_other_way_round()
    {
        var database = await NewDatabase();
        await using (await PostgresEngine.Open(database.ConnectionString, Writing.Bare))
        {
            var refused = await Assert.ThrowsAsync<EngineRefused>(() => Opened(database, Writing.Bare));
            Assert.Contains("The embedded engine", refused.Message, StringComparison.Ordinal);
        }

        await Opened(database, Writing.Bare);
        var other = await Assert.ThrowsAsync<EngineRefused>(() => PostgresEngine.Open(database.ConnectionString, Writing.Bare));
        Assert.Contains("The Marten engine", other.Message, StringComparison.Ordinal);
    }
}
