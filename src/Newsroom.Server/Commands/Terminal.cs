using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary>Colours and a width on a terminal; plain text of a fixed width anywhere else.</summary>
public static class Terminal
{
    /// <summary>Columns where nobody can be asked.</summary>
    public const int PlainWidth = 100;

    public static IAnsiConsole Of(TextWriter writer)
    {
        var isTerminal = writer == Console.Out && !Console.IsOutputRedirected || writer == Console.Error && !Console.IsErrorRedirected;
        var colours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal) console.Profile.Width = PlainWidth;
        return console;
    }

    public static bool IsTerminal(TextWriter writer) =>
        writer == Console.Out && !Console.IsOutputRedirected || writer == Console.Error && !Console.IsErrorRedirected;
}
