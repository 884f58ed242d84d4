using System.Globalization;

namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Notes, and the marks that point to them. Notes in [1] or ¹ are the last blocks of the text, or follow a mark of
/// theirs; numbered blocks ("1. …", "(1) …") are notes only when the text points to them or a line above says
/// "Notes", since they are lists otherwise. Marks have at most three digits: «[2024]» is a year.
/// </summary>
internal static class Footnotes
{
    private enum Style
    {
        Bracket,
        Superscript,
        Parenthesis,
        Number,
    }

    private sealed record Note(int Block, Style Style, string Label);

    /// <summary>A possible mark. A weak one counts only when its note is there.</summary>
    private sealed record Reference(int Start, int End, Style Style, string Label, bool IsWeak);

    private static readonly HashSet<string> NotesHeadings =
        [.. "note|notes|footnote|footnotes|endnotes|references|sources|notes de bas de page|notes et references|renvois|anmerkung|anmerkungen|fussnote|fussnoten|quellen|einzelnachweise|nota|notas|referencias|fuentes|fonti|riferimenti|noten|voetnoten|bronnen|fontes".Split('|')];

    private static readonly HashSet<string> Units = [.. "m km cm mm dm hm nm mi ft in yd s h ha l".Split(' ')];

    public static void Claim(Page page)
    {
        var references = References(page);
        var notes = TrailingNotes(page, references, out var heading);
        AddNotesAfterTheirReference(page, references, notes);

        var covered = new List<(int Start, int End)>();
        foreach (var note in notes)
            covered.Add((page.Blocks[note.Block].Start, Math.Max(page.Blocks[note.Block].End, page.Blocks[note.Block].SpanEnd)));
        covered.Sort();

        var labels = notes.Select(note => note.Label).ToHashSet();
        var accepted = Accept(page, references, notes, labels, covered);
        var pointedTo = accepted.Select(reference => reference.Label).ToHashSet();
        foreach (var reference in accepted)
            page.Marks.Add((reference.Start, reference.End, labels.Contains(reference.Label) ? SpanKind.FootnoteReference : SpanKind.DanglingReference, reference.Label));
        foreach (var note in notes)
        {
            var kind = pointedTo.Contains(note.Label) ? SpanKind.Footnote : SpanKind.DanglingNote;
            page.Blocks[note.Block].Claim(kind, note.Label);
            for (var i = note.Block + 1; i < page.Blocks.Count && page.Blocks[i].Joined && page.Blocks[i].Kind is null; i++)
                page.Blocks[i].Claim(kind, note.Label);
        }

        if (heading >= 0 && notes.Count > 0)
            page.Blocks[heading].Claim(SpanKind.Heading);
    }

    /// <summary>Whether a block begins with [1] or ¹: whatever else it says, it is likely a note.</summary>
    public static bool BeginsLikeNote(Block block) => TryNote(block, out var style, out _) && style is Style.Bracket or Style.Superscript;

    // Every mark outside the first place of a block and outside addresses, whether or not it proves to be one.
    private static List<Reference> References(Page page)
    {
        var text = page.Text;
        var starts = page.Blocks.Select(block => block.Start).ToHashSet();
        var found = new List<Reference>();
        var links = page.Marks.Where(mark => mark.Kind == SpanKind.Link).ToDictionary(mark => mark.Start, mark => mark.End);
        for (var i = 0; i < text.Length; i++)
        {
            if (links.Count > 0 && links.TryGetValue(i, out var linkEnd))
                i = linkEnd;
            if (i >= text.Length)
                break;
            if (!TryMark(text.AsSpan(i, Math.Min(5, text.Length - i)), out var style, out var label, out var length) || starts.Contains(i))
                continue;
            var before = i == 0 ? '\n' : text[i - 1];
            var after = i + length < text.Length ? text[i + length] : '\n';
            if (style != Style.Superscript)
            {
                // Between two words, "[12]" may be an editor's own addition to a quotation.
                var apart = Characters.IsBlank(before) && after != '\n' && (!char.IsPunctuation(after) || after is '(' or '[' or '«' or '“');
                found.Add(new Reference(i, i + length, style, label, apart));
            }
            else if (CanCarrySuperscript(text, i, label, out var isWeak))
            {
                found.Add(new Reference(i, i + length, style, label, isWeak));
            }

            i += length - 1;
        }

        return found;
    }

    private static bool TryMark(ReadOnlySpan<char> text, out Style style, out string label, out int length)
    {
        (style, label, length) = (Style.Bracket, "", 0);
        if (text[0] is '[' or '(')
        {
            var digits = 0;
            while (digits < 3 && digits + 1 < text.Length && char.IsAsciiDigit(text[digits + 1]))
                digits++;
            if (digits == 0 || text[1] == '0' || digits + 1 >= text.Length || text[digits + 1] != (text[0] == '[' ? ']' : ')'))
                return false;
            style = text[0] == '[' ? Style.Bracket : Style.Parenthesis;
            label = text.Slice(1, digits).ToString();
            length = digits + 2;
            return true;
        }

        while (length < text.Length && length < 3 && Characters.SuperscriptDigit(text[length]) >= 0)
            label += Characters.SuperscriptDigit(text[length++]).ToString(CultureInfo.InvariantCulture);
        style = Style.Superscript;
        return length > 0 && label[0] != '0';
    }

    // Not a power (10⁶) nor a square metre: the mark follows a word or the sign that ends one.
    private static bool CanCarrySuperscript(string text, int at, string label, out bool isWeak)
    {
        isWeak = false;
        if (at == 0 || Characters.IsBlank(text[at - 1]) || char.IsDigit(text[at - 1]) || Characters.IsDash(text[at - 1]))
            return false;
        if (!char.IsLetter(text[at - 1]))
            return true;
        var start = at;
        while (start > 0 && at - start < 4 && char.IsLetter(text[start - 1]))
            start--;
        isWeak = at - start < 3 && label is "2" or "3";
        return at - start >= 3 || !Units.Contains(text[start..at]);
    }

    private static bool TryNote(Block block, out Style style, out string label)
    {
        var content = block.Content;
        if (TryMark(content[..Math.Min(5, content.Length)], out style, out label, out var length))
            return length < content.Length && (style == Style.Superscript || Characters.IsBlank(content[length]) || content[length] is ':' or '.' || content[length..].StartsWith("http", StringComparison.Ordinal));
        var digits = 0;
        while (digits < 3 && digits < content.Length && char.IsAsciiDigit(content[digits]))
            digits++;
        style = Style.Number;
        label = content[..digits].ToString();
        return digits > 0 && block.IsNumbered && content[0] != '0';
    }

    private static List<Note> TrailingNotes(Page page, List<Reference> references, out int heading)
    {
        var notes = new List<Note>();
        heading = -1;
        var first = page.Blocks.Count;
        for (var i = page.Blocks.Count - 1; i >= 0; i--)
        {
            var block = page.Blocks[i];
            if (block.Kind is not null)
                continue;
            if (TryNote(block, out var style, out var label) && (notes.Count == 0 || notes[^1].Style == style))
            {
                notes.Add(new Note(i, style, label));
                first = i;
                continue;
            }

            // An address on its own line goes on the note above it.
            if (i > 0 && block.Words == 1 && block.HoldsAddress && !block.BlankBefore && page.Blocks[i - 1].Kind is null && TryNote(page.Blocks[i - 1], out var above, out _) && above != Style.Number)
                continue;
            if (notes.Count == 0 && page.InTail(i) && IsAfterword(page, i))
                continue;
            if (notes.Count > 0 && block.Words <= 6 && NotesHeadings.Contains(block.Folded.Trim()))
                heading = i;
            break;
        }

        notes.Reverse();
        if (notes.Count == 0 || (heading < 0 && !HasBodyAbove(page, first)) || !AreNotes(notes, references, heading >= 0))
        {
            heading = -1;
            return [];
        }

        foreach (var note in notes)
            JoinAddresses(page, note.Block);
        return notes;
    }

    // Below the notes there may still be a request or a signature; it must not hide them.
    private static bool IsAfterword(Page page, int index)
    {
        for (var i = index - 1; i >= 0 && i >= index - 6; i--)
        {
            if (page.Blocks[i].Kind is null && TryNote(page.Blocks[i], out var style, out _))
                return style is Style.Bracket or Style.Superscript;
        }

        return false;
    }

    private static bool HasBodyAbove(Page page, int first)
    {
        for (var i = 0; i < first; i++)
        {
            if (page.Blocks[i].Kind is null && !TryNote(page.Blocks[i], out _, out _))
                return true;
        }

        return false;
    }

    private static bool AreNotes(List<Note> notes, List<Reference> references, bool underHeading)
    {
        var style = notes[0].Style;
        if (style is Style.Bracket or Style.Superscript || underHeading)
            return true;
        var labels = notes.Select(note => note.Label).ToHashSet();
        var pointedTo = references
            .Where(reference => labels.Contains(reference.Label) && (reference.Style is Style.Bracket or Style.Superscript || !reference.IsWeak))
            .Select(reference => reference.Label)
            .Distinct()
            .Count();
        return pointedTo * 2 >= labels.Count && pointedTo > 0;
    }

    private static void JoinAddresses(Page page, int note)
    {
        for (var i = note + 1; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is not null || block.BlankBefore || block.Words != 1 || !block.HoldsAddress)
                return;
            block.Joined = true;
            page.Blocks[note].SpanEnd = block.End;
        }
    }

    // Notes at the end of a section: their mark stands above them.
    private static void AddNotesAfterTheirReference(Page page, List<Reference> references, List<Note> notes)
    {
        var known = notes.Select(note => note.Block).ToHashSet();
        var firstUse = new Dictionary<string, int>();
        foreach (var reference in references.Where(reference => reference.Style is Style.Bracket or Style.Superscript))
            firstUse.TryAdd(reference.Label, reference.Start);
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            if (page.Blocks[i].Kind is null && !known.Contains(i) && !page.Blocks[i].Joined
                && TryNote(page.Blocks[i], out var style, out var label)
                && style is Style.Bracket or Style.Superscript
                && firstUse.TryGetValue(label, out var use) && use < page.Blocks[i].Start)
                notes.Add(new Note(i, style, label));
        }
    }

    private static List<Reference> Accept(Page page, List<Reference> references, List<Note> notes, HashSet<string> labels, List<(int Start, int End)> covered)
    {
        var styles = notes.Select(note => note.Style).ToHashSet();
        var countsInSuperscript = references.Any(reference => reference is { Style: Style.Superscript, Label: "1" });
        var accepted = new List<Reference>();
        var note = 0;
        foreach (var reference in references)
        {
            while (note < covered.Count && covered[note].End <= reference.Start)
                note++;

            // What a note says about other notes is the note's own matter.
            if (note < covered.Count && reference.Start >= covered[note].Start)
                continue;
            var known = labels.Contains(reference.Label);
            var isMark = reference.Style switch
            {
                Style.Bracket => known || !reference.IsWeak || styles.Contains(Style.Bracket),
                Style.Superscript => known || (!reference.IsWeak && (styles.Contains(Style.Superscript) || countsInSuperscript)),
                _ => known && (styles.Contains(Style.Parenthesis) || styles.Contains(Style.Number)),
            };
            if (isMark)
                accepted.Add(reference);
        }

        return accepted;
    }
}
