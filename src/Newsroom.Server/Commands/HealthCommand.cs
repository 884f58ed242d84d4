using System.CommandLine;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Commands;

/// <summary><c>health</c>: asks the server on this machine whether it is ready, for places without a shell or curl.</summary>
public sealed class HealthCommand(Context context)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly Option<string?> Url = new("--url")
    {
        Description = "The server's address; where one with this environment listens, when left out.",
    };

    public Command Make()
    {
        var health = new Command("health", "Ask the running server whether it is ready: 0 it is, 1 it is not, or does not answer.") { Url };
        health.SetAction((p, cancel) => Ask(p.GetValue(Url), cancel));
        return health;
    }

    private async Task<int> Ask(string? url, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(new Uri(url ?? Address(Environment.GetEnvironmentVariable)), "/health/ready"), cancel);
            await context.Output.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancel));
            return answer.IsSuccessStatusCode ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (Exception failure) when (failure is HttpRequestException or UriFormatException || failure is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            await context.Errors.WriteLineAsync(failure.Message);
            return ExitCodes.Failed;
        }
    }

    /// <summary>The first address that the environment tells the server to listen at, as one to go to.</summary>
    public static string Address(Func<string, string?> variable)
    {
        var urls = variable("ASPNETCORE_URLS") ?? variable("URLS");
        var first = urls?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        var port = variable("ASPNETCORE_HTTP_PORTS")?.Split(';').FirstOrDefault();
        var address = first ?? (string.IsNullOrEmpty(port) ? ServerOptions.DefaultUrl : $"http://localhost:{port}");
        // Nobody can go to "any address".
        foreach (var any in new[] { "//0.0.0.0", "//[::]", "//+", "//*" })
            if (address.Contains(any, StringComparison.Ordinal)) return address.Replace(any, "//localhost", StringComparison.Ordinal);
        return address;
    }
}
