using JasperFx;
using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.Marten;

namespace Newsroom.Store.Tests;

/// <summary>A node as a host of its own runs it: opened for the log alone, or started with Marten's daemon.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly IHost host;

    private TestNode(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public EventLog Events => Services.GetRequiredService<EventLog>();

    public StoredListings Listings => Services.GetRequiredService<StoredListings>();

    public IDocumentStore Store => Services.GetRequiredService<IDocumentStore>();

    /// <summary>A node over the database, its tables prepared, its daemon not started.</summary>
    /// <param name="wolverine">Messages as well, with this configuration; null for none.</param>
    public static async Task<TestNode> Open(
        string connectionString, StoreModel model, StoreSettings? settings = null, ILoggerProvider? log = null,
        Action<MartenServiceCollectionExtensions.MartenConfigurationExpression>? marten = null, Action<WolverineOptions>? wolverine = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(log is null ? LogLevel.None : LogLevel.Information);
        if (log is not null) builder.Logging.AddProvider(log);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        if (wolverine is not null) builder.Services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine);
        var expression = builder.Services.AddNewsroomStore(connectionString, model, settings);
        if (wolverine is not null) expression.IntegrateWithWolverine(x =>
        {
            x.MessageStorageSchemaName = "wolverine";
            x.AutoCreate = AutoCreate.CreateOrUpdate;
        });
        if (settings is not { Alone: true }) expression.AddAsyncDaemon(DaemonMode.HotCold);
        marten?.Invoke(expression);
        var node = new TestNode(builder.Build());
        try
        {
            await node.Services.GetRequiredService<StoreNode>().Open();
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public Task Start() => host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    /// <summary>Ended by whoever opened it, not by signals.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
