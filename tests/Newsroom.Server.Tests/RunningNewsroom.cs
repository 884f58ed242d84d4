using Microsoft.Extensions.DependencyInjection;
using Newsroom.Cluster;
using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Desk;
using Newsroom.Server.Hosting;
using Npgsql;

namespace Newsroom.Server.Tests;

/// <summary>The real server over a fresh database, on a port of its own.</summary>
public class RunningNewsroom : IAsyncLifetime
{
    private Served? served;
    private string? connectionString;

    public ServerOptions Options { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => served!.App.Services;

    public EventLog Log => served!.Log;

    public StoredListings Listings => served!.Listings;

    public KeyGrants Keys => Services.GetRequiredService<KeyGrants>();

    public string AdministratorKey { get; } = ApiKey.New();

    /// <summary>With an administrator's key.</summary>
    public Api Desk { get; private set; } = null!;

    protected virtual string? SeedsDirectory => null;

    /// <summary>Whether others than the server append to its log.</summary>
    protected virtual bool TakesOtherSessions => false;

    protected virtual TimeSpan Heartbeat => TimeSpan.FromSeconds(15);

    protected virtual TimeSpan ClientPatience => TimeSpan.FromSeconds(30);

    protected virtual int StreamsPerKey => 200;

    /// <summary>What is set otherwise than in the other tests.</summary>
    protected virtual ServerOptions Set(ServerOptions options) => options;

    public virtual async Task InitializeAsync()
    {
        connectionString = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        Options = Set(new ServerOptions
        {
            DataDirectory = "", ConnectionString = connectionString, SeedsDirectory = SeedsDirectory, AdminKey = AdministratorKey,
            Urls = "http://127.0.0.1:0", Heartbeat = Heartbeat,
            ClientPatience = ClientPatience, StreamsPerKey = StreamsPerKey,
        });
        await Start();
    }

    public async Task DisposeAsync()
    {
        Desk.Dispose();
        await served!.Stop();
        await served.DisposeAsync();
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(connectionString!);
    }

    /// <summary>A client with a new key of that role; the key's name is the role's.</summary>
    public async Task<Api> As(Role role, string? name = null)
    {
        var key = ApiKey.New();
        var hash = ApiKey.Hash(key);
        // Past the rule that a name is given once, so that a test may have a reader whatever the others have.
        await Services.GetRequiredService<NewsDesk>().Create(ApiKey.IdOf(hash), new GrantKey(name ?? role.Word(), role.Word(), hash), new Caller("test"), default);
        return new Api(Address, key);
    }

    public Api WithKey(string? key) => new(Address, key);

    private async Task Start()
    {
        served = await Served.Start(Options);
        if (!TakesOtherSessions) await RefuseAppendsPastTheDoor();
        Address = served.Address;
        Desk = new Api(Address, AdministratorKey);
    }

    /// <summary>Whatever the server appends from now on has been announced to readers, as the log's door does it, or fails the request.</summary>
    private async Task RefuseAppendsPastTheDoor()
    {
        await using var source = NpgsqlDataSource.Create(connectionString!);
        await using var guard = source.CreateCommand(
            """
            create function test_door() returns trigger language plpgsql as $door$
            begin
              if not exists (
                select from pg_locks
                where pid = pg_backend_pid() and locktype = 'advisory' and objsubid = 1 and (classid::bigint >> 16) = x'4E45'::bigint)
              then raise exception 'an event was appended past the door'; end if;
              return null;
            end $door$;
            create trigger test_door after insert on mt_events for each statement execute function test_door();
            """);
        await guard.ExecuteNonQueryAsync();
    }
}

/// <summary>A newsroom that begins with the seeds.</summary>
public sealed class SeededNewsroom : RunningNewsroom
{
    protected override string? SeedsDirectory => Places.FindSeeds() ?? throw new InvalidOperationException("The seeds are not there.");
}

/// <summary>A newsroom beside which other programs of Marten's write.</summary>
public sealed class SharedNewsroom : RunningNewsroom
{
    protected override bool TakesOtherSessions => true;
}
