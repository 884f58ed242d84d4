using Newsroom.Core.Anchoring;
using Newsroom.Core.Text;

namespace Newsroom.Core.Wording;

/// <summary>How the words of a passage differ from those that stood there before. A pure function of its arguments: the answer is stored.</summary>
public static class WordingChanges
{
    private static readonly string[] NegativePrefixes = ["un", "in", "im", "il", "ir", "dis", "non", "mal"];

    /// <summary>
    /// The kinds of <see cref="ChangeKind"/>, in their order; none when the words are the same, code point for code point.
    /// Equal values written otherwise are typography or wording. The passages' context tells whether a capital is a sentence's.
    /// </summary>
    /// <param name="language">A BCP 47 tag; null where it is not known. In other languages than French and English figures and wording are told.</param>
    public static IReadOnlyList<string> Between(Passage posted, Passage present, string? language)
    {
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(present);
        if (posted.Exact == present.Exact)
            return [];
        if (PlainTypography.TextOf(posted.Exact) == PlainTypography.TextOf(present.Exact))
            return [ChangeKind.Typography];
        var grammar = Grammar.Of(language, $"{posted.Prefix}{posted.Exact}{posted.Suffix} {present.Prefix}{present.Exact}{present.Suffix}");
        var before = Statement.Of(posted.Exact, grammar, BeginsSentence(posted.Prefix));
        var after = Statement.Of(present.Exact, grammar, BeginsSentence(present.Prefix));
        var changes = new List<string>();
        var lost = Unmatched(before.Sources, after.Sources);
        var gained = Unmatched(after.Sources, before.Sources);
        Add(ChangeKind.Number, !SameFigures(before, after));
        Add(ChangeKind.Unit, !before.Units.SequenceEqual(after.Units));
        Add(ChangeKind.Date, !before.Dates.SequenceEqual(after.Dates));
        // A source that is named no more takes its name with it: that is a change of who answers, not of a name.
        var replaced = lost.Count > 0 && gained.Count > 0;
        Add(ChangeKind.Name, !Names(before, replaced ? [] : lost).SequenceEqual(Names(after, replaced ? [] : gained)));
        Add(ChangeKind.Negation, !before.Negations.SequenceEqual(after.Negations) || HasPrefixOfTheOther(before.Rest, after.Rest) || HasPrefixOfTheOther(after.Rest, before.Rest));
        Add(ChangeKind.Hedge, !before.Hedges.SequenceEqual(after.Hedges));
        Add(ChangeKind.Attribution, lost.Count + gained.Count > 0);
        Add(ChangeKind.Wording, !before.Rest.SequenceEqual(after.Rest) || before.Marks != after.Marks);
        return changes.Count > 0 ? changes : [ChangeKind.Typography];

        void Add(string kind, bool differs)
        {
            if (differs)
                changes.Add(kind);
        }
    }

    private static bool BeginsSentence(string prefix)
    {
        var before = prefix.AsSpan().TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '…' or ':' or '«' or '“' or '"' || prefix.AsSpan(before.Length).Contains('\n');
    }

    private static bool SameFigures(Statement before, Statement after)
    {
        var (left, right) = (before.Figures.Select(f => f.Value).ToArray(), after.Figures.Select(f => f.Value).ToArray());
        if (left.SequenceEqual(right))
        {
            // The same figures in the same order, and what they count has changed places.
            var (mine, theirs) = (before.Figures.Select(f => f.Noun).ToArray(), after.Figures.Select(f => f.Noun).ToArray());
            return mine.SequenceEqual(theirs) || !mine.Order().SequenceEqual(theirs.Order());
        }

        // «un mort» and «1 mort» say the same: a figure 1 may stand for an article of the other.
        return left.Where(v => v != "1").SequenceEqual(right.Where(v => v != "1"))
            && Math.Abs(left.Length - right.Length) <= (left.Length < right.Length ? before.Ones - after.Ones : after.Ones - before.Ones);
    }

    /// <summary>
    /// Sources of the one that no source of the other shares a noun with or, where one is names alone, any word: the police and the
    /// residents of one town are two sources. A pronoun may be anybody.
    /// </summary>
    private static List<Statement.Source> Unmatched(List<Statement.Source> sources, List<Statement.Source> others) =>
        sources.FindAll(source => !others.Exists(other => source.Words.Count == 0 || other.Words.Count == 0
            || (source.Nouns.Count > 0 && other.Nouns.Count > 0 ? Share(source.Nouns, other.Nouns) : Share(source.Words, other.Words))));

    private static bool Share(IReadOnlyList<string> words, IReadOnlyList<string> others) =>
        words.Any(word => others.Any(other => AreForms(word, other)));

    /// <summary>The same word, or one spelt nearly so.</summary>
    private static bool AreForms(string a, string b)
    {
        if (a == b)
            return true;
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        var first = shorter.AsSpan().CommonPrefixLength(longer);
        var last = 0;
        while (last < shorter.Length - first && shorter[^(last + 1)] == longer[^(last + 1)])
            last++;
        return shorter.Length >= 4 && longer.Length - first - last <= 2;
    }

    private static IEnumerable<string> Names(Statement statement, List<Statement.Source> without) =>
        statement.Names.Where(name => !without.Exists(source => name.Token >= source.Start && name.Token < source.End)).Select(name => name.Word);

    /// <summary>Whether one has a word that the other has with a prefix that negates it.</summary>
    private static bool HasPrefixOfTheOther(List<string> words, List<string> others) =>
        others.Exists(other => other.Length > 5 && !words.Contains(other)
            && NegativePrefixes.Any(prefix => other.StartsWith(prefix, StringComparison.Ordinal)
                && other.Length - prefix.Length > 3 && words.Contains(other[prefix.Length..]) && !others.Contains(other[prefix.Length..])));
}
