using System.Data.Common;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Marten.Exceptions;
using Marten.Services;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Marten;

/// <summary>Appends to one stream through a Marten session, with its inline projections.</summary>
/// <param name="appends">
/// The pool of the appends alone: what Marten does over another connection, while an append that failed still holds its
/// own, must not have to wait for one of these.
/// </param>
internal sealed class Appender(
    IDocumentStore store, NpgsqlDataSource database, NpgsqlDataSource appends, InlineMemory memory, AppendTries tries, Control control, WriteHealth health)
{
    private const string Announcing = "select clock_timestamp(), newsroom.announce_append(), set_config('newsroom.lost', '{}', true)";

    /// <exception cref="StreamConflict">The stream is at another version.</exception>
    /// <exception cref="StoreUnavailable">It was not written, or nobody could find out.</exception>
    public Task<Appended> Append(StreamAppend append, CancellationToken cancel) =>
        tries.Run(append, null, again => Write(append, again), cancel);

    /// <summary>
    /// A loser asks for the stream's version once its connection is back in the pool: were it still held, as many losers as
    /// there are connections would each wait for one more, which none of them can give.
    /// </summary>
    private async Task<Appended> Write(StreamAppend append, CancellationToken cancel) =>
        await Try(append, cancel) ?? throw new StreamConflict(append.Stream, append.Expected, await append.Found(database, CancellationToken.None));

    /// <returns>Null when the stream is at another version.</returns>
    private async Task<Appended?> Try(StreamAppend append, CancellationToken cancel)
    {
        await using var connection = await appends.OpenConnectionAsync(cancel);
        var server = connection.ProcessID;
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var at = await Begin(connection, append, cancel);
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        var events = Queue(session, append, at);
        try
        {
            // Not cancelled from here on: a caller that goes away must not leave an outcome that nobody knows.
            await session.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            memory.Lost(session);
            await Forget(connection, transaction);
            if (Meant(e, server) is { } meant) throw meant;
            return null;
        }
        memory.Committed(session);
        health.Taken();
        control.Committed();
        var positions = Array.ConvertAll(events, e => e.Sequence);
        return new Appended(append.Version, positions[^1], append.Recorded(positions, at));
    }

    /// <summary>A batch that failed half-way leaves the driver in error about what is prepared there.</summary>
    private static async Task Forget(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.RollbackAsync(CancellationToken.None);
            connection.UnprepareAll();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // Broken, and with that forgotten.
        }
    }

    /// <summary>
    /// Appends, each with its inline projections, in the transaction in which Marten's daemon writes down its progress: a
    /// session of the daemon's knows neither expected versions nor inline projections.
    /// </summary>
    /// <param name="operations">The daemon's session.</param>
    /// <param name="appends">In stream order.</param>
    public void Enlist(IDocumentOperations operations, IReadOnlyList<StreamAppend> appends)
    {
        var announcement = new Announcement();
        operations.QueueOperation(announcement);
        operations.QueueOperation(new AfterCommit(() =>
        {
            control.Committed();
            return Task.CompletedTask;
        }));
        ((ITransactionParticipantRegistrar)operations).AddTransactionParticipant(new Enlisted(this, announcement, appends));
    }

    private async Task Write(IReadOnlyList<StreamAppend> several, NpgsqlTransaction transaction, DateTimeOffset at, CancellationToken cancel)
    {
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        foreach (var append in several) Queue(session, append, at);
        try
        {
            await session.SaveChangesAsync(cancel);
        }
        finally
        {
            // Whether the daemon commits it is not known here.
            memory.Lost(session);
        }
    }

    /// <summary>Adds an append to a session's unit of work.</summary>
    /// <param name="at">The recorded time, by the database's clock.</param>
    private static IEvent[] Queue(IDocumentOperations session, StreamAppend append, DateTimeOffset at)
    {
        var events = new IEvent[append.Ids.Length];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = session.Events.BuildEvent(append.Data[i]);
            events[i].Id = append.Ids[i];
            events[i].Timestamp = at;
            MartenEvents.Stamp(events[i], append.Metadata);
        }
        // Marten's number is the version after the append, and with it a stream that is not there is at version 0.
        session.Events.Append(append.Stream, append.Version, [.. events]);
        return events;
    }

    /// <summary>
    /// First in the transaction: locks the stream, so that a loser is told so before Marten has anything to do with it. A save
    /// that fails holds its connection while Marten, over another one, makes sure of its stream of tombstones: with as many
    /// losers as connections all of them would wait for each other. Then, before any position is taken, it says that everything
    /// of it will be above the sequence's present value (<c>Sql/schema/announce_append.sql</c>), so that readers know which
    /// gaps can still be filled; behind the lock, since readers wait for whoever has said so.
    /// </summary>
    /// <returns>The database's time, which inline views fold: it has to be known before the events are sent.</returns>
    /// <exception cref="StreamConflict">The stream is at another version.</exception>
    private static async Task<DateTimeOffset> Begin(NpgsqlConnection connection, StreamAppend append, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select version from public.mt_streams where id = $1 for update") { Parameters = { Reading.Of(append.Stream) } },
                new(Announcing),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var found = await reader.ReadAsync(cancel) ? reader.GetInt64(0) : 0;
        if (found != append.Expected) throw new StreamConflict(append.Stream, append.Expected, found);
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        return EventRows.Utc(reader.GetDateTime(0));
    }

    /// <summary>What Marten's exception means to <see cref="AppendTries"/>; null for a stream that is at another version.</summary>
    private static Exception? Meant(Exception e, int server)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case EventStreamUnexpectedMaxEventIdException or ExistingStreamIdCollisionException:
                case PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pkey_mt_streams_id" or "pk_mt_events_stream_and_version" }:
                    return null;
                case PostgresException p when States.IsAgain(p) || States.IsRefusal(p) || !States.IsUnavailable(p):
                    return p;
                case NpgsqlException or TimeoutException:
                    return new InDoubt(server, inner);
            }
        }
        return e;
    }

    /// <summary>What <see cref="Begin"/> says and asks, among the operations of a session, all of which run before the appends.</summary>
    private sealed class Announcement() : Statement(new NpgsqlBatchCommand(Announcing))
    {
        public DateTimeOffset At { get; private set; }

        public override async Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token)
        {
            await reader.ReadAsync(token);
            At = EventRows.Utc(reader.GetDateTime(0));
        }
    }

    private sealed class Enlisted(Appender appender, Announcement announcement, IReadOnlyList<StreamAppend> appends) : ITransactionParticipant
    {
        public Task BeforeCommitAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken token) =>
            appender.Write(appends, transaction, announcement.At, token);
    }
}
