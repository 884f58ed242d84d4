using System.Text.Json.Nodes;

namespace Newsroom.Server.Tests;

/// <summary>Server-sent events as they come off the wire.</summary>
public sealed class LiveLog(HttpResponseMessage response, Stream stream) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StreamReader reader = new(stream);

    /// <summary>The last id that a client would send back.</summary>
    public string LastId { get; private set; } = "";

    public int Comments { get; private set; }

    /// <summary>The next event with data; null when the server has closed the stream.</summary>
    public async Task<LiveEvent?> Next()
    {
        string? type = null, data = null;
        while (await Line() is { } line)
        {
            if (line.Length == 0)
            {
                if (data is not null) return new LiveEvent(long.Parse(LastId), type!, JsonNode.Parse(data)!);
                type = null;
            }
            else if (line.StartsWith(':')) Comments++;
            else if (line.StartsWith("id: ")) LastId = line[4..];
            else if (line.StartsWith("event: ")) type = line[7..];
            else if (line.StartsWith("data: ")) data = line[6..];
        }
        return null;
    }

    public async Task<IReadOnlyList<LiveEvent>> Take(int count)
    {
        var events = new List<LiveEvent>();
        while (events.Count < count && await Next() is { } next) events.Add(next);
        return events;
    }

    /// <summary>Reads until a comment has come.</summary>
    public async Task UntilComment()
    {
        while (await Line() is { } line)
        {
            if (line.StartsWith("id: ")) LastId = line[4..];
            if (!line.StartsWith(':')) continue;
            Comments++;
            // The rest of the block that the comment stands in.
            while (await Line() is { Length: > 0 } rest)
                if (rest.StartsWith("id: ")) LastId = rest[4..];
            return;
        }
    }

    public void Dispose() => response.Dispose();

    private async Task<string?> Line()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await reader.ReadLineAsync(patience.Token);
    }
}

public sealed record LiveEvent(long Position, string Type, JsonNode Data);
