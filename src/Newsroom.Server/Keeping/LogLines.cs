namespace Newsroom.Server.Keeping;

/// <summary>The lines of a file, split at LF and nowhere else, without a copy of each.</summary>
internal sealed class LogLines(Stream file, bool leaveOpen = false) : IDisposable
{
    private byte[] buffer = new byte[1 << 20];
    private int start;
    private int end;
    private int length;
    private bool atEnd;

    /// <summary>Of the present line, from 1; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the present line is ended by an LF: the last one of a file that broke off is not.</summary>
    public bool Whole { get; private set; }

    /// <summary>Without the LF; good until the next one.</summary>
    public ReadOnlyMemory<byte> Line => buffer.AsMemory(start - length - (Whole ? 1 : 0), length);

    public ReadOnlyMemory<byte> WithEnd => buffer.AsMemory(start - length - (Whole ? 1 : 0), length + (Whole ? 1 : 0));

    /// <summary>The next line of what is in memory; false when there is no whole one.</summary>
    public bool TryNext()
    {
        var found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
        if (found < 0) return false;
        (length, Whole) = (found, true);
        start += found + 1;
        Number++;
        return true;
    }

    /// <summary>The next line, read from the file where need be; false at its end.</summary>
    /// <exception cref="LogLineInvalid">It is longer than any line can be, or the file cannot be read there.</exception>
    public async ValueTask<bool> Next(CancellationToken cancel)
    {
        while (!TryNext())
        {
            if (atEnd)
            {
                if (start == end) return false;
                (length, Whole) = (end - start, false);
                start = end;
                Number++;
                return true;
            }
            await Fill(cancel);
        }
        return true;
    }

    private async ValueTask Fill(CancellationToken cancel)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
        {
            if (buffer.Length >= LogFormat.LongestLine) throw new LogLineInvalid($"it is longer than {LogFormat.LongestLine >> 20} MiB");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        int read;
        try
        {
            read = await file.ReadAsync(buffer.AsMemory(end), cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            throw new LogLineInvalid($"the file cannot be read on: {unreadable.Message}", behind: 1);
        }
        end += read;
        atEnd = read == 0;
    }

    public void Dispose()
    {
        if (!leaveOpen) file.Dispose();
    }
}
