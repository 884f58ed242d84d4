using System.Data.Common;
using JasperFx.Events;
using Marten;
using Marten.Exceptions;
using Marten.Internal.Operations;
using Marten.Services;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace Newsroom.Store;

/// <summary>
/// Commits a group of appends through one Marten session: one transaction, in which the winners' events, their inline
/// projections and whatever else their callers put into the session stand or fall together.
/// </summary>
/// <remarks>
/// Three round trips: the streams are locked and each append learns whether it fits; the session's batch; the commit. In the
/// batch one statement inserts all events, where Marten's own calls its function once a stream: half of what an append costs.
/// </remarks>
/// <param name="appends">The pool of the appends alone, which prepares what it meets again.</param>
internal sealed class GroupSession(IDocumentStore store, NpgsqlDataSource appends, WriteHealth health, IServiceProvider services)
{
    /// <param name="group">In stream order, at most one a stream. Each that was decided has its verdict afterwards.</param>
    /// <exception cref="InDoubt">The connection broke while the commit was under way.</exception>
    /// <exception cref="NpgsqlException">Nothing of the group was written.</exception>
    public async Task Write(IReadOnlyList<PendingAppend> group)
    {
        await using var connection = await appends.OpenConnectionAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
        var (now, found, wrong) = await Begin(connection, group);
        var winners = group.Where((_, i) => found[i] is null).ToArray();
        long[] positions = [];
        Enlistment? enlisted = null;
        if (winners.Length > 0)
        {
            var server = connection.ProcessID;
            try
            {
                (positions, enlisted) = await Save(transaction, winners, now);
            }
            catch (Exception e)
            {
                await RollBack(connection, transaction);
                throw Innermost(e);
            }
            try
            {
                await transaction.CommitAsync(CancellationToken.None);
            }
            catch (Exception e) when (States.IsUnavailable(e) && !States.IsRefusal(e))
            {
                throw new InDoubt(server, enlisted, e);
            }
            health.Taken();
        }
        else
        {
            await transaction.RollbackAsync(CancellationToken.None);
        }

        var next = 0;
        for (var i = 0; i < group.Count; i++)
        {
            var append = group[i].Append;
            if (found[i] is { } actual)
            {
                group[i].Failed = wrong.Contains(i) ? new AssumptionWrong(append.Assumed!.Value) : new StreamConflict(append.Stream, append.Expected, actual);
                continue;
            }
            var recorded = append.Recorded(positions.AsSpan(next, append.Ids.Length), now);
            next += append.Ids.Length;
            group[i].Written = new(append.Version, recorded[^1].Position!.Value, recorded);
        }
        if (enlisted is not null) await enlisted.SendMessages();
    }

    /// <returns>
    /// The recorded time; of each append that is refused the version at which its stream is; and which of these are since they assumed
    /// what is not so.
    /// </returns>
    private static async Task<(DateTimeOffset Now, long?[] Found, HashSet<int> Wrong)> Begin(NpgsqlConnection connection, IReadOnlyList<PendingAppend> group)
    {
        await using var begin = new NpgsqlCommand(Sql.Of("append/begin_append"), connection)
        {
            Parameters =
            {
                Reading.Array(group.Select(p => p.Append.Stream).ToArray(), NpgsqlDbType.Varchar),
                Reading.Array(group.Select(p => p.Append.Expected).ToArray(), NpgsqlDbType.Bigint),
                Reading.Array(group.Select(p => (long)p.Append.Ids.Length).ToArray(), NpgsqlDbType.Bigint),
                Reading.Array(group.Select(p => p.Append.Assumed?.Stream).ToArray(), NpgsqlDbType.Varchar),
                Reading.Array(group.Select(p => p.Append.Assumed?.Version ?? 0).ToArray(), NpgsqlDbType.Bigint),
            },
        };
        await using var reader = await begin.ExecuteReaderAsync(CancellationToken.None);
        await reader.ReadAsync(CancellationToken.None);
        var found = new long?[group.Count];
        if (!reader.IsDBNull(1))
        {
            var versions = reader.GetFieldValue<long[]>(2);
            foreach (var (i, place) in reader.GetFieldValue<int[]>(1).Index()) found[place - 1] = versions[i];
        }
        var wrong = reader.IsDBNull(3) ? [] : reader.GetFieldValue<int[]>(3).Select(place => place - 1).ToHashSet();
        return (EventRows.Utc(reader.GetDateTime(0)), found, wrong);
    }

    private async Task<(long[] Positions, Enlistment Enlisted)> Save(NpgsqlTransaction transaction, PendingAppend[] winners, DateTimeOffset now)
    {
        var insert = new InsertEvents(winners, now);
        var options = SessionOptions.ForTransaction(transaction);
        options.Listeners.Add(new InsertAtOnce(insert));
        await using var session = store.LightweightSession(options);
        var enlisted = new Enlistment(session, services);
        foreach (var pending in winners)
        {
            MartenEvents.Queue(session, pending.Append, now);
            if (pending.Enlist is { } enlist) await enlist(enlisted);
        }
        // Not cancelled: a caller that goes away must not leave an outcome that nobody knows.
        await session.SaveChangesAsync(CancellationToken.None);
        return (insert.Positions, enlisted);
    }

    /// <summary>A batch that failed half-way leaves the driver in error about what is prepared on the connection.</summary>
    private static async Task RollBack(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.RollbackAsync(CancellationToken.None);
            connection.UnprepareAll();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // Broken, and with that rolled back.
        }
    }

    /// <summary>What the database said, without Marten's wrapping, which <see cref="States"/> does not know.</summary>
    private static Exception Innermost(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
            if (inner is NpgsqlException or TimeoutException || States.IsBrokenLink(inner)) return inner;
        return e;
    }

    /// <summary>
    /// Puts one statement into the session's work in place of Marten's function call a stream. At this point Marten has queued
    /// those calls and run the inline projections, and has not yet built the batch; the streams go back for later listeners.
    /// </summary>
    private sealed class InsertAtOnce(InsertEvents insert) : DocumentSessionListenerBase
    {
        public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            var work = session.PendingChanges;
            var streams = work.Streams().ToArray();
            var others = work.Operations().ToArray();
            session.EjectAllPendingChanges();
            foreach (var stream in streams) work.Streams().Add(stream);
            session.QueueOperation(insert);
            foreach (var other in others) session.QueueOperation(other);
            return Task.CompletedTask;
        }
    }

    /// <summary>Inserts all events of a group; of the document type that Marten sends ahead of all others.</summary>
    private sealed class InsertEvents(PendingAppend[] winners, DateTimeOffset now) : IStorageOperation
    {
        private readonly Statement statement = new(Command(winners, now));

        public long[] Positions { get; private set; } = [];

        public Type DocumentType => typeof(IEvent);

        public OperationRole Role() => OperationRole.Events;

        public void ConfigureCommand(ICommandBuilder builder, IStorageSession session) => statement.ConfigureCommand(builder, session);

        public async Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token)
        {
            var positions = new List<long>();
            while (await reader.ReadAsync(token)) positions.Add(reader.GetInt64(0));
            Positions = [.. positions];
        }

        private static NpgsqlBatchCommand Command(PendingAppend[] winners, DateTimeOffset now)
        {
            var events = winners.Sum(p => p.Append.Ids.Length);
            var (ids, streams, versions) = (new Guid[events], new string[events], new long[events]);
            var (data, types, dotnet) = (new string[events], new string[events], new string[events]);
            var (correlations, causations, headers, actors) = (new string?[events], new string?[events], new string[events], new string[events]);
            var line = 0;
            foreach (var append in winners.Select(p => p.Append))
            {
                // Marten writes JSON's null where there are none.
                var written = StreamAppend.Headers(append.Metadata) ?? "null";
                for (var i = 0; i < append.Ids.Length; i++, line++)
                {
                    (ids[line], streams[line], versions[line]) = (append.Ids[i], append.Stream, append.Expected + i + 1);
                    (data[line], types[line], dotnet[line]) = (append.Json[i], append.Names[i], StreamAppend.DotNetName(append.Data[i].GetType()));
                    (correlations[line], causations[line]) = (append.Metadata.CorrelationId, append.Metadata.CausationId);
                    (headers[line], actors[line]) = (written, append.Metadata.Actor);
                }
            }
            return new(Sql.Of("append/insert_events"))
            {
                Parameters =
                {
                    Reading.Array(ids, NpgsqlDbType.Uuid), Reading.Array(streams, NpgsqlDbType.Varchar), Reading.Array(versions, NpgsqlDbType.Bigint),
                    Reading.Array(data, NpgsqlDbType.Jsonb), Reading.Array(types, NpgsqlDbType.Varchar), Reading.Array(dotnet, NpgsqlDbType.Varchar),
                    Reading.Array(correlations, NpgsqlDbType.Varchar), Reading.Array(causations, NpgsqlDbType.Varchar),
                    Reading.Array(headers, NpgsqlDbType.Jsonb), Reading.Array(actors, NpgsqlDbType.Varchar),
                    new() { Value = now.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                },
            };
        }
    }
}
