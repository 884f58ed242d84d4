using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Cluster;
using Newsroom.Server.Access;
using Newsroom.Server.Hosting;

namespace Newsroom.Fuzz;

/// <summary>The real server over an empty database of its own, without limits of requests.</summary>
internal sealed class FuzzedNewsroom : IAsyncDisposable
{
    private readonly Database database;
    private readonly WebApplication app;
    private readonly string connectionString;

    private FuzzedNewsroom(Database database, WebApplication app, string connectionString, string key) =>
        (this.database, this.app, this.connectionString, Key) = (database, app, connectionString, key);

    /// <summary>An administrator's.</summary>
    public string Key { get; }

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="plant">Adds to what is served; null for the newsroom as it is.</param>
    public static async Task<FuzzedNewsroom> Start(Action<WebApplication>? plant)
    {
        // Failures alone, and none of those that were planted: what it says of a request would be said a hundred thousand times.
        Environment.SetEnvironmentVariable("Logging__Console__LogLevel__Default", plant is null ? "Error" : "None");
        var connectionString = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        var options = new ServerOptions
        {
            DataDirectory = "", ConnectionString = connectionString, AdminKey = ApiKey.New(), Urls = "http://127.0.0.1:0",
            ActorRequests = 0, AddressRequests = 0,
        };
        var database = await Database.ForServer(options, null, default);
        var app = Program.Build(options, database);
        plant?.Invoke(app);
        await app.StartAsync();
        return new FuzzedNewsroom(database, app, connectionString, options.AdminKey);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await database.DisposeAsync();
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(connectionString);
    }
}
