using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>Finds the passage that a quote means in one revision of a text, or says that it cannot tell.</summary>
public static class Finder
{
    /// <summary>
    /// Exact is looked for code point for code point, and where it does not stand so, in plain typography
    /// (<see cref="PlainTypography"/>): people quote from a browser, a mail, a word processor. Prefix and Suffix, compared in the same
    /// two ways, and Start must fit the place: a quote that stands elsewhere is another one. An occurrence that would tear a character
    /// apart is none: «e» is not found in a decomposed «é», nor half of a surrogate pair, nor one person of a joined emoji. An
    /// empty quote is not found.
    /// </summary>
    public static FindResult Find(string text, Quote quote)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(new CodePointText(text), quote);
    }

    /// <inheritdoc cref="Find(string, Quote)"/>
    public static FindResult Find(CodePointText text, Quote quote)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quote);
        var plain = new Lazy<PlainTypography>(() => PlainTypography.Of(text.Text));
        var places = Occurrences(text.Text, quote.Exact);
        if (places.Count == 0)
            places = PlainOccurrences(text.Text, plain.Value, PlainTypography.TextOf(quote.Exact));
        if (places.Count == 0)
            places = PlainOccurrences(text.Text, plain.Value, PlainTypography.TextOf(quote.Exact.AsSpan().Trim()));
        if (places.Count == 0)
            return new FindResult.NotFound();

        var fitting = places.FindAll(place => quote.Start is not { } start || text.ToCodePoint(place.Start) == start);
        var strict = fitting.FindAll(place => FitsExactly(text.Text, quote, place));
        if (strict.Count == 0)
            strict = fitting.FindAll(place => FitsPlainly(plain.Value, quote, place));
        return strict.Count switch
        {
            0 => new FindResult.Elsewhere([.. places.Select(At).OrderBy(place => Math.Abs((long)place.Start - (quote.Start ?? 0)))]),
            1 => new FindResult.Found(At(strict[0])),
            _ => new FindResult.Ambiguous([.. strict.Select(At)]),
        };

        Passage At((int Start, int End) place) => Passage.At(text, text.ToCodePoint(place.Start), text.ToCodePoint(place.End));
    }

    /// <summary>Where the words stand (UTF-16, rising, overlaps included) without tearing a character apart.</summary>
    private static List<(int Start, int End)> Occurrences(string text, string exact) =>
        [.. IndicesOf(text, exact).Select(at => (at, at + exact.Length)).Where(place => IsWhole(text, place))];

    private static List<(int Start, int End)> PlainOccurrences(string text, PlainTypography plain, string exact) =>
        [.. IndicesOf(plain.Text, exact).Select(at => plain.InSource(at, exact.Length)).OfType<(int, int)>().Where(place => IsWhole(text, place))];

    private static IEnumerable<int> IndicesOf(string text, string exact)
    {
        for (var at = exact.Length == 0 ? -1 : text.IndexOf(exact, StringComparison.Ordinal); at >= 0;)
        {
            yield return at;
            at = at + 1 < text.Length ? text.IndexOf(exact, at + 1, StringComparison.Ordinal) : -1;
        }
    }

    private static bool IsWhole(string text, (int Start, int End) place) =>
        Characters.IsBoundary(text, place.Start) && Characters.IsBoundary(text, place.End);

    private static bool FitsExactly(string text, Quote quote, (int Start, int End) place) =>
        text.AsSpan(0, place.Start).EndsWith(quote.Prefix, StringComparison.Ordinal)
        && text.AsSpan(place.End).StartsWith(quote.Suffix, StringComparison.Ordinal);

    /// <summary>In plain typography, and the outermost white space may be missing.</summary>
    private static bool FitsPlainly(PlainTypography plain, Quote quote, (int Start, int End) place) =>
        plain.Text.AsSpan(0, plain.CountBefore(place.Start)).TrimEnd().EndsWith(PlainTypography.TextOf(quote.Prefix).AsSpan().Trim(), StringComparison.Ordinal)
        && plain.Text.AsSpan(plain.CountBefore(place.End)).TrimStart().StartsWith(PlainTypography.TextOf(quote.Suffix).AsSpan().Trim(), StringComparison.Ordinal);
}
