using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Tests;

/// <summary>The real server, with the database that it stands on.</summary>
public sealed class Served : IAsyncDisposable
{
    private readonly Database database;

    private Served(Database database, WebApplication app) => (this.database, App) = (database, app);

    public WebApplication App { get; }

    public Uri Address => new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public EventLog Log => Get<EventLog>();

    public StoredListings Listings => Get<StoredListings>();

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public static async Task<Served> Start(ServerOptions options)
    {
        var database = await Database.ForServer(options, null, default);
        var served = new Served(database, Program.Build(options, database));
        try
        {
            await served.App.StartAsync();
            await Contract.Learn(served.App.Services);
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the listings and every subscription have handled everything up to the position.</summary>
    public async Task CaughtUp(long position)
    {
        foreach (var progress in await Listings.Progress()) await Listings.WaitFor(progress.Name, position, TimeSpan.FromMinutes(1));
    }

    public Task Stop() => App.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await database.DisposeAsync();
    }
}
