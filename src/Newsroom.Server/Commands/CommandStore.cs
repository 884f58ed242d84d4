using Newsroom.Core.Access;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;
using Wolverine;

namespace Newsroom.Server.Commands;

/// <summary>The newsroom for the time of one command: beside the running server, or alone.</summary>
public sealed class CommandStore : IAsyncDisposable
{
    private readonly Database database;
    private readonly IHost host;

    // One run of a command is one cause: a folder of texts belongs together in the log.
    private readonly string run = Guid.NewGuid().ToString("N");

    private CommandStore(Database database, IHost host) => (this.database, this.host) = (database, host);

    public EventLog Log => Get<EventLog>();

    public StoredListings Listings => Get<StoredListings>();

    /// <summary>A use case or a question, the same as the server's.</summary>
    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <param name="follow">
    /// Whether the command needs listings to keep up: alone, it runs them itself; beside a server, that server's go on.
    /// </param>
    /// <param name="alone">Whether nobody else may be at work on the database meanwhile.</param>
    public static async Task<CommandStore> Open(Context context, CancellationToken cancel, bool follow = false, bool alone = false)
    {
        var database = await Database.ForCommand(context.Options, new Lines(context.Errors), cancel);
        var opened = new CommandStore(database, Build(database, context.Options, alone));
        try
        {
            await opened.Get<StoreNode>().Open(cancel);
            if (follow) await opened.host.StartAsync(cancel);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same without anything opened: what it declares, and the database as it is.</summary>
    public static async Task<CommandStore> Unopened(Context context, CancellationToken cancel)
    {
        var database = await Database.ForCommand(context.Options, new Lines(context.Errors), cancel);
        return new CommandStore(database, Build(database, context.Options, alone: false));
    }

    /// <summary>The store as the server has it, messages included: what the command sets in motion goes on while it runs, and afterwards in the server.</summary>
    private static IHost Build(Database database, ServerOptions options, bool alone)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton<IHostLifetime, EndsWithTheCommand>();
        builder.Services.AddStore(database, new StoreSettings { Alone = alone }).RunsOnMartenAndWolverine();
        builder.Services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine => Messaging.Configure(wolverine, options with { RabbitMq = null }));
        return builder.Build();
    }

    /// <summary>Who acts: there is no key here, and whoever has the database's files may do anything.</summary>
    public Caller Caller(string? reason = null) =>
        new($"{Environment.UserName} {ReservedActors.CommandLine}", reason, run, CausationId: "command/" + run);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
        await database.DisposeAsync();
    }

    private sealed class Lines(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }

    /// <summary>Signals are the command line's.</summary>
    private sealed class EndsWithTheCommand : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
