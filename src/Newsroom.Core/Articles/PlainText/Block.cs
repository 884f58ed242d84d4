namespace Newsroom.Core.Articles.PlainText;

/// <summary>A line, or a paragraph filled to a column, without the blanks around it; with the shape that the rules ask about.</summary>
internal sealed class Block
{
    // Longer blocks are body whatever words they hold, so folding one would only cost time.
    private const int LongestFolded = 1200;

    private readonly string text;
    private string? folded;

    public Block(string text, int start, int end, int lines, bool blankBefore, bool blankAfter)
    {
        this.text = text;
        Start = start;
        End = end;
        Lines = lines;
        BlankBefore = blankBefore;
        BlankAfter = blankAfter;
        Measure();
    }

    /// <summary>Where the block begins; moves past a header that shares the line with it.</summary>
    public int Start { get; private set; }

    public int End { get; }

    public int Lines { get; }

    public bool BlankBefore { get; }

    public bool BlankAfter { get; }

    public SpanKind? Kind { get; set; }

    public string? Label { get; set; }

    /// <summary>Where the span ends when it takes in blocks below this one; these have the same kind and <see cref="Joined"/>.</summary>
    public int SpanEnd { get; set; } = -1;

    public bool Joined { get; set; }

    public bool HasHeaderOnItsLine { get; private set; }

    public int Length => End - Start;

    public ReadOnlySpan<char> Content => text.AsSpan(Start, Length);

    public int Words { get; private set; }

    /// <summary>Ends in a full stop, whatever quotes and brackets close after it.</summary>
    public bool FullStopped { get; private set; }

    /// <summary>Ends in a full stop, a question or an exclamation mark.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Ends in a comma, colon, dash: more was to come.</summary>
    public bool LeftOpen { get; private set; }

    /// <summary>One short line that could be a title by its length and its end.</summary>
    public bool LooksLikeHeadline =>
        Lines == 1 && Length is >= 2 and <= 140 && Words <= 22 && !FullStopped && !LeftOpen;

    /// <summary>A paragraph of running text.</summary>
    public bool IsParagraph => Kind is null && (Length >= 160 || (Length >= 60 && Stopped) || (Length >= 30 && Content[^1] == '。'));

    public bool IsQuoted =>
        Length >= 3 && Characters.OpeningQuotes.Contains(Content[0]) && Characters.ClosingQuotes.Contains(Content[^1]);

    public bool StartsWithDash => Characters.IsDash(Content[0]);

    public bool HoldsAddress => Content.Contains("://", StringComparison.Ordinal) || Content.Contains("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Begins like an item of a list: a bullet, a number or a letter with a stop or bracket.</summary>
    public bool IsListItem
    {
        get
        {
            var content = Content;
            if ("•·*◦▪‣●■".Contains(content[0]) || (StartsWithDash && content.Length > 1 && Characters.IsBlank(content[1])))
                return true;
            return IsNumbered || (content.Length > 2 && char.IsAsciiLetter(content[0]) && content[1] == ')');
        }
    }

    public bool IsNumbered
    {
        get
        {
            var content = Content;
            var digits = 0;
            while (digits < content.Length && digits < 4 && char.IsAsciiDigit(content[digits]))
                digits++;
            return digits > 0 && digits + 1 < content.Length && content[digits] is '.' or ')' && Characters.IsBlank(content[digits + 1]);
        }
    }

    /// <summary>Its first letter is a capital, or of a script without capitals.</summary>
    public bool StartsLikeSentence
    {
        get
        {
            var content = Content;
            for (var i = 0; i < content.Length && i < 6; i++)
            {
                if (char.IsLetter(content[i]))
                    return !char.IsLower(content[i]);
                if (char.IsAsciiDigit(content[i]) || char.IsSurrogate(content[i]))
                    return true;
            }

            return false;
        }
    }

    /// <summary>The words of the block, folded; empty for a block too long to be anything but body.</summary>
    public string Folded => folded ??= Length <= LongestFolded ? FoldedWords.Of(Content) : " ";

    public void CutHeader(int end)
    {
        Start = end;
        while (Start < End && Characters.IsBlank(text[Start]))
            Start++;
        HasHeaderOnItsLine = true;
        folded = null;
        Measure();
    }

    public void Claim(SpanKind kind, string? label = null)
    {
        Kind = kind;
        Label = label;
    }

    private void Measure()
    {
        var content = Content;
        Words = 0;
        for (var i = 0; i < content.Length; i++)
        {
            if (!Characters.IsBlank(content[i]) && (i == 0 || Characters.IsBlank(content[i - 1])))
                Words++;
        }

        var last = content.Length - 1;
        while (last > 0 && Characters.IsCloser(content[last]))
            last--;
        FullStopped = last >= 0 && Characters.IsFullStop(content[last]);
        Stopped = last >= 0 && Characters.IsTerminal(content[last]);
        LeftOpen = last >= 0 && Characters.IsOpen(content[last]);
    }
}
