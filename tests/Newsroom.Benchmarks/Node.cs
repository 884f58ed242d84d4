using JasperFx.Events.Daemon;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Newsroom.Benchmarks;

/// <summary>One node of this newsroom's store in a host of its own, as the server has it, without messages.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly IHost host;

    private Node(IHost host) => this.host = host;

    public EventLog Log => host.Services.GetRequiredService<EventLog>();

    public StoredListings Listings => host.Services.GetRequiredService<StoredListings>();

    public IDocumentStore Store => host.Services.GetRequiredService<IDocumentStore>();

    /// <summary>Its tables are made and appends are taken; listings are not folded until <see cref="Start"/>.</summary>
    public static async Task<Node> Open(string connectionString, StoreModel model)
    {
        var node = new Node(QuietHost.Build(services => services.AddNewsroomStore(connectionString, model).AddAsyncDaemon(DaemonMode.HotCold)));
        try
        {
            await node.host.Services.GetRequiredService<StoreNode>().Open();
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    public Task Start() => host.StartAsync();

    /// <summary>Folds all listings from a log that was filled past the door, and says that they have come to its end.</summary>
    public Task FoldAll() => Listings.RebuildAll((_, fold) => fold(new Progress<(long, long)>()));

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }
}
