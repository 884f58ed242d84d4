using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Newsroom.Core.Access;
using Newsroom.Server.Access;

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

        var key = KeyToTry(start, app.Services.GetRequiredService<IOptions<ServerOptions>>().Value, console);
        console.WriteLine("To try:");
        console.WriteLine();
        foreach (var question in Questions(start.Story)) console.WriteLine($"  curl -H \"Authorization: Bearer {key}\" \"{address}{question}\"");
        console.WriteLine();
        console.WriteLine("Ctrl+C closes it.");
    }

    /// <summary>Says what there is to know of keys.</summary>
    /// <returns>What stands for a key in lines for a shell.</returns>
    private static string KeyToTry(FirstStart start, ServerOptions options, TextWriter console)
    {
        if (start.NewKey is { } made)
        {
            console.WriteLine(start.NewKeyFile is { } file
                ? $"The administrator's key is in {file}, which this user alone can read. It is shown nowhere."
                : "The administrator's key, shown this once and kept nowhere:");
            console.WriteLine();
            if (start.NewKeyFile is null)
            {
                console.WriteLine($"  {made}");
                console.WriteLine();
            }
        }
        var dead = start.GivenKey switch
        {
            KeyState.Revoked => "The key in NEWSROOM_ADMIN_KEY was revoked: it opens nothing.",
            KeyState.Ended => "The key in NEWSROOM_ADMIN_KEY has ended: it opens nothing.",
            KeyState.Unknown => "The key in NEWSROOM_ADMIN_KEY is not known here and is not granted: there is an administrator already.",
            _ => null,
        };
        if (dead is not null) console.WriteLine(dead);
        if (start.NoKeyBecause is { } why) console.WriteLine(why);
        if (start.NewKey is not null) return start.NewKeyFile is { } path ? $"$(cat '{path}')" : start.NewKey;
        if (start.GivenKey == KeyState.Open) return options.AdminKeyInShell;
        if (!start.HasAdministrator) console.WriteLine("No administrator's key opens this newsroom. Whoever can reach its database can make one:");
        else console.WriteLine("Keys are shown once, when they are made. To make one:");
        console.WriteLine();
        console.WriteLine($"  dotnet run --project src/Newsroom.Server -- keys add YOUR-NAME --role {(start.HasAdministrator ? Role.Editor : Role.Administrator).Word()}");
        console.WriteLine("  export NEWSROOM_KEY=…");
        console.WriteLine();
        return "$NEWSROOM_KEY";
    }

    private static IReadOnlyList<string> Questions(string? story) => story is null
        ? ["/api/stories", "/api/articles", "/api/events?limit=5"]
        : ["/api/stories", $"/api/stories/{story}/state?asOf={FirstStart.DayToTry:yyyy-MM-dd}", $"/api/stories/{story}/history?asOf={FirstStart.DayToTry:yyyy-MM-dd}"];

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
