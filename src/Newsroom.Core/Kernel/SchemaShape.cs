namespace Newsroom.Core.Kernel;

/// <summary>What an engine wants to find in its database; <c>doctor</c> holds the catalog against it.</summary>
/// <param name="Indexes">With their schema: <c>public.mt_doc_x_idx_y</c>. Those that a constraint makes are among them.</param>
public sealed record SchemaShape(
    IReadOnlyList<SchemaColumn> Columns, IReadOnlyList<string> Indexes, IReadOnlyList<SchemaFunction> Functions);

/// <param name="Table">With its schema.</param>
/// <param name="Type">As PostgreSQL takes it; what it calls it itself may be longer.</param>
public sealed record SchemaColumn(string Table, string Name, string Type, bool NotNull);

/// <param name="Name">With its schema, without parameters.</param>
/// <param name="Body">What stands between the quotes, to the last blank.</param>
public sealed record SchemaFunction(string Name, string Body);
