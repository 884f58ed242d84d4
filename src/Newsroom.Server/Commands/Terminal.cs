using Spectre.Console;
using Spectre.Console.Rendering;

namespace Newsroom.Server.Commands;

/// <summary>
/// Where commands write: colours and a width on a terminal, plain text of a fixed width anywhere else; and nothing, but for our
/// own styling, that a terminal would obey.
/// </summary>
public static class Terminal
{
    /// <summary>Columns where nobody can be asked.</summary>
    public const int PlainWidth = 100;

    /// <summary>The writer for everything that a command says; see <see cref="VisibleText"/>.</summary>
    public static TextWriter Visible(TextWriter writer) => writer as VisibleWriter ?? new VisibleWriter(writer);

    /// <summary>The same without that: for a file that goes through the standard output, and is no text for people.</summary>
    public static TextWriter Raw(TextWriter writer) => (writer as VisibleWriter)?.Inner ?? writer;

    public static IAnsiConsole Of(TextWriter writer)
    {
        var isTerminal = IsTerminal(writer);
        var colours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Raw(writer)),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal) console.Profile.Width = PlainWidth;
        ShowControls(console);
        return console;
    }

    /// <summary>Before anything else is attached, so that it is the last to see what is written.</summary>
    public static void ShowControls(IAnsiConsole console) => console.Pipeline.Attach(new VisibleSegments());

    public static bool IsTerminal(TextWriter writer)
    {
        var raw = Raw(writer);
        return raw == Console.Out && !Console.IsOutputRedirected || raw == Console.Error && !Console.IsErrorRedirected;
    }

    /// <summary>Texts, once they are laid out; what the terminal library itself has to say to the terminal passes.</summary>
    private sealed class VisibleSegments : IRenderHook
    {
        public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(r => new Visibly(r));
    }

    private sealed class Visibly(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(segment =>
            segment.IsControlCode || segment.IsLineBreak || !VisibleText.Holds(segment.Text) ? segment : new Segment(VisibleText.Of(segment.Text), segment.Style));
    }
}
