namespace Newsroom.Core.Articles.PlainText;

/// <summary>
/// Metadata that strayed into the text: lines of "key: value" at its very top, front matter between rules,
/// a bare "date 2024-05" before the first words, and the line that dates the report below its title.
/// </summary>
internal static class Headers
{
    private const int LongestValue = 240;
    private const int LongestLine = 120;

    private enum Field
    {
        Other,
        Title,
        Author,
        Published,
        Language,
    }

    private static readonly Dictionary<string, Field> Keys = Table(
        (Field.Title, "title|titre|titel|titulo|titolo|headline"),
        (Field.Author, "author|authors|auteur|auteurs|autor|autorin|autoren|autores|autore|autori|byline|by|par|von|por"),
        (Field.Published, "date|published|published on|publication date|date published|pubdate|publie le|date de publication|datum|veroffentlicht|veroffentlicht am|erschienen am|fecha|fecha de publicacion|publicado|publicado el|publicado em|data|pubblicato|pubblicato il|gepubliceerd|gepubliceerd op|posted|posted on|mis en ligne le"),
        (Field.Language, "language|lang|langue|sprache|idioma|lingua|taal"),
        (Field.Other, "source|url|link|lien|id|slug|tags|keywords|mots cles|category|categories|categorie|kategorie|categoria|section|rubrique|ressort|updated|last updated|modified|mis a jour le|mis a jour|aktualisiert|aktualisiert am|actualizado|desk|agency|agence|site|publisher|editeur|format|charset|encoding|description|copyright|license|licence|word count|type|from|to|subject"));

    // What may stand before a date without a colon. "data" and "by" are words of running text, so not all keys do.
    private static readonly HashSet<string> DateCues =
        [.. Keys.Where(pair => pair.Value == Field.Published && pair.Key is not "data").Select(pair => pair.Key)];

    private static readonly HashSet<string> UpdateCues =
        ["updated", "last updated", "updated on", "mis a jour", "mis a jour le", "modifie le", "aktualisiert", "aktualisiert am", "actualizado", "actualizado el", "aggiornato il", "atualizado em"];

    public static Metadata Claim(Page page)
    {
        var metadata = new Metadata();
        var dayFirst = DayFirst(page.Text);
        var index = FrontMatter(page, metadata, dayFirst);
        while (index < page.Blocks.Count && index < 25 && ClaimKeyed(page.Blocks[index], metadata, dayFirst))
            index++;
        if (index < page.Blocks.Count && index <= 25)
            ClaimHead(page, page.Blocks[index], metadata, dayFirst);
        ClaimDatedLines(page, index, metadata, dayFirst);
        return metadata;
    }

    private static int FrontMatter(Page page, Metadata metadata, bool? dayFirst)
    {
        var blocks = page.Blocks;
        if (blocks.Count < 3 || blocks[0].Content is not "---")
            return 0;
        for (var close = 1; close < blocks.Count && close < 40; close++)
        {
            if (blocks[close].Content is "---" or "...")
            {
                for (var i = 0; i <= close; i++)
                {
                    if (!ClaimKeyed(blocks[i], metadata, dayFirst))
                        blocks[i].Claim(SpanKind.Header);
                }

                return close + 1;
            }

            // A rule above running text is an ornament, not front matter.
            if (!blocks[close].Content.Contains(':') && !blocks[close].StartsWithDash)
                return 0;
        }

        return 0;
    }

    private static bool ClaimKeyed(Block block, Metadata metadata, bool? dayFirst)
    {
        var content = block.Content;
        var colon = content[..Math.Min(content.Length, 40)].IndexOf(':');
        if (colon <= 0 || content.Length - colon > LongestValue || !Keys.TryGetValue(FoldedWords.Of(content[..colon]).Trim(), out var field))
            return false;
        var value = content[(colon + 1)..].Trim().Trim('"').Trim();
        switch (field)
        {
            case Field.Published:
                if (Dates.At(value, dayFirst, out var length) is not { } date || value.Length - length > 40)
                    return false;
                metadata.Add(date);
                break;
            case Field.Language:
                if (!IsLanguageTag(value))
                    return false;
                metadata.Language ??= value.ToString();
                break;
            case Field.Title when !value.IsEmpty:
                metadata.Title ??= value.ToString();
                break;
            case Field.Author when !value.IsEmpty:
                // "By: …" heads many things; only a name after it makes it the author's line.
                if (!PersonNames.AreNames(value))
                    return false;
                metadata.Byline ??= value.ToString();
                break;
            default:
                // "Source: the ministry says that …" is a sentence, not a field.
                if (block.FullStopped && block.Words > 4)
                    return false;
                break;
        }

        block.Claim(SpanKind.Header);
        return true;
    }

    // "date 2024-05 The first words …": the header ends where the date does.
    private static void ClaimHead(Page page, Block block, Metadata metadata, bool? dayFirst)
    {
        if (CuedDate(block.Content, dayFirst, out var date, out var end) is null || date is not { Month: not null })
            return;
        metadata.Add(date);
        if (IsRestOfDate(block.Content[end..]))
        {
            block.Claim(SpanKind.Header);
            return;
        }

        page.Marks.Add((block.Start, block.Start + end, SpanKind.Header, null));
        block.CutHeader(block.Start + end);
    }

    // "Published 3 May 2024, 10:20" or just the date, on a line of its own above the body.
    private static void ClaimDatedLines(Page page, int from, Metadata metadata, bool? dayFirst)
    {
        for (var i = from; i < page.Blocks.Count && i < from + 8; i++)
        {
            var block = page.Blocks[i];
            if (block.Kind is not null || block.Length > LongestLine)
                continue;
            var content = block.Content;
            var cue = CuedDate(content, dayFirst, out var date, out var end);
            if (cue is null)
            {
                date = Dates.At(content, dayFirst, out end);
                if (date is not { Month: not null, Day: not null } || i == page.Blocks.Count - 1)
                    continue;
            }

            if (!IsRestOfDate(content[end..]))
                continue;
            if (cue is null || !UpdateCues.Contains(cue))
                metadata.Add(date!);
            block.Claim(SpanKind.Header);
        }
    }

    /// <summary>The cue and the date that a line begins with; null when it begins with neither.</summary>
    private static string? CuedDate(ReadOnlySpan<char> content, bool? dayFirst, out PublishedHint? date, out int end)
    {
        (date, end) = (null, 0);

        // Up to four words may make the cue: "date de publication", "mis à jour le".
        var at = 0;
        for (var words = 0; words < 4 && at < content.Length && at < 40; words++)
        {
            while (at < content.Length && !Characters.IsBlank(content[at]) && content[at] != ':')
                at++;
            var cue = FoldedWords.Of(content[..at]).Trim();
            while (at < content.Length && (Characters.IsBlank(content[at]) || content[at] is ':' or '='))
                at++;
            if ((DateCues.Contains(cue) || UpdateCues.Contains(cue)) && Dates.At(content[at..], dayFirst, out var length) is { } found)
            {
                (date, end) = (found, at + length);
                return cue;
            }
        }

        return null;
    }

    // After a date on its own line: nothing, or a time, a place, a second date, set off by a sign.
    private static bool IsRestOfDate(ReadOnlySpan<char> rest)
    {
        rest = rest.Trim();
        return rest.IsEmpty
            || (rest.Length <= 80 && (rest[0] is ',' or '|' or '(' or '·' or ';' || Characters.IsDash(rest[0]) || StartsWithTime(rest)));
    }

    private static bool StartsWithTime(ReadOnlySpan<char> rest)
    {
        var words = FoldedWords.Of(rest[..Math.Min(rest.Length, 16)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var first = words is ["a" or "at" or "um" or "alle" or "om" or "las" or "as", ..] ? 1 : 0;
        return words.Length > first && char.IsAsciiDigit(words[first][0]) && (first == 1 || rest[..Math.Min(rest.Length, 5)].ContainsAny(":h"));
    }

    // Whether 03/04/2024 is 3 April: English writes it both ways, the other languages one way.
    private static bool? DayFirst(string text) => LanguageDetector.Detect(text) is null or "en" ? null : true;

    private static bool IsLanguageTag(ReadOnlySpan<char> value)
    {
        var primary = true;
        foreach (var range in value.Split('-'))
        {
            var subtag = value[range];
            if (subtag.Length is < 2 or > 8 || (primary && subtag.Length > 3) || subtag.ContainsAnyExcept(AsciiLettersAndDigits))
                return false;
            primary = false;
        }

        return !primary;
    }

    private static readonly System.Buffers.SearchValues<char> AsciiLettersAndDigits =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static Dictionary<string, Field> Table(params (Field Field, string Keys)[] rows) =>
        rows.SelectMany(row => row.Keys.Split('|').Select(key => (key, row.Field))).ToDictionary(pair => pair.key, pair => pair.Field);

    /// <summary>What the headers said. Two dates that contradict each other leave the date unknown.</summary>
    public sealed class Metadata
    {
        private bool contradicted;

        public string? Title { get; set; }

        public string? Byline { get; set; }

        public string? Language { get; set; }

        public PublishedHint? Published { get; private set; }

        public void Add(PublishedHint date)
        {
            if (contradicted)
                return;
            if (Published is null || IsWithin(date, Published))
                Published = date;
            else if (!IsWithin(Published, date))
                (Published, contradicted) = (null, true);
        }

        private static bool IsWithin(PublishedHint narrow, PublishedHint wide) =>
            narrow.Year == wide.Year
            && (wide.Month is null || wide.Month == narrow.Month)
            && (wide.Day is null || wide.Day == narrow.Day);
    }
}
