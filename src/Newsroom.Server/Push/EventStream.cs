using System.Diagnostics;
using System.Globalization;
using System.Text;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.History;
using Newsroom.Server.Http;

namespace Newsroom.Server.Push;

/// <summary>Writes events to one client, each position at most once and in order.</summary>
/// <param name="patience">How long the client may leave what is sent to it unread.</param>
public sealed class EventStream(HttpContext http, StreamFilter filter, LogView view, Colleagues colleagues, EventFrames frames, TimeSpan patience, long from)
{
    /// <summary>Bytes handed to the web server at a time. It takes over all that it is given before it waits for the client.</summary>
    private const int Piece = 64 * 1024;

    /// <summary>Bytes a second that a client has to take of a large event beyond its patience.</summary>
    private const int Slowest = 64 * 1024;

    private readonly Role role = http.User.Role();
    private readonly string key = http.User.KeyId();
    private long told = from;

    /// <summary>Everything up to here was sent, or is not this client's to see.</summary>
    public long Position { get; private set; } = from;

    /// <summary>The key that opened the stream was revoked: nothing more is sent.</summary>
    public bool Closed { get; private set; }

    public async Task Begin(CancellationToken cancel)
    {
        var response = http.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // Proxies that collect answers before they pass them on would turn "live" into "late".
        response.Headers["X-Accel-Buffering"] = "no";
        response.Headers[Answers.PositionHeader] = Position.ToString(CultureInfo.InvariantCulture);
        // The id, so that whoever loses the connection before the first event comes back to this place.
        await Write(string.Create(CultureInfo.InvariantCulture, $"retry: 2000\nid: {Position}\n\n"), cancel);
    }

    /// <param name="head">The head of the log as far as it is known here.</param>
    /// <param name="shared">Whether other clients are handed the same event.</param>
    /// <exception cref="ClientStalled">The client does not read.</exception>
    public async ValueTask Send(Recorded recorded, long head, bool shared, CancellationToken cancel)
    {
        var position = recorded.Position!.Value;
        if (Closed || position <= Position) return;
        Position = position;
        // A stream outlives the check at its beginning: without this, a revoked key would go on reading.
        if (recorded.Data is KeyRevoked && recorded.Subject == key)
        {
            Closed = true;
            return;
        }
        // The filter is asked of every event: a story's reports come and go with them.
        if (!await filter.Wants(recorded, cancel) || await view.Of(recorded, head, role, await Reader(recorded, cancel), cancel) is not { } seen) return;
        told = position;
        await Write(shared && ReferenceEquals(seen, recorded) ? frames.Shared(recorded) : EventFrames.Of(seen), cancel);
    }

    /// <summary>Asked at each event, since people come to groups and leave them while a stream lasts; of notes alone, as nothing else is kept from anybody by it.</summary>
    private ValueTask<Colleague> Reader(Recorded recorded, CancellationToken cancel) =>
        Streams.CategoryOf(recorded.Stream) == Annotation.Category ? colleagues.Of(http.User, cancel) : new(Colleague.Public);

    /// <summary>
    /// A comment; and, when events went by that the filter kept back, an id without data, which moves the client's place
    /// in the log and delivers nothing (§9.2.6: an empty data buffer dispatches no event, but its id is kept).
    /// </summary>
    public Task Heartbeat(CancellationToken cancel)
    {
        var place = told < Position ? string.Create(CultureInfo.InvariantCulture, $"id: {Position}\n") : "";
        told = Position;
        return Write($": heartbeat\n{place}\n", cancel);
    }

    private Task Write(string text, CancellationToken cancel) => Write(Encoding.UTF8.GetBytes(text), cancel);

    private async Task Write(byte[] bytes, CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        for (var at = 0; at < bytes.Length; at += Piece)
        {
            var writing = http.Response.Body.WriteAsync(bytes.AsMemory(at, Math.Min(Piece, bytes.Length - at)), cancel);
            if (writing.IsCompletedSuccessfully) continue;
            var left = patience + TimeSpan.FromSeconds((double)bytes.Length / Slowest) - Stopwatch.GetElapsedTime(since);
            try
            {
                await writing.AsTask().WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancel);
            }
            catch (TimeoutException)
            {
                throw new ClientStalled();
            }
        }
    }
}

/// <summary>A client has not taken what was sent to it in time: it is cut off, and may come back to the place where it was.</summary>
public sealed class ClientStalled : Exception;
