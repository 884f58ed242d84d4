using System.Buffers.Binary;

namespace Newsroom.Server.Keeping;

/// <summary>Rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"), ready to be sent as they are.</summary>
internal sealed class BinaryRows
{
    /// <summary>"PGCOPY\n\377\r\n\0", no flags, no header extension.</summary>
    private static ReadOnlySpan<byte> Signature => [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] buffer = new byte[1 << 16];

    public int Length { get; private set; }

    public int Count { get; private set; }

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, Length);

    public void Begin()
    {
        (Length, Count) = (0, 0);
        Raw(Signature);
    }

    public void End() => BinaryPrimitives.WriteInt16BigEndian(Next(2), -1);

    public void Row(short fields)
    {
        Count++;
        BinaryPrimitives.WriteInt16BigEndian(Next(2), fields);
    }

    public void Bigint(long value)
    {
        var field = Next(12);
        BinaryPrimitives.WriteInt32BigEndian(field, 8);
        BinaryPrimitives.WriteInt64BigEndian(field[4..], value);
    }

    public void Uuid(Guid value)
    {
        var field = Next(20);
        BinaryPrimitives.WriteInt32BigEndian(field, 16);
        value.TryWriteBytes(field[4..], bigEndian: true, out _);
    }

    public void Text(ReadOnlySpan<byte> utf8)
    {
        BinaryPrimitives.WriteInt32BigEndian(Next(4), utf8.Length);
        Raw(utf8);
    }

    /// <summary>PostgreSQL reads version 1 of its binary jsonb as text.</summary>
    public void Jsonb(ReadOnlySpan<byte> utf8Json)
    {
        var field = Next(5);
        BinaryPrimitives.WriteInt32BigEndian(field, utf8Json.Length + 1);
        field[4] = 1;
        Raw(utf8Json);
    }

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Next(4), -1);

    private void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(bytes.Length));

    private Span<byte> Next(int bytes)
    {
        if (buffer.Length - Length < bytes) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + bytes));
        var span = buffer.AsSpan(Length, bytes);
        Length += bytes;
        return span;
    }
}

/// <summary>A run of lines that is committed at once.</summary>
internal sealed class LogBatch
{
    public BinaryRows Events { get; } = new();

    /// <summary>The streams that begin in here.</summary>
    public BinaryRows Streams { get; } = new();

    /// <summary>Of the first event; the others follow line by line.</summary>
    public long FirstLine { get; set; }

    /// <summary>Position of the last event before it; 0 for none.</summary>
    public long After { get; set; }

    /// <summary>Position of its last event; that before it when it holds none.</summary>
    public long Last { get; set; }

    /// <summary>Events of the file up to its end.</summary>
    public long EventsSoFar { get; set; }

    /// <summary>The hash of the file when nothing comes behind it.</summary>
    public string? Sha256 { get; set; }

    /// <summary>With the last batch: streams whose row says less than it must by now.</summary>
    public IReadOnlyList<ImportedStream> Behind { get; set; } = [];

    public void Begin(long firstLine, long after)
    {
        Events.Begin();
        Streams.Begin();
        (FirstLine, After, Last, Sha256, Behind) = (firstLine, after, after, null, []);
    }
}

/// <summary>How far a stream has come in the file.</summary>
internal sealed class ImportedStream(string id)
{
    public string Id { get; } = id;
    public long Version { get; set; }

    /// <summary>Recorded time of its first event, and of its last; as <see cref="LogEvent.At"/>.</summary>
    public long First { get; set; }

    /// <inheritdoc cref="First"/>
    public long Last { get; set; }

    /// <summary>The version that its row says; 0 for no row yet, −1 for one that an interrupted import wrote.</summary>
    public long Written { get; set; }
}
