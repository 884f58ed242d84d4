using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Newsroom.Benchmarks.OverHttp;

/// <summary>
/// What the newsroom's server is compared with: minimal endpoints on Kestrel that do the least for the same answer, without
/// keys, limits, listings and histories. A hidden command, so that it is a process of its own as the newsroom is, with the same
/// runtime and the same garbage collector.
/// </summary>
internal static class BareServer
{
    private const string Name = "bare-server";
    private const string Writes = "writes", Reads = "reads";

    /// <summary>Holds a password, so that it is no argument.</summary>
    private const string Variable = "NEWSROOM_BENCH_DATABASE";

    public static Command Command()
    {
        var endpoints = new Argument<string>("endpoints");
        endpoints.AcceptOnlyFromAmong(Writes, Reads);
        var command = new Command(Name) { endpoints };
        command.Hidden = true;
        command.SetAction((parsed, cancel) => Serve(parsed.GetValue(endpoints)!, cancel));
        return command;
    }

    /// <summary>Takes notes and reports into a plain Marten store.</summary>
    /// <param name="database">An empty one: a newsroom's tables are not those of an ordinary store.</param>
    public static Task<ServerProcess> StartWriting(string database) => Start(Writes, database);

    /// <summary>Reads a newsroom's tables.</summary>
    /// <param name="database">The newsroom's.</param>
    public static Task<ServerProcess> StartReading(string database) => Start(Reads, database);

    private static Task<ServerProcess> Start(string endpoints, string database) =>
        ServerProcess.Start(Path.GetFileName(typeof(BareServer).Assembly.Location), [(Variable, database)], [Name, endpoints]);

    private static async Task Serve(string endpoints, CancellationToken cancel)
    {
        var database = Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} is not set.");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (endpoints == Writes) builder.Services.AddPlainMarten(database);
        else builder.Services.AddNewsroomReads(database);
        await using var app = builder.Build();
        if (endpoints == Writes) app.MapWrites();
        else app.MapReads();
        await app.StartAsync(cancel);
        Console.WriteLine($"The bare server is open at {app.Urls.Single()}");
        await app.WaitForShutdownAsync(cancel);
    }
}
