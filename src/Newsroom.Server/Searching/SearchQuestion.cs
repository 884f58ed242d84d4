using System.Globalization;
using Newsroom.Core.Searching;

namespace Newsroom.Server.Searching;

/// <summary>What is asked of the index of words: PostgreSQL's <c>tsquery</c>, put together as text.</summary>
/// <param name="Index">What a row has to match; null where every row does.</param>
/// <param name="Words">By which matches are ranked; null where no words are looked for.</param>
/// <param name="Above">Rows born at or below this position are left out.</param>
/// <param name="UpTo">So are rows born above this one.</param>
/// <param name="Story">Of which each row's report has to be; null where the index tells it.</param>
/// <param name="Outlet">Whose each row's report has to be; null where the index tells it.</param>
public sealed record SearchQuestion(
    string? Index, SearchedWords? Words = null, long Above = 0, long UpTo = long.MaxValue, string? Story = null, string? Outlet = null)
{
    /// <summary>Bits of a position that a slice of the log of each size takes in, as <c>newsroom.search_words</c> has them.</summary>
    private static readonly int[] Sizes = [12, 15, 18, 21, 24];

    /// <summary>What a row of a past moment has to match as it is at present; null for nothing.</summary>
    public string? AtPresent { get; init; }

    /// <summary>Whether nothing can match.</summary>
    public bool IsVain { get; init; }

    public static string Lexeme(string facet) => $"'{facet.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    public static string? All(params IEnumerable<string?> terms) => Joined(terms, " & ");

    public static string? Any(params IEnumerable<string?> terms) => Joined(terms, " | ");

    public static string? AnyOf(IEnumerable<string> facets) => Any(facets.Select(Lexeme));

    /// <summary>The slices that a stretch of the log lies in, bounds included: as large ones as fit, and no position beyond the smallest slices at its ends.</summary>
    public static string Slices(long from, long to)
    {
        var slices = new List<string>();
        var (first, last) = (from >> Sizes[0], to >> Sizes[0]);
        for (var at = first; at <= last;)
        {
            var size = Sizes.Length - 1;
            for (; size > 0; size--)
            {
                var width = 1L << (Sizes[size] - Sizes[0]);
                if (at % width == 0 && at + width - 1 <= last) break;
            }
            slices.Add(string.Create(CultureInfo.InvariantCulture, $"'={size}:{at >> (Sizes[size] - Sizes[0])}'"));
            at += 1L << (Sizes[size] - Sizes[0]);
        }
        return Any(slices)!;
    }

    private static string? Joined(IEnumerable<string?> terms, string sign) => terms.OfType<string>().ToArray() switch
    {
        [] => null,
        [var only] => only,
        var several => $"({string.Join(sign, several)})",
    };
}

/// <summary>Words that are looked for, by the rules of each language; empty where none of them is searched for in it.</summary>
public sealed record SearchedWords(string French, string English, string Other)
{
    /// <summary>A text matches by the rules of its own language, and by no other's; null where nothing can match.</summary>
    public string? Index => SearchQuestion.Any(In("fr", French), In("en", English), In("", Other));

    /// <summary>Null where nothing can match.</summary>
    public string? Rank => SearchQuestion.Any(new[] { French, English, Other }.Where(q => q.Length > 0).Distinct(StringComparer.Ordinal).Select(q => $"({q})"));

    private static string? In(string language, string query) =>
        query.Length == 0 ? null : SearchQuestion.All(SearchQuestion.Lexeme(Facets.Language(language)), $"({query})");
}
