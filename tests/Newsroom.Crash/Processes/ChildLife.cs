using Newsroom.Crash.Ledger;
using Npgsql;

namespace Newsroom.Crash.Processes;

/// <summary>What every process of the load does: opens its store, and does what its starter says.</summary>
public static class ChildLife
{
    /// <summary>The environment variable that holds the connection string: a command line shows in the list of processes.</summary>
    public const string DatabaseVariable = "NEWSROOM_CRASH_DATABASE";

    /// <summary>The exit code of a process whose database went away while it started: it is to be started again.</summary>
    public const int NoDatabase = 5;

    /// <summary>Tries in vain after which a process says so and ends: a database that is down is up again long before.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(90);

    /// <returns>Null when the database went away meanwhile; why is on standard error.</returns>
    public static async Task<LedgerHost?> Started(bool follows)
    {
        var connection = Environment.GetEnvironmentVariable(DatabaseVariable)
            ?? throw new InvalidOperationException($"{DatabaseVariable} is not set.");
        await WaitForDatabase(connection);
        try
        {
            var host = await LedgerHost.Open(connection, follows);
            await host.Start();
            return host;
        }
        catch (Exception failure) when (IsAway(failure))
        {
            await Console.Error.WriteLineAsync($"The start failed: {failure}");
            return null;
        }
    }

    /// <summary>A start is Marten's and Wolverine's too: both wrap what the driver says.</summary>
    private static bool IsAway(Exception failure) => failure is NpgsqlException or StoreUnavailable or TimeoutException or IOException
        || failure is AggregateException { InnerExceptions: var several } && several.Any(IsAway)
        || failure.InnerException is { } inner && IsAway(inner);

    private static async Task WaitForDatabase(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        for (var until = DateTime.UtcNow + Within; ;)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync();
                return;
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException && DateTime.UtcNow < until)
            {
                await Task.Delay(100);
            }
        }
    }
}

/// <summary>What the starter says on standard input. At its end the starter is gone, and so is this process.</summary>
public sealed class Orders
{
    /// <summary>Come to your end in good order.</summary>
    public const string StopWord = "stop";

    /// <summary>Die with your next append that has a message in it, once that is acknowledged.</summary>
    public const string DieWord = "die";

    private readonly CancellationTokenSource stop = new();
    private volatile bool die;

    public Orders() => new Thread(Listen) { IsBackground = true }.Start();

    public CancellationToken Stop => stop.Token;

    public bool Die => die;

    private void Listen()
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (line == DieWord) die = true;
            else stop.Cancel();
        }
        Environment.Exit(0);
    }
}
