using System.Text.RegularExpressions;
using Newsroom.Core.Kernel;
using Weasel.Postgresql.Tables;

namespace Newsroom.Marten;

/// <summary>
/// The tables that Marten does not know by itself, declared to it: its check of a database (<c>db-assert</c>) sees them, and
/// its migration keeps their indexes, which it would drop as strangers.
/// </summary>
internal static partial class DeclaredTables
{
    public static IEnumerable<Table> Of(EngineDefinition definition) =>
        WantedSchema.Tables(definition).Where(table => !table.IsMartens).Select(Declared);

    private static Table Declared(WantedTable wanted)
    {
        // Defaults and "not null" are compared as well, which Marten does not do by itself.
        var table = new Table(wanted.Name) { DetectColumnDrift = true };
        foreach (var column in wanted.Columns)
        {
            var declared = table.AddColumn(column.Name, column.Type);
            if (column.NotNull) declared.NotNull();
            if (column.Default is { } value) declared.DefaultValueByExpression(value);
            if (wanted.Key.Contains(column.Name)) declared.AsPrimaryKey();
        }
        table.PrimaryKeyName = wanted.PrimaryKey;
        foreach (var statement in wanted.Indexes.Values) table.Indexes.Add(IndexDefinition.Parse(AsPrinted(statement)));
        return table;
    }

    /// <summary>Weasel reads what PostgreSQL prints: a condition in parentheses.</summary>
    private static string AsPrinted(string statement) => Condition().Replace(statement, "where ($1)");

    [GeneratedRegex(@"\bwhere (.+)$", RegexOptions.Singleline)]
    private static partial Regex Condition();
}
