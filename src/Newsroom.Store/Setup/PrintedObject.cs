using System.Data.Common;
using System.Text.RegularExpressions;
using Weasel.Core;
using Weasel.Postgresql;
using DbCommandBuilder = Weasel.Core.DbCommandBuilder;

namespace Newsroom.Store;

/// <summary>
/// A schema object told by its statement and compared by what PostgreSQL says of it. For what Weasel's own do not read back as
/// it was declared: a function in lower case, an index of several columns with a collation for one of them.
/// </summary>
/// <param name="make">Makes it where it is missing.</param>
/// <param name="drop">Drops it where it is there.</param>
/// <param name="ask">Gives one text, or no row where it is missing.</param>
/// <param name="wanted">That text, as it must be; blanks do not count.</param>
internal sealed partial class PrintedObject(string name, string make, string drop, string ask, string wanted) : ISchemaObject
{
    /// <param name="sql">A <c>create or replace function newsroom.… as $$ … $$</c>.</param>
    public static PrintedObject Function(string name, string sql) => new(
        name, sql, $"drop function if exists newsroom.{name} cascade;",
        $"select prosrc from pg_proc where pronamespace = to_regnamespace('newsroom') and proname = '{name}'", Body().Match(sql).Groups[1].Value);

    /// <param name="definition">As PostgreSQL prints it, from <c>CREATE</c> on.</param>
    public static PrintedObject Index(string name, string definition) => new(
        name, definition + ";", $"drop index if exists newsroom.{name};",
        $"select indexdef from pg_indexes where schemaname = 'newsroom' and indexname = '{name}'", definition);

    /// <param name="sql">Makes it on Marten's table of events, with a comment.</param>
    /// <param name="comment">Says what it does: PostgreSQL prints a condition otherwise from version to version.</param>
    public static PrintedObject Trigger(string name, string sql, string comment) => new(
        name, sql, $"drop trigger if exists {name} on public.mt_events;",
        $"select obj_description(oid, 'pg_trigger') from pg_trigger where tgname = '{name}' and tgrelid = to_regclass('public.mt_events') and tgenabled = 'O'", comment);

    public DbObjectName Identifier { get; } = new PostgresqlObjectName("newsroom", name, SchemaUtils.IdentifierUsage.General);

    public void WriteCreateStatement(Migrator migrator, TextWriter writer) => writer.WriteLine(make);

    public void WriteDropStatement(Migrator rules, TextWriter writer) => writer.WriteLine(drop);

    public void ConfigureQueryCommand(DbCommandBuilder builder) => builder.Append(ask + ";");

    public async Task<ISchemaObjectDelta> CreateDeltaAsync(DbDataReader reader, CancellationToken ct = default)
    {
        var found = await reader.ReadAsync(ct) ? reader.GetString(0) : null;
        return new Delta(this, found is null ? SchemaPatchDifference.Create : Plain(found) == Plain(wanted) ? SchemaPatchDifference.None : SchemaPatchDifference.Update);
    }

    public IEnumerable<DbObjectName> AllNames() => [Identifier];

    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\$\$(.*)\$\$", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    private sealed class Delta(PrintedObject wanted, SchemaPatchDifference difference) : ISchemaObjectDelta
    {
        public ISchemaObject SchemaObject => wanted;

        public SchemaPatchDifference Difference => difference;

        public void WriteUpdate(Migrator rules, TextWriter writer)
        {
            wanted.WriteDropStatement(rules, writer);
            wanted.WriteCreateStatement(rules, writer);
        }

        public void WriteRollback(Migrator rules, TextWriter writer) => throw new NotSupportedException("What stood there before is not known.");

        public void WriteRestorationOfPreviousState(Migrator rules, TextWriter writer) => throw new NotSupportedException("What stood there before is not known.");
    }
}
