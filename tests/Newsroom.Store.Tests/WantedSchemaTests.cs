using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>What the engine says that it wants to find is what it makes: all of it, and nothing else.</summary>
public sealed class WantedSchemaTests : Suite
{
    private static readonly EngineDefinition Whole = Writing.With(new BalanceView(), new FlowView(), new FlowView("ledger", kept: true)) with
    {
        Reactors = [new ReceiptsReactor()],
    };

    [Fact]
    public async Task Its_columns_are_all_the_columns_that_there_are()
    {
        var database = await Made();
        Assert.Equal(
            await database.Lines(
                """
                select n.nspname || '.' || c.relname, a.attname, a.attnotnull
                from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and n.nspname in ('public', 'newsroom') order by (n.nspname || '.' || c.relname || '|' || a.attname) collate "C"
                """),
            WantedSchema.Of(Whole).Columns.Select(c => $"{c.Table}|{c.Name}|{c.NotNull}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_types_are_those_of_the_columns()
    {
        var database = await Made();
        foreach (var column in WantedSchema.Of(Whole).Columns)
        {
            Assert.True(await database.One<bool>(
                "select a.atttypid = to_regtype($3) from pg_attribute a where a.attrelid = to_regclass($1) and a.attname = $2", column.Table, column.Name, column.Type),
                $"{column}");
        }
    }

    [Fact]
    public async Task Its_indexes_and_functions_are_all_that_there_are()
    {
        var database = await Made();
        Assert.Equal(
            await database.Lines("select schemaname || '.' || indexname from pg_indexes where schemaname in ('public', 'newsroom') order by (schemaname || '.' || indexname) collate \"C\""),
            WantedSchema.Of(Whole).Indexes);
        Assert.Equal(
            await database.Lines("select 'newsroom.' || proname, md5(prosrc) from pg_proc where pronamespace = 'newsroom'::regnamespace order by proname collate \"C\""),
            WantedSchema.Of(Whole).Functions.OrderBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => $"{f.Name}|{Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(f.Body)))}"));
    }

    private async Task<TestDatabase> Made()
    {
        var database = await NewDatabase();
        await Dispose(await Opened(database, Whole));
        return database;
    }
}
