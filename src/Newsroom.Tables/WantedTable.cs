namespace Newsroom.Tables;

/// <summary>A table as the statements make it.</summary>
/// <param name="name">With its schema.</param>
/// <param name="isMartens">Whether Marten makes one like it where there is none.</param>
internal sealed class WantedTable(string name, bool isMartens)
{
    public string Name => name;

    public bool IsMartens => isMartens;

    public List<WantedColumn> Columns { get; } = [];

    public string PrimaryKey { get; set; } = "";

    public IReadOnlyList<string> Key { get; set; } = [];

    /// <summary>By name, without the schema: the statement that makes each. The primary key's is not among them.</summary>
    public Dictionary<string, string> Indexes { get; } = new(StringComparer.Ordinal);
}

/// <param name="Default">The expression; null for none.</param>
internal sealed record WantedColumn(string Name, string Type, bool NotNull, string? Default);
