using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>
/// The sentences in which passages lie, and whether one elsewhere is the same, moved: what moves, moves with its sentence. Passages are
/// tokens [first, last) of the earlier text.
/// </summary>
internal sealed class Sentences(WordAlignment alignment, WordLikeness likeness, ApproximateMatch match)
{
    /// <summary>Words of this weight and less are in every sentence.</summary>
    private const int LightWord = 2;

    /// <summary>Lighter sentences are like others by chance.</summary>
    private const int Telling = 12;

    /// <summary>For each token of the later text, the first of its sentence; made when first asked for.</summary>
    private int[]? _starts;

    private WordTokens Earlier => alignment.Before;

    private WordTokens Later => alignment.After;

    /// <summary>The tokens of the sentence, or sentences, in which [first, end) lies.</summary>
    public static (int First, int End) Around(WordTokens tokens, int first, int end)
    {
        while (!ClauseEdges.BeginsSentence(tokens, first))
            first--;
        while (end < tokens.Count && !ClauseEdges.BeginsSentence(tokens, end))
            end++;
        return (first, end);
    }

    /// <summary>The tokens of the sentence, or sentences, in which a passage lies.</summary>
    public (int First, int End) Of(int first, int last) => Around(Earlier, first, last);

    public int WeightOf(int start, int end)
    {
        var weight = 0;
        for (var token = start; token < end; token++)
            weight += likeness.Weight(Earlier.Ids[token]);
        return weight;
    }

    /// <summary>
    /// How much of the passage's sentence, apart from the passage, is around the tokens [from, to) of the later text, by weight; null
    /// when that is another sentence. Its own, moved, has its names and figures, and half of its words and of those that are there
    /// now: the same words in a sentence about another town, or in a notice that quotes them, are not the passage.
    /// </summary>
    public int? Kept(int first, int last, int from, int to)
    {
        var (start, end) = Of(first, last);
        var (laterStart, laterEnd) = Around(Later, from, to);
        var rest = new Dictionary<int, int>();
        var (earlier, later, shared) = (0, 0, 0);
        foreach (var token in Enumerable.Range(laterStart, from - laterStart).Concat(Enumerable.Range(to, laterEnd - to)))
        {
            var word = Later.Ids[token];
            if (likeness.IsPunctuation(word))
                continue;
            rest[word] = rest.GetValueOrDefault(word) + 1;
            later += likeness.Weight(word);
        }

        foreach (var token in Enumerable.Range(start, first - start).Concat(Enumerable.Range(last, end - last)))
        {
            var word = Earlier.Ids[token];
            if (likeness.IsPunctuation(word))
                continue;
            var isThere = rest.TryGetValue(word, out var count) && count > 0;
            if (isThere)
                rest[word] = count - 1;
            else if (IsNameOrFigure(token) && token > start)
                return null;
            earlier += likeness.Weight(word);
            shared += isThere ? likeness.Weight(word) : 0;
        }

        return 2 * shared >= Math.Max(earlier, later) ? shared : null;
    }

    /// <summary>Sentences of the later text that may have half of the passage's, apart from the passage, rising.</summary>
    public IEnumerable<(int From, int To)> LikeThatOf(int first, int last)
    {
        var (start, end) = Of(first, last);
        var kept = new SortedDictionary<int, int>();
        var (all, light) = (0, 0);
        foreach (var token in Enumerable.Range(start, first - start).Concat(Enumerable.Range(last, end - last)))
        {
            var weight = likeness.Weight(Earlier.Ids[token]);
            all += likeness.IsPunctuation(Earlier.Ids[token]) ? 0 : weight;
            if (weight <= LightWord)
            {
                // In every sentence: looking for those that have it rules none out.
                light += weight;
                continue;
            }

            foreach (var sentence in match.PlacesOf(Earlier.Ids[token]).Select(place => Starts()[place]).Distinct())
                kept[sentence] = kept.GetValueOrDefault(sentence) + weight;
        }

        return kept.Where(sentence => 2 * (sentence.Value + light) >= all).Select(sentence => Around(Later, sentence.Key, sentence.Key + 1));
    }

    /// <summary>
    /// Where the passage stands in the later text's places of its whole sentence, when the earlier text had that sentence once: two
    /// sentences built alike that change places are woven into each other by the alignment, and it says nothing of theirs.
    /// </summary>
    public HashSet<int> PlacesInTheWhole(int first, int last)
    {
        var (start, end) = Of(first, last);
        if ((start == first && end == last) || WeightOf(start, end) < Telling)
            return [];
        var sentence = Earlier.Ids.AsSpan(start, end - start);
        return Earlier.Ids.AsSpan(start + 1).IndexOf(sentence) >= 0 || Earlier.Ids.AsSpan(0, end - 1).IndexOf(sentence) >= 0
            ? []
            : [.. match.Occurrences(start, end).Select(place => place + first - start)];
    }

    /// <summary>Whether the passage's names are in a stretch elsewhere: without them it is a like sentence about somebody else.</summary>
    public bool HasNames(int first, int last, ApproximateMatch.Stretch stretch)
    {
        for (var token = first; token < last; token++)
        {
            if (IsNameOrFigure(token) && Earlier.Kinds[token] == TokenKind.Word && !ClauseEdges.BeginsSentence(Earlier, token)
                && Array.IndexOf(Later.Ids, Earlier.Ids[token], stretch.Start, stretch.End - stretch.Start) < 0)
                return false;
        }

        return true;
    }

    public bool IsNameOrFigure(int token) => Earlier.Kinds[token] == TokenKind.Number
        || (Earlier.Kinds[token] == TokenKind.Word && char.IsUpper(Earlier[token][0]));

    private int[] Starts()
    {
        if (_starts is not null)
            return _starts;
        var starts = new int[Later.Count];
        for (var j = 1; j < Later.Count; j++)
            starts[j] = ClauseEdges.BeginsSentence(Later, j) ? j : starts[j - 1];
        return _starts = starts;
    }
}
