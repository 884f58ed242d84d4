using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Events.Daemon;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Marten;

namespace Newsroom.Crash.Ledger;

/// <summary>The store as every process of the load has it, in a host of its own.</summary>
public sealed class LedgerHost : IAsyncDisposable
{
    private const string Schema = "wolverine";

    private readonly IHost host;

    private LedgerHost(IHost host) => this.host = host;

    public static StoreModel Model { get; } = new(LedgerEvents.Types, [new TallyListing(), new MoodListing()])
    {
        Snapshots = [InlineSnapshot.Of<Balance>(Balance.Called)],
        Subscriptions = [OrderBook.Called],
        Configure = marten => marten.Schema.For<Book>().DocumentAlias(Book.Called),
    };

    public EventLog Log => host.Services.GetRequiredService<EventLog>();

    public StoredListings Listings => host.Services.GetRequiredService<StoredListings>();

    /// <summary>Opens the store; nothing follows it and no message is handled until <see cref="Start"/>.</summary>
    /// <param name="follows">Whether it is a node that, once started, runs the listings and the subscription. Messages every process handles.</param>
    public static async Task<LedgerHost> Open(string connectionString, bool follows, LogLevel words = LogLevel.Information)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        // To standard error: the starter keeps it in a file.
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss.fff "));
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Newsroom", words);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var marten = builder.Services.AddNewsroomStore(connectionString, Model)
            .IntegrateWithWolverine(wolverine =>
            {
                wolverine.MessageStorageSchemaName = Schema;
                wolverine.AutoCreate = AutoCreate.CreateOrUpdate;
            });
        if (follows) marten.AddAsyncDaemon(DaemonMode.HotCold).SubscribeToEvents(new OrderBook());
        IHost? built = null;
        builder.Services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine => Configure(wolverine, () => built!.Services.GetRequiredService<EventLog>()));
        var opened = new LedgerHost(built = builder.Build());
        try
        {
            await built.Services.GetRequiredService<StoreNode>().Open();
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public Task Start() => host.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    private static void Configure(WolverineOptions wolverine, Func<EventLog> log)
    {
        wolverine.ServiceName = "ledger";
        wolverine.ApplicationAssembly = typeof(LedgerHost).Assembly;
        wolverine.Discovery.DisableConventionalDiscovery();
        wolverine.Policies.DisableConventionalLocalRouting();
        // The handlers are written by hand: nothing is generated, and nothing is compiled when a process starts.
        wolverine.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
        wolverine.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        wolverine.UseSystemTextJsonForSerialization(json => json.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.CamelCase);
        wolverine.AddMessageHandler(new NoteHandler(log));
        wolverine.AddMessageHandler(new AnswerHandler(log));
        wolverine.AddMessageHandler(new PoisonHandler());
        Queue<Note>(wolverine, "notes");
        Queue<AnswerOrder>(wolverine, "orders");
        Queue<Poison>(wolverine, "poison");
        // Soon, so that the run does not end with a wait; and as often as may be, since a message is to die of itself alone and
        // not because PostgreSQL was away.
        wolverine.Policies.OnException<MeantToFail>().ScheduleRetry(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));
        wolverine.Policies.OnAnyException().ScheduleRetry([.. Enumerable.Repeat(TimeSpan.FromSeconds(1), 25)]);

        var durability = wolverine.Durability;
        durability.Mode = DurabilityMode.Balanced;
        durability.MessageStorageSchemaName = Schema;
        durability.KeepAfterMessageHandling = TimeSpan.FromHours(1);
        durability.ScheduledJobFirstExecution = TimeSpan.Zero;
        durability.ScheduledJobPollingTime = TimeSpan.FromMilliseconds(500);
        durability.OrphanedMessageSweepPollingTime = TimeSpan.FromSeconds(1);
        // A process that was killed is given up after this; its messages are then anybody's.
        durability.FirstHealthCheckExecution = TimeSpan.Zero;
        durability.HealthCheckPollingTime = TimeSpan.FromSeconds(1);
        durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(1);
        durability.StaleNodeTimeout = TimeSpan.FromSeconds(8);
        durability.DrainTimeout = TimeSpan.FromSeconds(10);
        durability.DurabilityMetricsEnabled = false;
        durability.NodeAssignmentHealthCheckTracingEnabled = false;
    }

    private static void Queue<T>(WolverineOptions wolverine, string name)
    {
        wolverine.LocalQueue(name).UseDurableInbox().MaximumParallelMessages(8);
        wolverine.PublishMessage<T>().ToLocalQueue(name);
    }

    /// <summary>Ended by the starter's word, not by signals.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
