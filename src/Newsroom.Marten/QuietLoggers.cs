using Microsoft.Extensions.Logging;

namespace Newsroom.Marten;

/// <summary>
/// What Marten and Wolverine have to say at Information is a line for each event and each message: only their warnings and
/// errors go to the host's log. How messages fail, this engine says itself, and says when it was the last attempt.
/// </summary>
internal static class QuietLoggers
{
    public static ILoggerFactory Over(ILoggerFactory loggers) => LoggerFactory.Create(logging =>
    {
        foreach (var category in new[] { "JasperFx", "Marten", "Microsoft", "Wolverine" }) logging.AddFilter(category, LogLevel.Warning);
        // It warns that it finds no handlers to generate code for: the one there is is written by hand.
        logging.AddFilter("Wolverine.Configuration.HandlerDiscovery", LogLevel.Error);
        logging.AddFilter(typeof(Wake).FullName, LogLevel.None);
        logging.AddProvider(new Passing(loggers));
    });

    private sealed class Passing(ILoggerFactory to) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => to.CreateLogger(categoryName);

        public void Dispose()
        {
            // The host's loggers are the host's.
        }
    }
}
