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
        var columns = new Dictionary<(string Table, string Name), SchemaColumn>();
        var indexes = new HashSet<string>(StringComparer.Ordinal);
        var functions = new List<SchemaFunction>();

        foreach (var statements in OneOfAKind().Concat(Schema.Tables(definition).SelectMany(t => t.Statements)))
        {
            foreach (Match function in Function().Matches(statements))
                functions.Add(new("newsroom." + function.Groups["name"].Value, function.Groups["body"].Value));
            if (Function().IsMatch(statements)) continue;
            // In the order in which they are run: what one makes, a later one may drop.
            foreach (var statement in Comment().Replace(statements, "").Split(';')) Add(statement);
        }
        return new SchemaShape([.. columns.Values], [.. indexes.Order(StringComparer.Ordinal)], functions);

        void Add(string statement)
        {
            if (Table().Match(statement) is { Success: true } made)
            {
                foreach (var line in made.Groups["lines"].Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    AddLine(made.Groups["table"].Value, line.TrimEnd(','));
            }
            else if (Index().Match(statement) is { Success: true } index)
            {
                indexes.Add($"{SchemaOf(index.Groups["table"].Value)}.{index.Groups["name"].Value}");
            }
            else if (DroppedIndex().Match(statement) is { Success: true } dropped)
            {
                indexes.Remove(dropped.Groups["name"].Value);
            }
            else if (Altered().Match(statement) is { Success: true } altered)
            {
                foreach (Match column in AddedColumn().Matches(statement)) AddLine(altered.Groups["table"].Value, column.Groups["line"].Value);
            }
        }

        void AddLine(string table, string line)
        {
            if (Constraint().Match(line) is { Success: true } constraint)
            {
                if (constraint.Groups["kind"].Value is "primary key" or "unique") indexes.Add($"{SchemaOf(table)}.{constraint.Groups["name"].Value}");
                return;
            }
            var column = Column().Match(line);
            if (!column.Success) throw new InvalidOperationException($"This line of {table} is written in a way that is not understood: {line}");
            var (name, rest) = (column.Groups["name"].Value, column.Groups["rest"].Value);
            var isKey = rest.Contains("primary key", StringComparison.Ordinal);
            columns[(table, name)] = new(table, name, column.Groups["type"].Value, isKey || rest.Contains("not null", StringComparison.Ordinal));
            // The names that PostgreSQL gives.
            var bare = table[(table.IndexOf('.', StringComparison.Ordinal) + 1)..];
            if (isKey) indexes.Add($"{SchemaOf(table)}.{bare}_pkey");
            if (UniqueColumn().IsMatch(rest)) indexes.Add($"{SchemaOf(table)}.{bare}_{name}_key");
        }
    }

    private static string SchemaOf(string table) => table[..table.IndexOf('.', StringComparison.Ordinal)];

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

    [GeneratedRegex(@"drop index if exists (?<name>\w+\.\w+)")]
    private static partial Regex DroppedIndex();

    [GeneratedRegex(@"alter table (?<table>\w+\.\w+)")]
    private static partial Regex Altered();

    [GeneratedRegex(@"add column if not exists (?<line>[^,\n]+)")]
    private static partial Regex AddedColumn();

    [GeneratedRegex(@"^constraint (?<name>\w+) (?<kind>primary key|unique|foreign key|check)")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"^(?<name>\w+)\s+(?<type>.+?)(?<rest>(\s+(collate|not null|null|default|primary key|unique|references|check)\b.*)?)$")]
    private static partial Regex Column();

    [GeneratedRegex(@"\bunique\b")]
    private static partial Regex UniqueColumn();
}
