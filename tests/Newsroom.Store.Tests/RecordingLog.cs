using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Newsroom.Store.Tests;

/// <summary>Keeps what a node says, Marten and Wolverine included.</summary>
public sealed class RecordingLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Said { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;
    public void Dispose() { }
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Said.Enqueue($"{logLevel}: {formatter(state, exception)}");
    }
}
