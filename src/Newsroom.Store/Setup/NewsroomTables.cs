using Newsroom.Core.Kernel;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Newsroom.Store;

/// <summary>
/// The tables and functions of ours, declared to Marten: its migration makes them, its check of a database sees them.
/// Texts that are compared or ordered say their collation: the cluster's is never relied on.
/// </summary>
internal static class NewsroomTables
{
    private static readonly string[] Functions =
        ["demand", "announce_append", "begin_append", "safe_head", "extend_moments", "position_at", "read_page", "outline_of", "keep_outline", "make_shadow", "index_shadow", "swap_shadow"];

    public static IEnumerable<ISchemaObject> Of(StoreModel model) =>
    [
        // Before the tables whose columns are made by it.
        PrintedObject.Function("search_words", Sql.Of("schema/search_words")),
        Moments(), MomentsDone(), ListingDefinitions(), Importing(), Made(), Outlines(),
        .. model.Listings.Select(Kept),
        .. model.Listings.SelectMany(FieldIndexes),
        .. model.Listings.Where(l => l.IsSearched).Select(WordsIndex),
        .. Functions.Select(name => PrintedObject.Function(name, Sql.Of($"schema/{name}"))),
    ];

    /// <summary>What stands on Marten's own tables, which are made behind the objects above: a feature of its own comes after them.</summary>
    public static IFeatureSchema OnEvents(StoreModel model, Migrator migrator) => new Triggers(model, migrator);

    /// <summary>
    /// Where the running maximum of recorded times rises: turns a time into a position with one index probe, and is blind to
    /// clocks that step back.
    /// </summary>
    private static Table Moments()
    {
        var table = New("moments");
        table.AddColumn("position", "bigint").AsPrimaryKey();
        table.AddColumn("at", "timestamp with time zone").NotNull();
        table.Indexes.Add(Index("create unique index moments_at_key on newsroom.moments using btree (at)"));
        return table;
    }

    /// <summary>Up to which position the moments are written down: one row.</summary>
    private static Table MomentsDone()
    {
        var table = New("moments_done");
        table.AddColumn("one", "boolean").AsPrimaryKey();
        table.AddColumn("position", "bigint").NotNull();
        return table;
    }

    /// <summary>
    /// The definition by which a listing's stored rows, or a snapshot's documents, were folded; and how often its table was
    /// swapped for a rebuilt one: a fold that began on the former one must not be written to this.
    /// </summary>
    private static Table ListingDefinitions()
    {
        var table = New("listings");
        Text(table, "name").AsPrimaryKey();
        table.AddColumn("revision", "integer").NotNull();
        table.AddColumn("swaps", "bigint").NotNull().DefaultValueByExpression("0");
        return table;
    }

    /// <summary>
    /// An import of a whole log that has not come to its end: while the row is there, no node opens this database but the
    /// one that goes on with it. The hash is that of the file, once the log is complete and only the listings are left to do.
    /// </summary>
    private static Table Importing()
    {
        var table = New("importing");
        table.AddColumn("one", "boolean").DefaultValueByExpression("true").AsPrimaryKey();
        table.AddColumn("file", "text").NotNull();
        table.AddColumn("events", "bigint").NotNull();
        table.AddColumn("sha256", "text");
        table.AddColumn("started_at", "timestamp with time zone").NotNull().DefaultValueByExpression("now()");
        return table;
    }

    /// <summary>The versions by which everything here was made, so that a node that finds its own looks at nothing else.</summary>
    private static Table Made()
    {
        var table = New("made");
        Text(table, "hash").AsPrimaryKey();
        table.AddColumn("at", "timestamp with time zone").NotNull().DefaultValueByExpression("now()");
        return table;
    }

    /// <summary>
    /// Events without the text that a later one of their stream has replaced, and which that is: read in their place, so that a
    /// long past costs no more than its outlines. What is missing here is read whole.
    /// </summary>
    private static Table Outlines()
    {
        var table = New("outlines");
        Text(table, "stream_id").AsPrimaryKey();
        table.AddColumn("version", "bigint").AsPrimaryKey();
        Text(table, "name");
        table.AddColumn("replaced_version", "bigint").NotNull();
        table.AddColumn("replaced_position", "bigint").NotNull();
        table.AddColumn("outline", "jsonb").NotNull();
        return table;
    }

    private static PrintedObject OutlineTrigger(EventOutline outline)
    {
        var (name, types, left) = (Sql.Identifier(outline.Name), Sql.Array(outline.Events), Sql.Array(outline.Left));
        return PrintedObject.Trigger(
            $"newsroom_outline_{name}",
            Sql.Of("schema/outline_trigger").Replace("{name}", name, StringComparison.Ordinal)
                .Replace("{types}", types, StringComparison.Ordinal).Replace("{left}", left, StringComparison.Ordinal),
            $"{types} {left}");
    }

    /// <summary>
    /// Every version of every row of a listing, with the positions from which and (exclusive) to which it held. "born" is the
    /// position at which the row's present life began: the order of lists, the same at every moment.
    /// </summary>
    private static Table Kept(IListing listing)
    {
        var name = "kept_" + Sql.Identifier(listing.Name);
        var table = New(name);
        Text(table, "id").AsPrimaryKey();
        table.AddColumn("born", "bigint").NotNull();
        table.AddColumn("from_position", "bigint").AsPrimaryKey();
        table.AddColumn("to_position", "bigint");
        table.AddColumn("data", "jsonb").NotNull();
        table.Indexes.Add(Index($"create unique index {name}_now on newsroom.{name} using btree (id) where (to_position is null)"));
        table.Indexes.Add(Index($"create index {name}_list_now on newsroom.{name} using btree (born) where (to_position is null)"));
        table.Indexes.Add(Index($"create index {name}_list on newsroom.{name} using btree (born, from_position)"));
        foreach (var field in listing.Indexes) table.IgnoreIndex(FieldIndex(name, field));
        if (!listing.IsSearched) return table;
        table.AddColumn("words", "tsvector");
        table.ColumnFor("words")!.ColumnChecks.Add(new MadeOfWords());
        table.IgnoreIndex($"{name}_words");
        return table;
    }

    /// <summary>By which rows are looked up; the order of lists within it.</summary>
    private static IEnumerable<ISchemaObject> FieldIndexes(IListing listing) => listing.Indexes.Select(field =>
    {
        var name = "kept_" + Sql.Identifier(listing.Name);
        var index = FieldIndex(name, field);
        return PrintedObject.Index(index, $"CREATE INDEX {index} ON newsroom.{name} USING btree (((data ->> '{Sql.Field(field)}'::text)) COLLATE \"C\", born)");
    });

    /// <summary>
    /// By which rows are found by words and facets. What was just written waits in a list that every search goes through: short, so that
    /// it costs a search nothing to speak of, and not absent, so that a note costs the fold one append in place of some dozens of inserts.
    /// </summary>
    private static ISchemaObject WordsIndex(IListing listing)
    {
        var name = "kept_" + Sql.Identifier(listing.Name);
        return PrintedObject.Index($"{name}_words", $"CREATE INDEX {name}_words ON newsroom.{name} USING gin (words) WITH (gin_pending_list_limit='512')");
    }

    private static string FieldIndex(string table, string field) => $"{table}_by_{Sql.Column(field)}";

    private static Table New(string name) => new(new PostgresqlObjectName("newsroom", name, SchemaUtils.IdentifierUsage.General)) { DetectColumnDrift = true, PrimaryKeyName = $"{name}_pkey" };

    private static Table.ColumnExpression Text(Table table, string column)
    {
        var added = table.AddColumn(column, "text");
        table.ColumnFor(column)!.ColumnChecks.Add(new CollatedC());
        return added.NotNull();
    }

    private static IndexDefinition Index(string statement) => IndexDefinition.Parse(statement);

    private sealed class Triggers(StoreModel model, Migrator migrator) : FeatureSchemaBase("newsroom_triggers", migrator)
    {
        protected override IEnumerable<ISchemaObject> schemaObjects() => model.Outlines.Select(OutlineTrigger);
    }

    private sealed class MadeOfWords : ColumnCheck
    {
        public override string Declaration() => "generated always as (newsroom.search_words(data, born)) stored";
    }

    private sealed class CollatedC : ColumnCheck
    {
        public override string Declaration() => "collate \"C\"";
    }
}
