using System.Runtime.CompilerServices;
using Marten;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// The log. Its door, <see cref="Append"/>, is the one way in; it reads a stream, or everything in order up to the safe head.
/// Marten's own reading (<c>AggregateStreamAsync</c>, LINQ) is there beside it.
/// </summary>
public sealed class EventLog
{
    /// <summary>How long the node's reader is given to see what the node has committed, before the database is asked.</summary>
    private static readonly TimeSpan ReaderPatience = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the end of an older append is waited for.</summary>
    private static readonly TimeSpan HeadPatience = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource database;
    private readonly EventTypes types;
    private readonly GroupCommit group;
    private readonly LogReader reader;
    private readonly Archive archive;
    private readonly RecentStreams recent;
    private readonly StreamTurns turns = new();

    internal EventLog(NpgsqlDataSource database, EventTypes types, GroupCommit group, LogReader reader, Archive archive, RecentStreams recent) =>
        (this.database, this.types, this.group, this.reader, this.archive, this.recent) = (database, types, group, reader, archive, recent);

    /// <summary>
    /// Appends to one stream, all or nothing, with the inline projections of what is appended. Appends that arrive together
    /// commit together, each with its own verdict.
    /// </summary>
    /// <param name="stream">Stream id, <c>category/id</c>, at most 250 characters.</param>
    /// <param name="expectedVersion">Version before the append; 0 for a stream that does not exist. There is no "any".</param>
    /// <param name="events">At least one.</param>
    /// <param name="enlist">
    /// Puts documents and messages into the Marten session that commits the append: called once the append is known to fit,
    /// again when its group has to be written anew, and never for an append that is refused.
    /// </param>
    /// <param name="assumed">Another stream by which the events were decided, at the version that the caller knows; null for none.</param>
    /// <exception cref="StreamConflict">The stream is at another version. Nothing was written, no position was used.</exception>
    /// <exception cref="AssumptionWrong">The other stream is at another version; nothing was written either.</exception>
    /// <exception cref="StoreUnavailable">The database cannot be written to; nothing was written, or the outcome could not be learnt.</exception>
    public async ValueTask<Appended> Append(
        string stream, long expectedVersion, IReadOnlyList<NewEvent> events, Metadata metadata,
        CancellationToken cancel = default, Func<Enlistment, ValueTask>? enlist = null, StreamVersion? assumed = null) =>
        await group.Append(new StreamAppend(types, stream, expectedVersion, events, metadata) { Assumed = assumed }, enlist, cancel);

    /// <summary>
    /// A turn on a stream, for commands that read it and append what they decide: those of this node come one after the other
    /// instead of reading in vain. It promises nothing about other nodes; the expected version does.
    /// </summary>
    /// <returns>To be disposed of when the command is done.</returns>
    public ValueTask<IDisposable> Turn(string stream, CancellationToken cancel = default) => turns.Take(stream, cancel);

    /// <summary>Whole events that are read at once: a report's text may have two megabytes.</summary>
    private const int AtOnce = 8;

    /// <summary>
    /// A contiguous prefix of the stream, from version 1; empty when there is none. Of events whose text a later one in the prefix has
    /// replaced these are the outlines (<see cref="StoreModel.Outlines"/>), so that what it costs does not grow with texts that are past.
    /// A whole stream that this node remembers is not read again while the database says that it is at that version.
    /// </summary>
    /// <exception cref="UnreadableEvent">It holds an event that this program cannot read.</exception>
    public async ValueTask<IReadOnlyList<Recorded>> ReadStream(string stream, UpTo upTo = default, CancellationToken cancel = default)
    {
        // What this node remembers is not read again while it is all there is.
        if (upTo == UpTo.End && recent.Find(stream) is { } known && await VersionOf(stream, cancel) == known[^1].Version) return known;
        var (events, bytes) = await database.Read(async connection =>
        {
            await using var command = await connection.Command(Sql.Of("log/read_stream"), cancel,
                Reading.Of(stream), Reading.Of(upTo.Version ?? long.MaxValue), Reading.Of(upTo.Position ?? long.MaxValue));
            await using var rows = await command.ExecuteReaderAsync(cancel);
            return await EventRows.Stream(rows, types, cancel);
        }, cancel);
        if (upTo == UpTo.End) recent.Keep(stream, events, bytes);
        return events;
    }

    /// <returns>0 for a stream that is not there.</returns>
    private ValueTask<long> VersionOf(string stream, CancellationToken cancel) =>
        database.Read(async connection =>
        {
            await using var command = await connection.Command(Sql.Of("log/version_of"), cancel, Reading.Of(stream));
            return (long?)await command.ExecuteScalarAsync(cancel) ?? 0;
        }, cancel);

    /// <summary>
    /// The stream as this node read or wrote it last, without asking the database; null when it does not remember. Others may have
    /// written since: it is for deciding on an append, which says what version it expects.
    /// </summary>
    public IReadOnlyList<Recorded>? Recent(string stream) => recent.Find(stream);

    /// <summary>The same, where it has everything up to a position, and whatever this node's reader has seen, lately, besides.</summary>
    /// <param name="asOf">0 for whatever the reader has seen.</param>
    public IReadOnlyList<Recorded>? Recent(string stream, long asOf) => reader.FreshlySeen is { } seen && seen >= asOf ? recent.Find(stream) : null;

    /// <summary>The stream's events as they were written, a few at a time, so that no more of them need be in memory.</summary>
    /// <param name="after">Version to start behind; 0 for the beginning.</param>
    /// <exception cref="UnreadableEvent">There is an event that this program cannot read.</exception>
    public async IAsyncEnumerable<Recorded> ReadWhole(
        string stream, long after, UpTo upTo = default, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        while (true)
        {
            var run = await ReadWhole(stream, after, upTo, AtOnce, cancel);
            foreach (var recorded in run) yield return recorded;
            if (run.Count < AtOnce) yield break;
            after = run[^1].Version;
        }
    }

    /// <summary>One event of the stream as it was written; null when there is none of that version.</summary>
    /// <exception cref="UnreadableEvent">This program cannot read it.</exception>
    public async ValueTask<Recorded?> ReadEvent(string stream, long version, CancellationToken cancel = default) =>
        await ReadWhole(stream, version - 1, UpTo.TheVersion(version), 1, cancel) is [var one] ? one : null;

    private ValueTask<List<Recorded>> ReadWhole(string stream, long after, UpTo upTo, int limit, CancellationToken cancel) =>
        database.Read(async connection =>
        {
            await using var command = await connection.Command(Sql.Of("log/read_whole"), cancel,
                Reading.Of(stream), Reading.Of(after), Reading.Of(upTo.Version ?? long.MaxValue), Reading.Of(upTo.Position ?? long.MaxValue), Reading.Of(limit));
            await using var rows = await command.ExecuteReaderAsync(cancel);
            return (await EventRows.Stream(rows, types, cancel)).Events;
        }, cancel);

    /// <summary>Those of the streams that hold an event of the type, without reading the events.</summary>
    public ValueTask<IReadOnlySet<string>> StreamsWith(string type, IReadOnlyCollection<string> streams, CancellationToken cancel = default) =>
        database.Read<IReadOnlySet<string>>(async connection =>
        {
            await using var command = await connection.Command(
                Sql.Of("log/streams_with"), cancel, Reading.Array(streams.ToArray(), NpgsqlTypes.NpgsqlDbType.Varchar), Reading.Of(type));
            await using var rows = await command.ExecuteReaderAsync(cancel);
            var found = new HashSet<string>(StringComparer.Ordinal);
            while (await rows.ReadAsync(cancel)) found.Add(rows.GetString(0));
            return found;
        }, cancel);

    /// <summary>The global log after a position, in position order, never past the safe head.</summary>
    /// <param name="after">Position to start behind; 0 for the beginning.</param>
    /// <param name="limit">At most so many events, 1 to 10,000.</param>
    /// <param name="bytes">At most about so many bytes of their JSON, but always one event; what a page holds by itself when left out.</param>
    /// <returns>An event that this program cannot read is <see cref="Unreadable"/> there.</returns>
    public async ValueTask<LogPage> ReadAll(long after, int limit, CancellationToken cancel = default, int? bytes = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 10_000);
        return await reader.ReadPage(after, limit, bytes, cancel);
    }

    /// <summary>
    /// The same from memory, where this node's one reader keeps the end of the log for all who follow it; null when the place is
    /// behind what it keeps, or it has not begun. Events are the same objects for everybody.
    /// </summary>
    public LogPage? Latest(long after) => reader.Latest(after);

    /// <summary>The position from which on <see cref="Latest"/> answers; null before this node has begun to read.</summary>
    public long? Remembered => reader.Remembered;

    /// <summary>Completes when this node's reader has seen more than now. To be taken before the look after which it is waited for.</summary>
    public Task Grown => reader.Grown;

    /// <summary>Why the log's reader stands still, so that nobody is told of what is committed; null while it does not.</summary>
    public string? ReaderStands => reader.Stands;

    /// <summary>The highest position below which nothing can still commit; 0 for an empty log.</summary>
    public ValueTask<long> SafeHead(CancellationToken cancel = default) => reader.SafeHead(cancel);

    /// <summary>
    /// The same as this node's reader has it in memory: never below what this node has written itself, milliseconds behind what other
    /// nodes commit. While an older append keeps back what is wanted, its end is waited for, a second at most.
    /// </summary>
    /// <param name="atLeast">A position that the caller was told of, perhaps by another node.</param>
    public async ValueTask<long> Head(long atLeast, CancellationToken cancel = default)
    {
        var wanted = Math.Max(atLeast, reader.Written);
        if (reader.FreshlySeen is not { } seen) return await reader.SafeHead(cancel);
        // Mostly the reader is about to see what was just written.
        if (seen >= wanted || (wanted <= reader.Written && await SeenWithin(wanted, ReaderPatience, cancel))) return reader.Seen;
        var (safe, visible) = await reader.Look(cancel);
        // What nobody has written yet is not waited for.
        return safe < wanted && wanted <= visible && await SeenWithin(wanted, HeadPatience, cancel) ? reader.Seen : safe;
    }

    private async Task<bool> SeenWithin(long position, TimeSpan time, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(time);
        try
        {
            await reader.WaitForMore(position - 1, patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>
    /// Returns when the safe head is above <paramref name="after"/>. Wake-ups come from commits, here and on other nodes;
    /// a slow poll is the safety net.
    /// </summary>
    public Task WaitForMore(long after, CancellationToken cancel) => reader.WaitForMore(after, cancel);

    /// <summary>
    /// The last position before the first event recorded later than <paramref name="time"/>; 0 when that is the first
    /// event, or the log is empty. Answers for everything up to the safe head at the time of the call.
    /// </summary>
    public async ValueTask<long> PositionAt(DateTimeOffset time, CancellationToken cancel = default)
    {
        var head = await reader.SafeHead(cancel);
        return await database.Read(async connection =>
        {
            await using var command = new NpgsqlCommand(Sql.Of("log/position_at"), connection)
            {
                Parameters = { new() { Value = time.UtcDateTime }, Reading.Of(head) },
            };
            return (long)(await command.ExecuteScalarAsync(cancel))!;
        }, cancel);
    }

    /// <summary>
    /// Fills an empty log with an archive, all or nothing, keeping its recorded times (which must not fall) and ids.
    /// Positions are given anew, from 1.
    /// </summary>
    /// <exception cref="LogNotEmpty">The log has events, so nothing can be recorded in the past any more.</exception>
    /// <exception cref="ArchiveInvalid">Its times fall, its versions have holes, or its events are unknown.</exception>
    public Task Import(IReadOnlyList<ArchivedEvent> events, CancellationToken cancel = default) => archive.Import(events, cancel);
}
