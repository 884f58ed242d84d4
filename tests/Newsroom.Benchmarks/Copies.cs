using Npgsql;

namespace Newsroom.Benchmarks;

/// <summary>A table as PostgreSQL's own bulk stream: what reading or writing its rows costs when nobody looks at them.</summary>
internal static class Copies
{
    private const int Buffer = 1 << 16;

    /// <summary>Streams a table out, all columns, and reads it to the end.</summary>
    /// <param name="into">Where to; null to drop it.</param>
    public static async Task Out(NpgsqlConnection connection, string table, Stream? into = null)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)");
        await copy.CopyToAsync(into ?? Stream.Null, Buffer);
    }

    /// <summary>Fills a table with what <see cref="Out"/> has saved, by COPY FROM STDIN.</summary>
    public static async Task In(NpgsqlConnection connection, string table, Stream from)
    {
        // Disposing a raw copy ends it, and only that tells whether the rows were taken.
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)");
        await from.CopyToAsync(copy, Buffer);
    }

    /// <summary>As <see cref="Out"/>, as text; it is never kept.</summary>
    public static async Task OutAsText(NpgsqlConnection connection, string table)
    {
        var buffer = new char[Buffer];
        using var copy = await connection.BeginTextExportAsync($"copy {table} to stdout");
        while (await copy.ReadAsync(buffer) > 0) { }
    }
}
