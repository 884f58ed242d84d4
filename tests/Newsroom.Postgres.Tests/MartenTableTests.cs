using Newsroom.Conformance;
using Npgsql;

namespace Newsroom.Postgres.Tests;

/// <summary>
/// The tables are Marten's (9.29, string stream ids, all metadata): a column, a type or an index that differs would be
/// migrated, or dropped, by the first Marten that opens the database.
/// </summary>
public sealed class MartenTableTests : Suite<EmbeddedEngine>
{
    private static readonly string[] Tables =
        ["mt_streams", "mt_events", "mt_event_progression", "mt_high_water_skips", "mt_doc_deadletterevent"];

    [Fact]
    public async Task Their_columns_are_martens()
    {
        Assert.Equal(
            """
            mt_doc_deadletterevent.id uuid not null
            mt_doc_deadletterevent.data jsonb not null
            mt_doc_deadletterevent.mt_last_modified timestamp with time zone default transaction_timestamp()
            mt_doc_deadletterevent.mt_version uuid not null default (md5(((random())::text || (clock_timestamp())::text)))::uuid
            mt_doc_deadletterevent.mt_dotnet_type character varying
            mt_event_progression.name character varying not null
            mt_event_progression.last_seq_id bigint
            mt_event_progression.last_updated timestamp with time zone default transaction_timestamp()
            mt_events.seq_id bigint not null
            mt_events.id uuid not null
            mt_events.stream_id character varying
            mt_events.version bigint not null
            mt_events.data jsonb not null
            mt_events.bdata bytea
            mt_events.type character varying(500) not null
            mt_events.timestamp timestamp with time zone not null default a constant
            mt_events.tenant_id character varying default '*DEFAULT*'::character varying
            mt_events.mt_dotnet_type character varying
            mt_events.correlation_id character varying
            mt_events.causation_id character varying
            mt_events.headers jsonb
            mt_events.user_name character varying
            mt_events.is_archived boolean default false
            mt_high_water_skips.ending_sequence bigint not null
            mt_high_water_skips.starting_sequence bigint not null
            mt_high_water_skips.timestamp timestamp with time zone default transaction_timestamp()
            mt_streams.id character varying not null
            mt_streams.type character varying
            mt_streams.version bigint
            mt_streams.timestamp timestamp with time zone not null default now()
            mt_streams.created timestamp with time zone not null default now()
            mt_streams.tenant_id character varying default '*DEFAULT*'::character varying
            mt_streams.is_archived boolean default false
            """,
            await Lines(
                """
                select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end || coalesce(' default ' || case when c.relname = 'mt_events' and a.attname = 'timestamp' then 'a constant' else pg_get_expr(d.adbin, d.adrelid) end, '')
                from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname = any ($1)
                order by c.relname collate "C", a.attnum
                """));
    }

    [Fact]
    public async Task Their_indexes_are_martens()
    {
        Assert.Equal(
            """
            CREATE UNIQUE INDEX pk_mt_event_progression ON public.mt_event_progression USING btree (name)
            CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON public.mt_events USING btree (stream_id, version)
            CREATE UNIQUE INDEX pkey_mt_doc_deadletterevent_id ON public.mt_doc_deadletterevent USING btree (id)
            CREATE UNIQUE INDEX pkey_mt_events_seq_id ON public.mt_events USING btree (seq_id)
            CREATE UNIQUE INDEX pkey_mt_high_water_skips_ending_sequence ON public.mt_high_water_skips USING btree (ending_sequence)
            CREATE UNIQUE INDEX pkey_mt_streams_id ON public.mt_streams USING btree (id)
            """,
            await Lines(
                """
                select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relname = any ($1) order by pg_get_indexdef(i.indexrelid) collate "C"
                """));
    }

    [Fact]
    public async Task Positions_come_from_a_sequence_without_a_cache()
    {
        // With a cache each connection would take its positions in advance, and what an append says about them would be false.
        Assert.Equal("1", await Lines("select seqcache::text from pg_sequence where seqrelid = 'public.mt_events_sequence'::regclass and $1::text[] is not null"));
    }

    private async Task<string> Lines(string sql)
    {
        var database = await NewDatabase();
        await Opened(database, Writing.Bare);
        await using var connection = await database.Connect();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = Tables } } };
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
