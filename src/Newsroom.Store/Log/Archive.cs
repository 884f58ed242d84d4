using Marten;
using Marten.Services;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Store;

/// <summary>Fills an empty log with events that keep their recorded times.</summary>
internal sealed class Archive(IDocumentStore store, NpgsqlDataSource database, StoreModel model, NodeConnection node)
{
    public async Task Import(IReadOnlyList<ArchivedEvent> archive, CancellationToken cancel)
    {
        Check(archive);
        node.DemandWritable();
        if (archive.Count == 0) return;

        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // Waits for appends under way and keeps others out, so that "empty" stays true until the commit; streams first, as
        // appends take them.
        await Run("lock table public.mt_streams, public.mt_events in share row exclusive mode");
        await Run("select newsroom.announce_append()");
        if (await Ask("select coalesce(max(seq_id), 0) from public.mt_events") is > 0 and var last) throw new LogNotEmpty(last);

        var now = EventRows.Utc(await AskTime("select clock_timestamp()"));
        if (archive[^1].At > now)
            throw new ArchiveInvalid($"The archive's last event is recorded at {Times.Text(archive[^1].At)}, which is in the future.");

        // From 1, whatever failed appends took before; the sequence never goes back, since an append that waits for the
        // lock has said already from where it will take its position.
        await Ask($"select setval('public.mt_events_sequence', greatest(last_value, {archive.Count})) from public.mt_events_sequence");
        await WriteStreams();
        await WriteEvents();
        // No append has made the snapshots of these events, and the next one folds onto what it finds.
        await using (var session = store.LightweightSession(SessionOptions.ForTransaction(transaction)))
        {
            foreach (var snapshot in model.Snapshots) await snapshot.Fill(session, cancel);
            await session.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        node.Committed();

        async Task WriteStreams()
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                "copy public.mt_streams (id, version, timestamp, created) from stdin (format binary)", cancel);
            foreach (var stream in archive.GroupBy(e => e.Stream, StringComparer.Ordinal))
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(stream.Key, NpgsqlDbType.Varchar, cancel);
                await copy.WriteAsync(stream.Max(e => e.Version), NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(stream.Last().At.UtcDateTime, NpgsqlDbType.TimestampTz, cancel);
                await copy.WriteAsync(stream.First().At.UtcDateTime, NpgsqlDbType.TimestampTz, cancel);
            }
            await copy.CompleteAsync(cancel);
        }

        // Field by field without waiting: an await for each of half a million fields takes as long as the rest.
        Task WriteEvents() => Task.Run(
            () =>
            {
                using var copy = connection.BeginBinaryImport(
                    "copy public.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers, user_name) from stdin (format binary)");
                var position = 0L;
                foreach (var e in archive)
                {
                    cancel.ThrowIfCancellationRequested();
                    copy.StartRow();
                    copy.Write(++position, NpgsqlDbType.Bigint);
                    copy.Write(e.Id, NpgsqlDbType.Uuid);
                    copy.Write(e.Stream, NpgsqlDbType.Varchar);
                    copy.Write(e.Version, NpgsqlDbType.Bigint);
                    copy.Write(model.Events.Write(e.Data), NpgsqlDbType.Jsonb);
                    copy.Write(model.Events.NameOf(e.Data), NpgsqlDbType.Varchar);
                    copy.Write(e.At.UtcDateTime, NpgsqlDbType.TimestampTz);
                    copy.Write(StreamAppend.DotNetName(e.Data.GetType()), NpgsqlDbType.Varchar);
                    Optional(copy, e.Metadata.CorrelationId, NpgsqlDbType.Varchar);
                    Optional(copy, e.Metadata.CausationId, NpgsqlDbType.Varchar);
                    Optional(copy, StreamAppend.Headers(e.Metadata), NpgsqlDbType.Jsonb);
                    copy.Write(e.Metadata.Actor, NpgsqlDbType.Varchar);
                }
                copy.Complete();
            },
            cancel);

        static void Optional(NpgsqlBinaryImporter copy, string? value, NpgsqlDbType type)
        {
            if (value is null) copy.WriteNull();
            else copy.Write(value, type);
        }

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancel);
        }

        async Task<long> Ask(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return (long)(await command.ExecuteScalarAsync(cancel))!;
        }

        async Task<DateTime> AskTime(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return (DateTime)(await command.ExecuteScalarAsync(cancel))!;
        }
    }

    private void Check(IReadOnlyList<ArchivedEvent> archive)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        var ids = new HashSet<Guid>();
        var time = DateTimeOffset.MinValue;
        for (var i = 0; i < archive.Count; i++)
        {
            var e = archive[i];
            if (e.At < time) throw new ArchiveInvalid($"Event {i + 1} of the archive is recorded at {Times.Text(e.At)}, before the one ahead of it.");
            time = e.At;
            var version = versions.GetValueOrDefault(e.Stream) + 1;
            if (e.Version != version) throw new ArchiveInvalid($"Event {i + 1} of the archive is version {e.Version} of {e.Stream}, where {version} should come.");
            versions[e.Stream] = version;
            if (!ids.Add(e.Id)) throw new ArchiveInvalid($"Event {i + 1} of the archive has the id of an earlier one, {e.Id}.");
            try
            {
                model.Events.NameOf(e.Data);
            }
            catch (UnknownEvent unknown)
            {
                throw new ArchiveInvalid($"Event {i + 1} of the archive: {unknown.Message}");
            }
        }
    }
}
