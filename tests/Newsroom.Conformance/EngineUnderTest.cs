using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Conformance;

/// <summary>
/// What an engine gives to be held to the port's promises. Its test project derives one class from this, and one empty
/// class a suite: <c>public sealed class Appends : AppendSuite&lt;ThatEngine&gt;;</c>.
/// </summary>
/// <remarks>A suite makes one for every test, so whatever is dear to make (a cluster) is to be shared behind it.</remarks>
public abstract class EngineUnderTest
{
    /// <summary>
    /// An engine over the database, its tables prepared, its daemon not started: the test calls
    /// <see cref="IEngine.Start"/>. May be called several times, also at once, for one database.
    /// </summary>
    public abstract Task<IEngine> Open(string connectionString, EngineDefinition definition);

    /// <summary>A fresh, empty database.</summary>
    /// <returns>An Npgsql connection string whose role may create databases and terminate backends.</returns>
    public abstract Task<string> CreateDatabase();

    /// <summary>
    /// Takes every message away, handled ones included, behind the engine's back: what is left when the log alone was
    /// carried into other tables.
    /// </summary>
    public abstract Task LoseMessages(TestDatabase database);

    /// <summary>How long the engine may need to pass a gap that a rolled-back append left; zero for not at all.</summary>
    public abstract TimeSpan GapPatience { get; }

    /// <summary>Takes a test's database away again, so that a run of all suites does not fill the disk.</summary>
    public virtual async Task DropDatabase(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        var elsewhere = new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"drop database if exists \"{database.Replace("\"", "\"\"", StringComparison.Ordinal)}\" with (force)";
        await command.ExecuteNonQueryAsync();
    }
}
