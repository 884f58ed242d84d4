using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Newsroom.Fuzz;

/// <summary>One answer as it came over the wire.</summary>
/// <param name="Headers">By name, whatever the case of its letters; several of a name in one.</param>
internal sealed record WireAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body, bool IsHead)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>What came back to a request's bytes, and in which time.</summary>
/// <param name="Broken">Why there are fewer answers than requests; null when there are as many.</param>
internal sealed record Exchange(IReadOnlyList<WireAnswer> Answers, TimeSpan Took, string? Broken);

/// <summary>
/// A connection that sends bytes as they are, which no client of HTTP's would, and reads what comes back. It is kept as long as
/// the server and the requests allow.
/// </summary>
internal sealed class Wire(IPEndPoint server) : IDisposable
{
    /// <summary>Longer than an answer may take, so that a slow one is seen to be slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly byte[] buffer = new byte[64 << 10];
    private Socket? socket;
    private int from, to;

    public async Task<Exchange> Send(FuzzRequest request, CancellationToken cancel)
    {
        var reused = socket is not null;
        var exchange = await Once(request, cancel);
        // The server may close a connection that nothing is under way on, at the very moment at which it is used again.
        return reused && exchange is { Answers.Count: 0, Broken: not null } && request.Frame == Frame.Whole ? await Once(request, cancel) : exchange;
    }

    public void Dispose() => Close();

    private async Task<Exchange> Once(FuzzRequest request, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        var since = Stopwatch.StartNew();
        var answers = new List<WireAnswer>();
        string? broken = null;
        try
        {
            if (socket is null)
            {
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(server, patience.Token);
                from = to = 0;
            }
            var writing = Write(request, patience.Token);
            foreach (var method in request.Methods)
            {
                answers.Add(await Read(method == "HEAD", patience.Token));
                if (socket is null || IsLast(answers[^1])) break;
            }
            // Whoever answers before a body has come whole may close: the rest is not worth sending.
            if (request.Frame != Frame.Whole || answers.Exists(IsLast)) Close();
            await writing;
        }
        catch (Exception failure) when (failure is SocketException or IOException or FormatException or ObjectDisposedException)
        {
            broken = answers.Count == request.Methods.Count ? null : $"{failure.GetType().Name}: {failure.Message}";
            Close();
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            broken = "nothing came for too long";
            Close();
        }
        return new Exchange(answers, since.Elapsed, broken);
    }

    private static bool IsLast(WireAnswer answer) =>
        answer.Header("Connection") is { } said && said.Contains("close", StringComparison.OrdinalIgnoreCase);

    private async Task Write(FuzzRequest request, CancellationToken cancel)
    {
        var sending = socket!;
        try
        {
            ReadOnlyMemory<byte> left = request.Bytes;
            while (left.Length > 0) left = left[await sending.SendAsync(left, cancel)..];
            if (request.Frame == Frame.Cut) sending.Shutdown(SocketShutdown.Send);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The reading side says what became of it.
        }
    }

    private async Task<WireAnswer> Read(bool isHead, CancellationToken cancel)
    {
        while (true)
        {
            var (status, headers) = await ReadHead(cancel);
            if (status < 200) continue;
            if (headers.GetValueOrDefault("Content-Type")?.StartsWith("text/event-stream", StringComparison.Ordinal) == true && !isHead)
            {
                Close();
                return new WireAnswer(status, headers, [], isHead);
            }
            if (isHead || status is 204 or 304) return new WireAnswer(status, headers, [], isHead);
            byte[] body;
            if (headers.TryGetValue("Transfer-Encoding", out _)) body = await ReadChunks(cancel);
            else if (headers.TryGetValue("Content-Length", out var length)) body = await ReadBytes(int.Parse(length, CultureInfo.InvariantCulture), cancel);
            else throw new FormatException("An answer without a length.");
            return new WireAnswer(status, headers, body, isHead);
        }
    }

    private async Task<(int Status, Dictionary<string, string> Headers)> ReadHead(CancellationToken cancel)
    {
        var first = await ReadLine(cancel);
        if (!first.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)) throw new FormatException($"No line of status: {first}");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLine(cancel) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1) throw new FormatException($"No header: {line}");
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }
        return (int.Parse(first.AsSpan(9, 3), CultureInfo.InvariantCulture), headers);
    }

    private async Task<byte[]> ReadChunks(CancellationToken cancel)
    {
        var body = new MemoryStream();
        while (int.Parse((await ReadLine(cancel)).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var size)
        {
            body.Write(await ReadBytes(size, cancel));
            await ReadLine(cancel);
        }
        while (await ReadLine(cancel) is { Length: > 0 }) ;
        return body.ToArray();
    }

    private async Task<string> ReadLine(CancellationToken cancel)
    {
        var line = new StringBuilder();
        while (true)
        {
            var end = Array.IndexOf(buffer, (byte)'\n', from, to - from);
            line.Append(Encoding.Latin1.GetString(buffer, from, (end < 0 ? to : end) - from));
            from = end < 0 ? to : end + 1;
            if (end >= 0) return line.ToString().TrimEnd('\r');
            await Fill(cancel);
        }
    }

    private async Task<byte[]> ReadBytes(int count, CancellationToken cancel)
    {
        var bytes = new byte[count];
        var have = 0;
        while (have < count)
        {
            if (from == to) await Fill(cancel);
            var some = Math.Min(count - have, to - from);
            Buffer.BlockCopy(buffer, from, bytes, have, some);
            (from, have) = (from + some, have + some);
        }
        return bytes;
    }

    private async Task Fill(CancellationToken cancel)
    {
        from = 0;
        to = 0;
        to = await (socket ?? throw new IOException("The connection is closed.")).ReceiveAsync(buffer.AsMemory(), cancel);
        if (to == 0) throw new IOException("The server closed the connection.");
    }

    private void Close()
    {
        socket?.Dispose();
        socket = null;
        from = to = 0;
    }
}
