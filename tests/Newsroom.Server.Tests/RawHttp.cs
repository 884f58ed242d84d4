using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Newsroom.Server.Tests;

/// <summary>Bytes as they are, to a server and back: for requests that no client of HTTP's sends.</summary>
internal static class RawHttp
{
    /// <param name="request">Sent as Latin-1, a character a byte; one behind whose answer the server closes the connection.</param>
    public static async Task<RawAnswer> Send(Uri server, string request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port, patience.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token);
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // Where not all of the request was read the connection ends with a reset behind the answer.
        }
        var text = Encoding.UTF8.GetString(answer.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"No answer: {text}");
        return new RawAnswer(int.Parse(text.AsSpan(9, 3)), text[..end], text[(end + 4)..]);
    }
}

/// <param name="Head">The line of status and the headers.</param>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    public void ExpectProblem(int status, string name)
    {
        Assert.True(status == Status, $"Expected {status}: {Head}\n{Body}");
        Assert.Contains("Content-Type: application/problem+json\r\n", Head + "\r\n", StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff\r\n", Head + "\r\n", StringComparison.Ordinal);
        // What is chunked has its sizes around it.
        var document = Body[Body.IndexOf('{', StringComparison.Ordinal)..(Body.LastIndexOf('}') + 1)];
        Assert.Null(Contract.ProblemBreach(status, "application/problem+json", document));
        var problem = JsonNode.Parse(document)!;
        Assert.Equal(($"/problems/{name}", status), (problem["type"]!.GetValue<string>(), problem["status"]!.GetValue<int>()));
    }
}
