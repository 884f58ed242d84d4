using System.Text;

namespace Newsroom.Server.Commands;

/// <summary>What a command writes goes through here, so that nothing of it is obeyed by a terminal: see <see cref="VisibleText"/>.</summary>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    /// <summary>For what is styled here, and for files.</summary>
    public TextWriter Inner { get; } = inner;

    public override Encoding Encoding => Inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (!VisibleText.Holds(buffer))
        {
            Inner.Write(buffer);
            return;
        }
        var visible = new StringBuilder(buffer.Length + 16);
        VisibleText.Append(visible, buffer);
        Inner.Write(visible.ToString());
    }

    /// <summary>The line's end is ours.</summary>
    public override void WriteLine() => Inner.WriteLine();

    public override void WriteLine(string? value)
    {
        Write(value);
        Inner.WriteLine();
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public override void Flush() => Inner.Flush();

    public override Task FlushAsync() => Inner.FlushAsync();
}
