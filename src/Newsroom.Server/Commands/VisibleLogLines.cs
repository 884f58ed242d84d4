using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Newsroom.Server.Commands;

/// <summary>
/// The console's log lines as the framework's formatter "simple" writes them, and with its options, but that no text of others
/// in them (the path of a request, the words of an error) is obeyed by a terminal.
/// </summary>
internal sealed class VisibleLogLines(IServiceProvider services) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "visible";

    // Not injected: this formatter is one of those that it would be found among.
    private readonly Lazy<ConsoleFormatter> simple =
        new(() => services.GetServices<ConsoleFormatter>().First(f => f.Name == ConsoleFormatterNames.Simple));

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var (exception, format) = (logEntry.Exception, logEntry.Formatter);
        simple.Value.Write(
            new LogEntry<TState>(logEntry.LogLevel, logEntry.Category, logEntry.EventId, logEntry.State, null, (state, _) =>
            {
                var message = format(state, exception);
                return VisibleText.Of(exception is null ? message : $"{message}{Environment.NewLine}{exception}");
            }),
            scopeProvider, textWriter);
    }
}
