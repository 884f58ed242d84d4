using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace Newsroom.Server.Asking;

/// <summary>
/// Reads the listings by plain SQL, in <c>.sql</c> files beside the features. A statement's first
/// parameter is the position that it is about.
/// </summary>
public sealed class Listings(StoredListings stored, NpgsqlDataSource reads)
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

    /// <summary>A page of a list whose rows begin with the document's id and its birth.</summary>
    /// <param name="statement">
    /// Its parameters are the position, the birth and the id of the place to start behind, <paramref name="filters"/>, and the
    /// number of rows.
    /// </param>
    public async Task<Page<T>> Page<T>(
        string statement, Func<NpgsqlDataReader, T> read, Moment moment, Slice slice, CancellationToken cancel, params IReadOnlyList<object?> filters)
    {
        var rows = await Query(
            statement, row => (Place: new Place(row.GetInt64(1), row.GetString(0)), Item: read(row)), cancel,
            [moment.Position, new NullableBigint(slice.After?.Born), slice.After?.Id, .. filters, slice.Limit + 1]);
        return rows.Count <= slice.Limit
            ? new([.. rows.Select(row => row.Item)], null)
            : new([.. rows.Take(slice.Limit).Select(row => row.Item)], rows[slice.Limit - 1].Place);
    }

    /// <param name="statement">Path of the embedded file, such as <c>Articles/list.sql</c>.</param>
    public async Task<IReadOnlyList<T>> Query<T>(
        string statement, Func<NpgsqlDataReader, T> read, CancellationToken cancel, params IReadOnlyList<object?> parameters)
    {
        try
        {
            return await Retries.Reads.ExecuteAsync(async token => await Run(statement, read, parameters, token), cancel);
        }
        catch (NpgsqlException broken) when (broken is not PostgresException refused || IsGoingDown(refused))
        {
            throw new StoreUnavailable("The database cannot be read just now.", broken);
        }
    }

    private async Task<IReadOnlyList<T>> Run<T>(
        string statement, Func<NpgsqlDataReader, T> read, IReadOnlyList<object?> parameters, CancellationToken cancel)
    {
        await using var command = reads.CreateCommand(Statements.Of(statement));
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter switch
            {
                null => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                NullableBigint bigint => new NpgsqlParameter { Value = (object?)bigint.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
                NullableTime time => new NpgsqlParameter { Value = (object?)time.Value?.ToUniversalTime() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                _ => new NpgsqlParameter { Value = parameter },
            });
        }
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }

    // Class 57P: the administrator, or a crash, ends sessions, or the server is starting. Class 08: the connection.
    private static bool IsGoingDown(PostgresException e) =>
        e.SqlState.StartsWith("57P", StringComparison.Ordinal) || e.SqlState.StartsWith("08", StringComparison.Ordinal);

    /// <summary>A row's JSON text as the record that the listing folds.</summary>
    public static T Document<T>(NpgsqlDataReader row, int column) =>
        JsonSerializer.Deserialize<T>(row.GetString(column), KernelJson.Options)!;
}

/// <summary>A parameter that may be null, of a type that PostgreSQL could not guess from a null.</summary>
public readonly record struct NullableBigint(long? Value);

/// <inheritdoc cref="NullableBigint"/>
public readonly record struct NullableTime(DateTimeOffset? Value);
