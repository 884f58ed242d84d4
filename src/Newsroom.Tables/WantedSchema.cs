using System.Text.RegularExpressions;
using Newsroom.Core.Kernel;

namespace Newsroom.Tables;

/// <summary>
/// What <see cref="Schema"/> makes, told without making it: read from the very statements, so that nothing has to be
/// said twice. It understands the few forms in which they are written (a column a line, names without quotes).
/// </summary>
public static partial class WantedSchema
{
    public static SchemaShape Of(EngineDefinition definition)
    {
        var tables = Tables(definition);
        return new SchemaShape(
            [.. tables.SelectMany(t => t.Columns.Select(c => new SchemaColumn(t.Name, c.Name, c.Type, c.NotNull)))],
            [.. tables.SelectMany(t => t.Indexes.Keys.Append(t.PrimaryKey).Select(i => $"{SchemaOf(t.Name)}.{i}")).Order(StringComparer.Ordinal)],
            [.. Statements(definition).SelectMany(s => Function().Matches(s)).Select(f => new SchemaFunction("newsroom." + f.Groups["name"].Value, f.Groups["body"].Value))]);
    }

    internal static IReadOnlyList<WantedTable> Tables(EngineDefinition definition)
    {
        var tables = new Dictionary<string, WantedTable>(StringComparer.Ordinal);
        var martens = Sql.Of("schema/01_marten_tables");
        foreach (var statements in Statements(definition).Where(s => !Function().IsMatch(s)))
        {
            // In the order in which they are run: what one makes, a later one may drop.
            foreach (var statement in Comment().Replace(statements, "").Split(';', StringSplitOptions.TrimEntries)) Add(statement, statements == martens);
        }
        return [.. tables.Values];

        void Add(string statement, bool isMartens)
        {
            if (Table().Match(statement) is { Success: true } made)
            {
                var table = tables[made.Groups["table"].Value] = new WantedTable(made.Groups["table"].Value, isMartens);
                foreach (var line in made.Groups["lines"].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    AddLine(table, line.TrimEnd(','));
            }
            else if (Index().Match(statement) is { Success: true } index)
            {
                tables[index.Groups["table"].Value].Indexes[index.Groups["name"].Value] = statement.Replace("if not exists ", "", StringComparison.Ordinal);
            }
            else if (DroppedIndex().Match(statement) is { Success: true } dropped)
            {
                foreach (var table in tables.Values.Where(t => SchemaOf(t.Name) == dropped.Groups["schema"].Value)) table.Indexes.Remove(dropped.Groups["name"].Value);
            }
            else if (Altered().Match(statement) is { Success: true } altered)
            {
                foreach (Match column in AddedColumn().Matches(statement)) AddLine(tables[altered.Groups["table"].Value], column.Groups["line"].Value);
            }
        }

        static void AddLine(WantedTable table, string line)
        {
            if (Constraint().Match(line) is { Success: true } constraint)
            {
                if (constraint.Groups["kind"].Value != "primary key") return;
                table.PrimaryKey = constraint.Groups["name"].Value;
                table.Key = constraint.Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries);
                return;
            }
            var column = Column().Match(line);
            if (!column.Success) throw new InvalidOperationException($"This line of {table.Name} is written in a way that is not understood: {line}");
            var (name, rest) = (column.Groups["name"].Value, column.Groups["rest"].Value);
            var isKey = rest.Contains("primary key", StringComparison.Ordinal);
            table.Columns.Add(new(
                name, column.Groups["type"].Value, isKey || rest.Contains("not null", StringComparison.Ordinal),
                Default().Match(rest) is { Success: true } given ? given.Groups["value"].Value : null));
            // The names that PostgreSQL gives.
            var bare = table.Name[(table.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];
            if (isKey) (table.PrimaryKey, table.Key) = ($"{bare}_pkey", [name]);
            if (UniqueColumn().IsMatch(rest)) table.Indexes[$"{bare}_{name}_key"] = $"create unique index {bare}_{name}_key on {table.Name} ({name})";
        }
    }

    private static string SchemaOf(string table) => table[..table.IndexOf('.', StringComparison.Ordinal)];

    private static IEnumerable<string> Statements(EngineDefinition definition) =>
        OneOfAKind().Concat(Schema.Tables(definition).SelectMany(t => t.Statements));

    /// <summary>Every statement under <c>Sql/schema</c> that is not written once a view.</summary>
    private static IEnumerable<string> OneOfAKind() => typeof(WantedSchema).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("schema/", StringComparison.Ordinal))
        .Select(name => name[..^".sql".Length])
        .Order(StringComparer.Ordinal)
        .Select(Sql.Of)
        .Where(statement => !statement.Contains("{name}", StringComparison.Ordinal));

    [GeneratedRegex(@"create or replace function newsroom\.(?<name>\w+)\(.*?\$\$(?<body>.*?)\$\$", RegexOptions.Singleline)]
    private static partial Regex Function();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"create table if not exists (?<table>\w+\.\w+) \(\n(?<lines>.*)\n\)", RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex(@"create (unique )?index if not exists (?<name>\w+)\s+on (?<table>\w+\.\w+)")]
    private static partial Regex Index();

    [GeneratedRegex(@"drop index if exists (?<schema>\w+)\.(?<name>\w+)")]
    private static partial Regex DroppedIndex();

    [GeneratedRegex(@"alter table (?<table>\w+\.\w+)")]
    private static partial Regex Altered();

    [GeneratedRegex(@"add column if not exists (?<line>[^,\n]+)")]
    private static partial Regex AddedColumn();

    [GeneratedRegex(@"^constraint (?<name>\w+) (?<kind>primary key|foreign key|check)( \((?<columns>[\w, ]+)\))?")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"^(?<name>\w+)\s+(?<type>.+?)(?<rest>(\s+(collate|not null|null|default|primary key|unique|references|check)\b.*)?)$")]
    private static partial Regex Column();

    [GeneratedRegex(@"\bdefault (?<value>.+?)(\s+check\b.*)?$")]
    private static partial Regex Default();

    [GeneratedRegex(@"\bunique\b")]
    private static partial Regex UniqueColumn();
}
