using Microsoft.Extensions.Logging;
using Newsroom.Core.Kernel;
using Newsroom.Crash.Ledger;
using Newsroom.Postgres;
using Npgsql;

namespace Newsroom.Crash.Processes;

/// <summary>What every process of the load does: opens its engine however often it takes, and ends when it is told to or left alone.</summary>
public static class ChildLife
{
    /// <summary>The environment variable that holds the connection string: a command line shows in the list of processes.</summary>
    public const string DatabaseVariable = "NEWSROOM_CRASH_DATABASE";

    /// <summary>Tries in vain after which a process says so and ends: a database that is down is up again long before.</summary>
    private static readonly TimeSpan OpenWithin = TimeSpan.FromSeconds(90);

    public static async Task<PostgresEngine> Open(bool start)
    {
        var connection = Environment.GetEnvironmentVariable(DatabaseVariable)
            ?? throw new InvalidOperationException($"{DatabaseVariable} is not set.");
        var until = DateTime.UtcNow + OpenWithin;
        while (true)
        {
            PostgresEngine? engine = null;
            try
            {
                engine = await PostgresEngine.Open(connection, LedgerDefinition.Whole, null, new ErrorStreamLoggers());
                if (start) await engine.Start();
                return engine;
            }
            catch (Exception away) when (away is NpgsqlException or StoreUnavailable or TimeoutException && DateTime.UtcNow < until)
            {
                if (engine is not null) await engine.DisposeAsync();
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Fires at the line "stop". At the end of standard input the starter is gone, and so is this process.</summary>
    public static CancellationToken StopToken()
    {
        var stop = new CancellationTokenSource();
        new Thread(() =>
        {
            if (Console.In.ReadLine() is null) Environment.Exit(0);
            stop.Cancel();
        }) { IsBackground = true }.Start();
        return stop.Token;
    }

    /// <summary>The engine's words, to standard error: the starter keeps them in a file.</summary>
    private sealed class ErrorStreamLoggers : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();
        public void Dispose() { }
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Console.Error.WriteLine($"{DateTime.UtcNow:HH:mm:ss.fff} {logLevel}: {formatter(state, exception)} {exception}");
        }
    }
}
