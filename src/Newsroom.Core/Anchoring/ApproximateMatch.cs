using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>
/// The stretch of a text that is nearest to some words: Sellers' approximate string matching («The theory and
/// computation of evolutionary distances», 1980) on words instead of letters. Leaving out or putting in a word costs
/// its weight; replacing one costs both weights, less what the two words share.
/// </summary>
internal sealed class ApproximateMatch
{
    private readonly WordLikeness _likeness;
    private readonly int[] _wordsBefore;
    private readonly int[] _wordsAfter;

    /// <summary>Weight of the later text's words up to each token.</summary>
    private readonly int[] _weightBefore;

    public ApproximateMatch(WordAlignment alignment, WordLikeness likeness)
    {
        _likeness = likeness;
        (_wordsBefore, _wordsAfter) = (alignment.Before.Ids, alignment.After.Ids);
        _weightBefore = new int[_wordsAfter.Length + 1];
        for (var j = 0; j < _wordsAfter.Length; j++)
            _weightBefore[j + 1] = _weightBefore[j] + likeness.Weight(_wordsAfter[j]);
    }

    /// <summary>Which ends of the region the stretch must begin or end at.</summary>
    [Flags]
    public enum Ends
    {
        Free = 0,
        Begin = 1,
        End = 2,
    }

    /// <summary>A stretch [Start, End) of the later text's tokens.</summary>
    /// <param name="Likeness">In thousandths, rounded down: 1000 only when the words are the same.</param>
    /// <param name="Kept">The weight of what both have.</param>
    public readonly record struct Stretch(int Start, int End, int Likeness, int Kept);

    /// <summary>The weight of the later text's tokens [start, end).</summary>
    public int Weight(int start, int end) => _weightBefore[end] - _weightBefore[start];

    /// <summary>
    /// The stretch within [from, to) nearest to the earlier text's tokens [start, end), the leftmost of equals, and the
    /// best other that does not overlap it: when that is as near, nobody can tell which is meant. Finds every stretch whose
    /// likeness is at least <paramref name="least"/> thousandths, and looks at no more of the text than that takes; null
    /// when there is none. <paramref name="usable"/> says which tokens of the later text may stand for a word.
    /// </summary>
    public (Stretch Best, Stretch? Other)? Nearest(
        int start, int end, int from, int to, Ends fixedEnds, int least, Func<int, bool>? usable = null)
    {
        var weight = WeightBefore(start, end);
        // Beyond this weight a stretch has too much of its own to be that near, even if it has every word.
        var heaviest = (int)(2000L * weight / least - weight + 1);
        var endings = new List<Stretch>();
        if (fixedEnds.HasFlag(Ends.Begin | Ends.End))
        {
            if (Weight(from, to) <= heaviest)
                Compare(start, end, from, to, fixedEnds, usable, endings);
        }
        else if (fixedEnds.HasFlag(Ends.Begin))
        {
            Compare(start, end, from, LastWithin(from, to, heaviest), fixedEnds, usable, endings);
        }
        else if (fixedEnds.HasFlag(Ends.End))
        {
            Compare(start, end, FirstWithin(from, to, heaviest), to, fixedEnds, usable, endings);
        }
        else
        {
            foreach (var (first, last) in Promising(start, end, from, to, least, heaviest, usable))
                Compare(start, end, first, last, fixedEnds, usable, endings);
        }

        endings.RemoveAll(stretch => stretch.Likeness < least || stretch.Start == stretch.End);
        return BestTwo(endings);
    }

    private void Compare(int start, int end, int from, int to, Ends fixedEnds, Func<int, bool>? usable, List<Stretch> endings)
    {
        var rows = end - start;
        var (cost, begin) = (new int[rows + 1], new int[rows + 1]);
        begin[0] = from;
        for (var i = 1; i <= rows; i++)
            (cost[i], begin[i]) = (cost[i - 1] + _likeness.Weight(_wordsBefore[start + i - 1]), from);
        var weight = cost[rows];

        for (var j = from; j < to; j++)
        {
            var word = _wordsAfter[j];
            var wordWeight = _likeness.Weight(word);
            var allowed = usable is null || usable(j);
            var (diagonalCost, diagonalBegin) = (cost[0], begin[0]);
            if (fixedEnds.HasFlag(Ends.Begin))
                cost[0] += wordWeight;
            else
                begin[0] = j + 1;
            for (var i = 1; i <= rows; i++)
            {
                var wanted = _wordsBefore[start + i - 1];
                var wantedWeight = _likeness.Weight(wanted);
                var distance = allowed ? _likeness.Distance(wanted, word) : WordLikeness.Unrelated;
                // Rounded up: words that differ at all never cost nothing.
                var best = diagonalCost + ((wantedWeight + wordWeight) * distance + WordLikeness.Unrelated - 1) / WordLikeness.Unrelated;
                var bestBegin = diagonalBegin;
                if (cost[i - 1] + wantedWeight < best)
                    (best, bestBegin) = (cost[i - 1] + wantedWeight, begin[i - 1]);
                if (cost[i] + wordWeight < best)
                    (best, bestBegin) = (cost[i] + wordWeight, begin[i]);
                (diagonalCost, diagonalBegin) = (cost[i], begin[i]);
                (cost[i], begin[i]) = (best, bestBegin);
            }

            if (j + 1 == to || !fixedEnds.HasFlag(Ends.End))
                endings.Add(StretchOf(weight, begin[rows], j + 1, cost[rows]));
        }
    }

    /// <summary>
    /// The parts of [from, to) that hold every stretch near enough: where tokens that could stand for some word of the
    /// passage lie densely. Most of a rewritten text is ruled out here, in one look at each token.
    /// </summary>
    private List<(int First, int Last)> Promising(
        int start, int end, int from, int to, int least, int heaviest, Func<int, bool>? usable)
    {
        var needed = (int)((long)WeightBefore(start, end) * least / (2000 - least));
        var worth = new int[_likeness.Count];
        Array.Fill(worth, -1);
        var parts = new List<(int First, int Last)>();
        var (first, held) = (from, 0);
        for (var j = from; j < to; j++)
        {
            held += Worth(j);
            for (; Weight(first, j + 1) > heaviest; first++)
                held -= Worth(first);
            if (held < needed || first > j)
                continue;
            if (parts.Count > 0 && first <= parts[^1].Last)
                parts[^1] = (parts[^1].First, j + 1);
            else
                parts.Add((first, j + 1));
        }

        return parts;

        // The most that a token can add to what is kept.
        int Worth(int token)
        {
            if (usable is not null && !usable(token))
                return 0;
            var word = _wordsAfter[token];
            if (worth[word] < 0)
            {
                worth[word] = 0;
                for (var i = start; i < end; i++)
                {
                    var both = _likeness.Weight(_wordsBefore[i]) + _likeness.Weight(word);
                    var kept = (both * (WordLikeness.Unrelated - _likeness.Distance(_wordsBefore[i], word)) + 1999) / 2000;
                    worth[word] = Math.Max(worth[word], kept);
                }
            }

            return worth[word];
        }
    }

    private int LastWithin(int from, int to, int heaviest)
    {
        var last = from;
        while (last < to && Weight(from, last + 1) <= heaviest)
            last++;
        return last;
    }

    private int FirstWithin(int from, int to, int heaviest)
    {
        var first = to;
        while (first > from && Weight(first - 1, to) <= heaviest)
            first--;
        return first;
    }

    private int WeightBefore(int start, int end)
    {
        var weight = 0;
        for (var i = start; i < end; i++)
            weight += _likeness.Weight(_wordsBefore[i]);
        return weight;
    }

    /// <summary>How alike the whole of [from, to) is to the tokens [start, end), given the weight that both have.</summary>
    public Stretch Whole(int start, int end, int from, int to, int kept)
    {
        var weight = WeightBefore(start, end);
        return StretchOf(weight, from, to, weight + Weight(from, to) - 2 * kept);
    }

    private Stretch StretchOf(int weight, int from, int to, int cost)
    {
        var both = weight + Weight(from, to);
        return new Stretch(from, to, both == 0 ? 0 : (int)(1000L * (both - cost) / both), (both - cost) / 2);
    }

    private static (Stretch, Stretch?)? BestTwo(List<Stretch> endings)
    {
        Stretch? best = null;
        foreach (var stretch in endings)
        {
            if (stretch.Likeness > (best?.Likeness ?? 0))
                best = stretch;
        }

        if (best is not { } found)
            return null;
        Stretch? other = null;
        foreach (var stretch in endings)
        {
            if ((stretch.Start >= found.End || stretch.End <= found.Start)
                && stretch.Likeness > (other?.Likeness ?? 0))
                other = stretch;
        }

        return (found, other);
    }
}
