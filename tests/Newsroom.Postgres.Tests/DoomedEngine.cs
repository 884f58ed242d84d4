using System.Diagnostics;
using Newsroom.Conformance;
using Newsroom.Core.Kernel;

namespace Newsroom.Postgres.Tests;

/// <summary>An engine in a process of its own, whose handler of <see cref="Fatal"/> messages kills that process (SIGKILL).</summary>
internal static class DoomedEngine
{
    public const string Fatal = "fatal";

    /// <summary>Messages whose handler never ends in that process.</summary>
    public const string Innocent = "innocent";

    private const string Database = "NEWSROOM_TEST_DOOMED";

    /// <summary>Starts such a process and returns when it is dead.</summary>
    public static async Task DieOnce(string connectionString)
    {
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { typeof(DoomedEngine).Assembly.Location } };
        start.Environment[Database] = connectionString;
        using var process = Process.Start(start)!;
        try
        {
            await Patience.Within(process.WaitForExitAsync(), "a process to kill itself");
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
        Assert.Equal(128 + 9, process.ExitCode);
    }

    public static async Task<int> Run()
    {
        if (Environment.GetEnvironmentVariable(Database) is not { } database) return 2;
        await using var engine = await PostgresEngine.Open(database, Definition(new Deadly(), new Endless()));
        await engine.Start();
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    public static EngineDefinition Definition(params IMessageHandler[] handlers) => Writing.Bare with
    {
        Handlers = handlers,
        Retries = new RetryPolicy(3, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(40)),
    };

    private sealed class Deadly : IMessageHandler
    {
        public string Type => Fatal;

        public Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel)
        {
            Process.GetCurrentProcess().Kill();
            return Task.Delay(Timeout.Infinite, CancellationToken.None);
        }
    }

    private sealed class Endless : IMessageHandler
    {
        public string Type => Innocent;

        public Task Handle(Delivery delivery, IEventStore events, CancellationToken cancel) => Task.Delay(Timeout.Infinite, cancel);
    }
}
