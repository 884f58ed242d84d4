using System.Globalization;
using System.Text;
using Newsroom.Core.Text;

namespace Newsroom.Core.Searching;

/// <summary>
/// Texts as they are searched: words in lower case without accents, one blank between them and nothing else. Folded here and not in
/// the database: what its parser takes for a letter, and whether it can fold accents, is the affair of how it was set up. There the
/// words are stemmed.
/// </summary>
public static class SearchText
{
    /// <summary>UTF-16 units of a row's folded texts together: PostgreSQL refuses what makes more than a megabyte of lexemes.</summary>
    public const int Most = 200_000;

    /// <summary>UTF-16 units of one word; what is longer is cut.</summary>
    private const int LongestWord = 200;

    /// <summary>The language by whose rules a text is stemmed: fr or en; empty where there are none.</summary>
    /// <param name="tag">BCP 47.</param>
    public static string LanguageOf(string? tag) => tag?.Split('-')[0].ToLowerInvariant() switch { "fr" => "fr", "en" => "en", _ => "" };

    /// <param name="language">As <see cref="LanguageOf"/> gives it.</param>
    /// <param name="most">What is longer is cut.</param>
    public static string Fold(string text, string language, int most = Most) => Folded(text, language, most).Text;

    /// <inheritdoc cref="Fold"/>
    public static FoldedText Folded(string text, string language, int most = Most)
    {
        var folder = new Folder(language);
        for (var i = 0; i < text.Length && folder.Length < most;)
        {
            _ = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
            folder.Append(rune, i, i + used);
            i += used;
        }
        return folder.Done(Math.Min(most, folder.Length));
    }

    /// <summary>
    /// What somebody looks for, for PostgreSQL's <c>websearch_to_tsquery</c>: words folded as texts are; quotation marks of any kind
    /// and a hyphen before a word keep their meaning there.
    /// </summary>
    public static string FoldQuery(string query, string language)
    {
        var folder = new Folder(language);
        for (var i = 0; i < query.Length;)
        {
            _ = Rune.DecodeFromUtf16(query.AsSpan(i), out var rune, out var used);
            if (IsQuotationMark(rune.Value)) folder.Mark('"');
            else if (rune.Value is '-' or 0x2212 && IsSign(query, i, i + used)) folder.Mark('-');
            else folder.Append(rune, i, i + used);
            i += used;
        }
        return folder.Done(folder.Length).Text;
    }

    /// <summary>A name (a tag, an outlet) by which it is found in whatever case and with or without its accents; other signs stay.</summary>
    public static string FoldName(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var length = folded.Length;
            if (Rune.IsWhiteSpace(rune))
            {
                if (length > 0 && folded[^1] != ' ') folded.Append(' ');
                continue;
            }
            Folding.Append(folded, rune);
            if (folded.Length == length && !IsMark(rune)) folded.Append(rune.ToString());
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>A hyphen inside a word, or by itself, says nothing.</summary>
    private static bool IsSign(string query, int start, int end) =>
        (start == 0 || char.IsWhiteSpace(query[start - 1])) && end < query.Length && (char.IsLetterOrDigit(query, end) || IsQuotationMark(query[end]));

    private static bool IsQuotationMark(int rune) => rune is '"' or '«' or '»' or '“' or '”' or '„' or '‟';

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    /// <summary>Collects folded words, and where each of their letters comes from.</summary>
    private sealed class Folder(string language)
    {
        private readonly StringBuilder text = new();
        private readonly List<int> starts = [], ends = [];
        private int word;

        public int Length => text.Length;

        public void Append(Rune rune, int start, int end)
        {
            // A soft hyphen or a joiner inside a word does not end it.
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format) return;
            var length = text.Length;
            if (length - word < LongestWord) Folding.Append(text, rune);
            if (text.Length > length)
            {
                From(start, end);
                if (WordTokens.IsIdeographOrKana(rune.Value)) EndWord(end);
            }
            else if (!Rune.IsLetterOrDigit(rune) && !IsMark(rune))
            {
                EndWord(end);
            }
            else if (ends.Count > 0)
            {
                ends[^1] = end;
            }
        }

        /// <summary>A sign of the query's own.</summary>
        public void Mark(char sign)
        {
            EndWord(0);
            text.Append(sign);
            From(0, 0);
            if (sign == '"') Blank();
            word = text.Length;
        }

        public FoldedText Done(int length)
        {
            EndWord(ends.Count > 0 ? ends[^1] : 0);
            length = Math.Min(length, text.Length);
            while (length > 0 && text[length - 1] == ' ') length--;
            return new(text.ToString(0, length), starts[..length], ends[..length]);
        }

        private void EndWord(int at)
        {
            if (text.Length == word) return;
            DropFeminine();
            Blank(at);
            word = text.Length;
        }

        /// <summary>Without its accent, «arrivée» would be stemmed otherwise than «arrivé».</summary>
        private void DropFeminine()
        {
            if (language != "fr") return;
            var end = text[^1] == 's' ? text.Length - 1 : text.Length;
            if (end - word < 4 || text[end - 1] != 'e' || text[end - 2] != 'e') return;
            text.Remove(end - 1, 1);
            (ends[end - 2], _) = (ends[end - 1], starts[end - 1]);
            starts.RemoveAt(end - 1);
            ends.RemoveAt(end - 1);
        }

        private void Blank(int at = 0)
        {
            text.Append(' ');
            From(at, at);
        }

        private void From(int start, int end)
        {
            for (var i = starts.Count; i < text.Length; i++)
            {
                starts.Add(start);
                ends.Add(end);
            }
        }
    }
}

/// <summary>A folded text and where its letters stand in the text that it was folded from.</summary>
/// <param name="Starts">UTF-16 index, in the original, where what a letter was made of begins.</param>
/// <param name="Ends">The index behind it.</param>
public sealed record FoldedText(string Text, IReadOnlyList<int> Starts, IReadOnlyList<int> Ends);
