using System.Security.Cryptography;

namespace Newsroom.Cluster;

/// <summary>
/// A file that others write while it is read, as a stream of a length that was fixed before: what is added is left out,
/// what was cut off is zeros. Either is put right by the replay of the log. It hashes what it gives.
/// </summary>
internal sealed class FixedLengthStream(Stream source, long length) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long position;

    public override bool CanRead => true;
    // An archive asks for the length of what it can seek in, and never seeks.
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 in hex, once all of it was read.</summary>
    public string Hash() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..(int)Math.Min(buffer.Length, length - position)];
        return Filled(buffer, buffer.IsEmpty ? 0 : source.Read(buffer));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        buffer = buffer[..(int)Math.Min(buffer.Length, length - position)];
        var read = buffer.IsEmpty ? 0 : await source.ReadAsync(buffer, cancellationToken);
        return Filled(buffer.Span, read);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private int Filled(Span<byte> buffer, int read)
    {
        if (read == 0 && buffer.Length > 0)
        {
            buffer.Clear();
            read = buffer.Length;
        }
        hash.AppendData(buffer[..read]);
        position += read;
        return read;
    }

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }
}
