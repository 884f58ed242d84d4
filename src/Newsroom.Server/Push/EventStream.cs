using System.Globalization;
using System.Text;
using System.Text.Json;
using Newsroom.Core.Access;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.History;
using Newsroom.Server.Http;

namespace Newsroom.Server.Push;

/// <summary>Writes events to one client, each position at most once and in order.</summary>
public sealed class EventStream(HttpContext http, StreamFilter filter, long from)
{
    private readonly bool administrator = http.User.Is(Role.Administrator);
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
        await Flush(cancel);
    }

    public async Task Send(Recorded recorded, CancellationToken cancel)
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
        if (!EventAnswer.MaySee(recorded, administrator) || !await filter.Wants(recorded, cancel)) return;
        told = position;
        var data = JsonSerializer.Serialize(EventAnswer.Of(recorded), ApiJson.Options);
        await Write(string.Create(CultureInfo.InvariantCulture, $"id: {position}\nevent: {recorded.Type}\ndata: {data}\n\n"), cancel);
    }

    /// <summary>
    /// A comment; and, when events went by that the filter kept back, an id without data, which moves the client's place
    /// in the log and delivers nothing (§9.2.6: an empty data buffer dispatches no event, but its id is kept).
    /// </summary>
    public async Task Heartbeat(CancellationToken cancel)
    {
        await Write(": heartbeat\n", cancel);
        if (told < Position) await Write(string.Create(CultureInfo.InvariantCulture, $"id: {Position}\n"), cancel);
        told = Position;
        await Write("\n", cancel);
        await Flush(cancel);
    }

    public Task Flush(CancellationToken cancel) => http.Response.Body.FlushAsync(cancel);

    private ValueTask Write(string text, CancellationToken cancel) => http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
}
