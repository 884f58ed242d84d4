using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Newsroom.Server.Hosting;

/// <summary>What the console says once the newsroom is open: where to look, and lines that work as they stand.</summary>
public static class Banner
{
    public static void Print(WebApplication app, TextWriter console)
    {
        var start = app.Services.GetRequiredService<FirstStart>();
        var address = Address(app);
        console.WriteLine($"The newsroom is open at {address}  ({app.Services.GetRequiredService<Database>().Description(app.Services.GetRequiredService<IOptions<ServerOptions>>().Value)})");
        if (start.Imported > 0) console.WriteLine($"Its log begins with {start.Imported} events of the seeds.");
        console.WriteLine();
        console.WriteLine($"  {address}/openapi/v1.json   what there is to ask (with a key)");
        console.WriteLine($"  {address}/health/ready      whether it is well");
        console.WriteLine();

        var key = start.NewKey;
        if (key is not null)
        {
            console.WriteLine("The administrator's key, shown this once and kept nowhere:");
            console.WriteLine();
            console.WriteLine($"  {key}");
            console.WriteLine();
        }
        else if (start.GivenKeyOpens)
        {
            key = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.AdminKeyInShell;
        }
        else
        {
            console.WriteLine("Keys are shown once, when they are made. To make one:");
            console.WriteLine();
            console.WriteLine("  dotnet run --project src/Newsroom.Server -- keys add YOUR-NAME --role editor");
            console.WriteLine("  export NEWSROOM_KEY=…");
            console.WriteLine();
            key = "$NEWSROOM_KEY";
        }

        console.WriteLine("To try:");
        console.WriteLine();
        foreach (var question in Questions(start.Story)) console.WriteLine($"  curl -H \"Authorization: Bearer {key}\" \"{address}{question}\"");
        console.WriteLine();
        console.WriteLine("Ctrl+C closes it.");
    }

    private static IReadOnlyList<string> Questions(string? story) => story is null
        ? ["/api/stories", "/api/articles", "/api/events?limit=5"]
        : ["/api/stories", $"/api/stories/{story}/state?asOf=2024-10-20", $"/api/stories/{story}/history?asOf=2024-10-20"];

    /// <summary>Where it really listens: port 0 asks for any, and 0.0.0.0 is no address to go to.</summary>
    private static string Address(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        var address = addresses?.FirstOrDefault() ?? ServerOptions.DefaultUrl;
        return address.Replace("//0.0.0.0:", "//localhost:", StringComparison.Ordinal)
            .Replace("//[::]:", "//localhost:", StringComparison.Ordinal)
            .Replace("//+:", "//localhost:", StringComparison.Ordinal)
            .TrimEnd('/');
    }
}
