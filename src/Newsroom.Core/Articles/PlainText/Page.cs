namespace Newsroom.Core.Articles.PlainText;

/// <summary>The kept text cut into blocks, and the inline marks found in it. Positions are UTF-16 units until the end.</summary>
internal sealed class Page
{
    private const int NarrowestColumn = 40;
    private const int WidestColumn = 130;

    public Page(string text)
    {
        Text = text;
        Blocks = Cut(text);
    }

    public string Text { get; }

    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>Spans that cover more or less than one block, such as the head of a line.</summary>
    public List<(int Start, int End, SpanKind Kind, string? Label)> Marks { get; } = [];

    /// <summary>Whether the block belongs to the last lines, where pages put what is not the report.</summary>
    public bool InTail(int index) => index >= Blocks.Count - 8 && index * 2 >= Blocks.Count;

    /// <summary>The nearest following block that no rule has claimed, at most four further on; else null.</summary>
    public Block? NextUnclaimed(int index)
    {
        for (var i = index + 1; i < Blocks.Count && i <= index + 5; i++)
        {
            if (Blocks[i].Kind is null)
                return Blocks[i];
        }

        return null;
    }

    // A block is a line, unless lines were filled to a column: then the whole run is one paragraph.
    // The test is exact for a filled paragraph: the next line's first word would not have fitted.
    private static List<Block> Cut(string text)
    {
        var runs = Runs(text);
        var column = 0;
        foreach (var run in runs)
        {
            if (run.Count >= 3 && Widest(run) is >= NarrowestColumn and <= WidestColumn and var width && IsFilled(text, run, width))
                column = Math.Max(column, width);
        }

        var blocks = new List<Block>();
        foreach (var run in runs)
        {
            var width = run.Count == 2 ? column : Widest(run);
            if (run.Count >= 2 && column > 0 && width is >= NarrowestColumn and <= WidestColumn && IsFilled(text, run, width))
            {
                blocks.Add(new Block(text, run[0].Start, run[^1].End, run.Count, blankBefore: true, blankAfter: true));
                continue;
            }

            for (var i = 0; i < run.Count; i++)
                blocks.Add(new Block(text, run[i].Start, run[i].End, 1, i == 0, i == run.Count - 1));
        }

        return blocks;
    }

    private static List<List<(int Start, int End)>> Runs(string text)
    {
        var runs = new List<List<(int, int)>>();
        List<(int, int)>? run = null;
        for (var at = 0; at <= text.Length;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                end = text.Length;
            int from = at, to = end;
            while (from < to && Characters.IsBlank(text[from]))
                from++;
            while (to > from && Characters.IsBlank(text[to - 1]))
                to--;
            if (from == to)
            {
                run = null;
            }
            else
            {
                if (run is null)
                    runs.Add(run = []);
                run.Add((from, to));
            }

            at = end + 1;
        }

        return runs;
    }

    private static int Widest(List<(int Start, int End)> run) => run.Max(line => line.End - line.Start);

    private static bool IsFilled(string text, List<(int Start, int End)> run, int width)
    {
        for (var i = 0; i + 1 < run.Count; i++)
        {
            var (start, end) = run[i + 1];
            var word = text.AsSpan(start, end - start).IndexOf(' ');
            if (word < 0)
                word = end - start;
            if (run[i].End - run[i].Start + 1 + word <= width)
                return false;
        }

        return true;
    }
}
