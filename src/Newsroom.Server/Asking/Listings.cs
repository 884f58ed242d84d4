using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Server.Asking;

/// <summary>
/// Reads the listings by plain SQL, in <c>.sql</c> files beside the features. A statement's first
/// parameter is the position that it is about.
/// </summary>
public sealed class Listings(StoredListings stored, NpgsqlDataSource reads, EventLog log)
{
    /// <summary>How long a request waits for listings that have not come so far yet.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Returns when the listings have reached the position, so that what is asked for now shows what was just written.</summary>
    /// <param name="names">Those that are read; all when none is named. One that is rebuilt by another definition is behind until then.</param>
    /// <exception cref="ListingBehind">They stay behind.</exception>
    public async Task WaitFor(long position, CancellationToken cancel, params IReadOnlyList<string> names)
    {
        try
        {
            await stored.WaitFor(position, Patience, cancel, names);
        }
        catch (TimeoutException)
        {
            // The store's own word for "not so far yet".
            throw new ListingBehind(names.Count == 1 ? names[0] : StoredListings.Shard, position);
        }
    }

    /// <summary>
    /// The same where a past moment shows only what is shown at present, too (notes, which are for somebody): returns when the listings
    /// have reached what is committed by now.
    /// </summary>
    /// <inheritdoc cref="WaitFor"/>
    public async Task WaitForPresent(long position, CancellationToken cancel, params IReadOnlyList<string> names) =>
        await WaitFor(Math.Max(position, await log.Head(position, cancel)), cancel, names);

    /// <summary>A page of a list.</summary>
    /// <inheritdoc cref="PageQuestion{T}"/>
    public Task<Page<T>> Page<T>(
        string statement, Func<NpgsqlDataReader, T> read, Moment moment, Slice slice, CancellationToken cancel, params IReadOnlyList<object?> filters) =>
        Page(new PageQuestion<T>(statement, read, moment, slice, filters), cancel);

    /// <inheritdoc cref="Page{T}(string, Func{NpgsqlDataReader, T}, Moment, Slice, CancellationToken, IReadOnlyList{object})"/>
    public async Task<Page<T>> Page<T>(PageQuestion<T> question, CancellationToken cancel) =>
        question.Page(await Query(question.Statement, question.Row, cancel, question.Parameters));

    /// <summary>Two pages in one round trip.</summary>
    public Task<(Page<TOne> One, Page<TOther> Other)> Pages<TOne, TOther>(PageQuestion<TOne> one, PageQuestion<TOther> other, CancellationToken cancel) =>
        Tried(
            async token =>
            {
                await using var batch = reads.CreateBatch();
                batch.BatchCommands.Add(Command(one.Statement, one.Parameters));
                batch.BatchCommands.Add(Command(other.Statement, other.Parameters));
                await using var reader = await batch.ExecuteReaderAsync(token);
                var first = one.Page(await Rows(reader, one.Row, token));
                await reader.NextResultAsync(token);
                return (first, other.Page(await Rows(reader, other.Row, token)));
            },
            cancel);

    /// <param name="statement">Path of the embedded file, such as <c>Articles/list.sql</c>.</param>
    public Task<IReadOnlyList<T>> Query<T>(
        string statement, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params IReadOnlyList<object?> parameters) =>
        Tried(
            async token =>
            {
                await using var batch = reads.CreateBatch();
                batch.BatchCommands.Add(Command(statement, parameters));
                await using var reader = await batch.ExecuteReaderAsync(token);
                return await Rows(reader, read, token);
            },
            cancel);

    private static async Task<T> Tried<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            return await Retries.Reads.ExecuteAsync(async token => await read(token), cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && StoreUnavailable.Of(e) is { } away)
        {
            throw away;
        }
    }

    private static NpgsqlBatchCommand Command(string statement, IReadOnlyList<object?> parameters)
    {
        var command = new NpgsqlBatchCommand(Statements.Of(statement));
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter switch
            {
                null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                NullableBigint bigint => new NpgsqlParameter { Value = (object?)bigint.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                NullableTexts texts => new NpgsqlParameter { Value = (object?)texts.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                NullableTime time => new NpgsqlParameter { Value = (object?)time.Value?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                _ => new NpgsqlParameter { Value = parameter },
            });
        }
        return command;
    }

    private static async Task<IReadOnlyList<T>> Rows<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    /// <summary>A row's JSON text as the record that the listing folds.</summary>
    public static T Document<T>(NpgsqlDataReader row, int column) =>
        JsonSerializer.Deserialize<T>(row.GetFieldValue<byte[]>(column), KernelJson.Options)!;
}

/// <summary>What is asked of a list whose rows begin with the document's id and its birth.</summary>
/// <param name="Statement">
/// Path of the embedded file. Its parameters are the position, the birth and the id of the place to start behind,
/// <paramref name="Filters"/>, and the number of rows.
/// </param>
public sealed record PageQuestion<T>(string Statement, Func<NpgsqlDataReader, T> Read, Moment Moment, Slice Slice, IReadOnlyList<object?> Filters)
{
    internal IReadOnlyList<object?> Parameters { get; } = [Moment.Position, new NullableBigint(Slice.After?.Born), Slice.After?.Id, .. Filters, Slice.Limit + 1];

    internal (Place Place, T Item) Row(NpgsqlDataReader row) => (new Place(row.GetInt64(1), row.GetString(0)), Read(row));

    internal Page<T> Page(IReadOnlyList<(Place Place, T Item)> rows) => rows.Count <= Slice.Limit
        ? new([.. rows.Select(row => row.Item)], null)
        : new([.. rows.Take(Slice.Limit).Select(row => row.Item)], rows[Slice.Limit - 1].Place);
}

/// <summary>A parameter that may be null, of a type that PostgreSQL could not guess from a null.</summary>
public readonly record struct NullableBigint(long? Value);

/// <inheritdoc cref="NullableBigint"/>
public readonly record struct NullableTexts(string[]? Value);

/// <inheritdoc cref="NullableBigint"/>
public readonly record struct NullableTime(DateTimeOffset? Value);
