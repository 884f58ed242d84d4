using System.Buffers.Binary;
using System.Text;
using Newsroom.Core.Kernel;
using Npgsql;

namespace Newsroom.Store;

/// <summary>
/// Writes a listing's rows by COPY in PostgreSQL's binary format (its manual, COPY, "Binary Format"), put together here: a
/// million rows of a few fields each are a matter of how little is done for a field.
/// </summary>
internal static class ListingCopy
{
    private const int FlushAt = 1 << 16;

    /// <summary>The signature, no flags, no extension.</summary>
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>The listing's table without its schema.</summary>
    public static string TableOf(IListing listing) => "kept_" + Sql.Identifier(listing.Name);

    /// <param name="schema">Of the live table or of its shadow.</param>
    public static async Task Write(
        NpgsqlConnection connection, IListing listing, string schema, IEnumerable<KeptFold.Row> rows, CancellationToken cancel)
    {
        var fields = new Fields();
        fields.Raw(Header);
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy {schema}.{TableOf(listing)} (id, born, from_position, to_position, data) from stdin (format binary)", cancel);
        try
        {
            foreach (var row in rows)
            {
                fields.Row(5);
                fields.Text(row.Id);
                fields.Number(row.Born);
                fields.Number(row.From);
                if (row.To is { } to) fields.Number(to);
                else fields.Null();
                fields.Json(row.Json);
                if (fields.Length >= FlushAt)
                {
                    await copy.WriteAsync(fields.Written, cancel);
                    fields.Clear();
                }
            }
            fields.End();
            await copy.WriteAsync(fields.Written, cancel);
        }
        catch
        {
            // Disposing of it would complete what is only half.
            await copy.CancelAsync();
            throw;
        }
    }

    /// <summary>Fields of rows, one behind the other, each behind its length.</summary>
    private sealed class Fields
    {
        private byte[] buffer = new byte[2 * FlushAt];

        public int Length { get; private set; }

        public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

        public void Clear() => Length = 0;

        public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

        public void Row(short columns) => BinaryPrimitives.WriteInt16BigEndian(Next(2), columns);

        public void End() => BinaryPrimitives.WriteInt16BigEndian(Next(2), -1);

        public void Null() => Size(-1);

        public void Number(long value)
        {
            Size(8);
            BinaryPrimitives.WriteInt64BigEndian(Next(8), value);
        }

        public void Text(string value)
        {
            var size = Encoding.UTF8.GetByteCount(value);
            Size(size);
            Encoding.UTF8.GetBytes(value, Next(size));
        }

        /// <summary>jsonb: a format version, 1, and text.</summary>
        public void Json(ReadOnlySpan<byte> utf8)
        {
            Size(utf8.Length + 1);
            Next(1)[0] = 1;
            Raw(utf8);
        }

        private void Size(int bytes) => BinaryPrimitives.WriteInt32BigEndian(Next(4), bytes);

        private Span<byte> Next(int bytes)
        {
            if (Length + bytes > buffer.Length) Array.Resize(ref buffer, Math.Max(2 * buffer.Length, Length + bytes));
            var next = buffer.AsSpan(Length, bytes);
            Length += bytes;
            return next;
        }
    }
}
