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

    /// <summary>Of each word, where it stands in the later text, rising.</summary>
    private readonly int[][] _placesAfter;

    public ApproximateMatch(WordAlignment alignment, WordLikeness likeness)
    {
        _likeness = likeness;
        (_wordsBefore, _wordsAfter) = (alignment.Before.Ids, alignment.After.Ids);
        _weightBefore = new int[_wordsAfter.Length + 1];
        for (var j = 0; j < _wordsAfter.Length; j++)
            _weightBefore[j + 1] = _weightBefore[j] + likeness.Weight(_wordsAfter[j]);
        var places = new List<int>?[alignment.Vocabulary.Count];
        for (var j = 0; j < _wordsAfter.Length; j++)
            (places[_wordsAfter[j]] ??= []).Add(j);
        _placesAfter = Array.ConvertAll(places, list => list is null ? [] : list.ToArray());
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

    /// <summary>Where a word stands in the later text, rising.</summary>
    public int[] PlacesOf(int word) => _placesAfter[word];

    /// <summary>Where the earlier text's tokens [start, end) stand in the later text, one after the other: the first token of each place.</summary>
    public List<int> Occurrences(int start, int end)
    {
        var rarest = start;
        for (var i = start + 1; i < end; i++)
            rarest = _placesAfter[_wordsBefore[i]].Length < _placesAfter[_wordsBefore[rarest]].Length ? i : rarest;
        var found = new List<int>();
        foreach (var place in _placesAfter[_wordsBefore[rarest]])
        {
            var first = place - (rarest - start);
            if (first >= 0 && first + end - start <= _wordsAfter.Length
                && _wordsAfter.AsSpan(first, end - start).SequenceEqual(_wordsBefore.AsSpan(start, end - start)))
                found.Add(first);
        }

        return found;
    }

    /// <summary>The weight of the later text's tokens [start, end).</summary>
    public int Weight(int start, int end) => _weightBefore[end] - _weightBefore[start];

    /// <summary>
    /// The stretch within [from, to) nearest to the earlier text's tokens [start, end), the leftmost of equals, and the
    /// best other that does not overlap it: when that is as near, nobody can tell which is meant. Finds every stretch whose
    /// likeness is at least <paramref name="least"/> thousandths, and looks at no more of the text than that takes; null
    /// when there is none. <paramref name="usable"/> says which tokens of the later text may stand for a word.
    /// </summary>
    public (Stretch Best, Stretch? Other)? Nearest(
        int start, int end, int from, int to, Ends fixedEnds, int least, Func<int, bool>? usable = null) =>
        BestTwo(AllNear(start, end, from, to, fixedEnds, least, usable));

    /// <summary>Every such stretch, the best for each token that it can end with.</summary>
    public List<Stretch> AllNear(int start, int end, int from, int to, Ends fixedEnds, int least, Func<int, bool>? usable = null)
    {
        var weight = WeightBefore(start, end);
        // Beyond this weight a stretch has too much of its own to be that near, even if it has every word.
        var heaviest = (int)(2000L * weight / least - weight + 1);
        var endings = new List<Stretch>();
        var wanted = WantedBy(start, end);
        if (fixedEnds.HasFlag(Ends.Begin | Ends.End))
        {
            if (Weight(from, to) <= heaviest)
                Compare(start, end, from, to, fixedEnds, wanted, usable, endings);
        }
        else if (fixedEnds.HasFlag(Ends.Begin))
        {
            Compare(start, end, from, LastWithin(from, to, heaviest), fixedEnds, wanted, usable, endings);
        }
        else if (fixedEnds.HasFlag(Ends.End))
        {
            Compare(start, end, FirstWithin(from, to, heaviest), to, fixedEnds, wanted, usable, endings);
        }
        else
        {
            foreach (var (first, last) in Promising(start, end, from, to, least, heaviest, wanted, usable))
                Compare(start, end, first, last, fixedEnds, wanted, usable, endings);
        }

        endings.RemoveAll(stretch => stretch.Likeness < least || stretch.Start == stretch.End);
        return endings;
    }

    private void Compare(
        int start, int end, int from, int to, Ends fixedEnds, Wanted wanted, Func<int, bool>? usable, List<Stretch> endings)
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
            // A token that can stand for none of the words replaces none.
            var slot = wanted.SlotOf[word];
            var allowed = (slot > 0 || _likeness.IsPunctuation(word)) && (usable is null || usable(j));
            var (diagonalCost, diagonalBegin) = (cost[0], begin[0]);
            if (fixedEnds.HasFlag(Ends.Begin))
                cost[0] += wordWeight;
            else
                begin[0] = j + 1;
            for (var i = 1; i <= rows; i++)
            {
                var wantedWeight = wanted.Weights[i - 1];
                var best = diagonalCost + wantedWeight + wordWeight;
                if (allowed)
                {
                    var distance = slot > 0 ? wanted.Distances[slot * rows + i - 1] : _likeness.Distance(_wordsBefore[start + i - 1], word);
                    // Rounded up: words that differ at all never cost nothing.
                    best = diagonalCost + ((wantedWeight + wordWeight) * distance + WordLikeness.Unrelated - 1) / WordLikeness.Unrelated;
                }

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
    /// passage lie densely. Only those tokens are looked at, so that a rewritten text costs next to nothing.
    /// </summary>
    private List<(int First, int Last)> Promising(
        int start, int end, int from, int to, int least, int heaviest, Wanted wanted, Func<int, bool>? usable)
    {
        var marks = 0;
        for (var i = start; i < end; i++)
            marks += _likeness.IsPunctuation(_wordsBefore[i]) ? 1 : 0;
        // Punctuation marks are everywhere: that all of them are kept is taken for granted.
        var needed = (int)((long)WeightBefore(start, end) * least / (2000 - least)) - marks;
        var tokens = PlacesOf(wanted, from, to);
        if (usable is not null)
            tokens.RemoveAll(token => !usable(token));
        var counts = new int[wanted.Words.Count];
        var parts = new List<(int First, int Last)>();
        var (left, held) = (0, 0);
        for (var right = 0; right < tokens.Count; right++)
        {
            var slot = wanted.SlotOf[_wordsAfter[tokens[right]]];
            if (++counts[slot] <= wanted.Capacity[slot])
                held += wanted.Worth[slot];
            for (; left < right && Weight(tokens[left], tokens[right] + 1) > heaviest; left++)
            {
                slot = wanted.SlotOf[_wordsAfter[tokens[left]]];
                if (counts[slot]-- <= wanted.Capacity[slot])
                    held -= wanted.Worth[slot];
            }

            if (held < needed)
                continue;
            // With the marks on either side, which belong to the passage where it begins or ends with some.
            var (first, last) = (Math.Max(from, tokens[left] - marks), Math.Min(to, tokens[right] + 1 + marks));
            if (parts.Count > 0 && first <= parts[^1].Last)
                parts[^1] = (parts[^1].First, last);
            else
                parts.Add((first, last));
        }

        return parts;
    }

    /// <summary>The tokens of [from, to) that could stand for some word, rising.</summary>
    private List<int> PlacesOf(Wanted wanted, int from, int to)
    {
        var all = 0L;
        foreach (var word in wanted.Words)
            all += word < 0 ? 0 : _placesAfter[word].Length;
        var tokens = new List<int>();
        if (8 * all > _wordsAfter.Length)
        {
            // Common words: a look at every token is cheaper than to put their places in order.
            for (var j = from; j < to; j++)
            {
                if (wanted.SlotOf[_wordsAfter[j]] > 0)
                    tokens.Add(j);
            }

            return tokens;
        }

        foreach (var word in wanted.Words.Skip(1))
        {
            var places = _placesAfter[word];
            var first = Array.BinarySearch(places, from);
            for (var k = first < 0 ? ~first : first; k < places.Length && places[k] < to; k++)
                tokens.Add(places[k]);
        }

        tokens.Sort();
        return tokens;
    }

    /// <summary>
    /// The later text's words that could stand for some word of the tokens [start, end), each in a slot from 1 on: how far each is from each of
    /// them, the most that it can add to what is kept, and for how many it could stand.
    /// </summary>
    private sealed record Wanted(int[] SlotOf, List<int> Words, int[] Weights, int[] Distances, int[] Worth, int[] Capacity);

    private Wanted WantedBy(int start, int end)
    {
        var rows = end - start;
        var (slotOf, words, weights) = (new int[_placesAfter.Length], new List<int> { -1 }, new int[rows]);
        for (var i = 0; i < rows; i++)
        {
            weights[i] = _likeness.Weight(_wordsBefore[start + i]);
            foreach (var word in _likeness.Related(_wordsBefore[start + i]))
            {
                if (slotOf[word] > 0 || _placesAfter[word].Length == 0)
                    continue;
                slotOf[word] = words.Count;
                words.Add(word);
            }
        }

        var (distances, worth, capacity) = (new int[words.Count * rows], new int[words.Count], new int[words.Count]);
        for (var slot = 1; slot < words.Count; slot++)
        {
            for (var i = 0; i < rows; i++)
            {
                var distance = distances[slot * rows + i] = _likeness.Distance(_wordsBefore[start + i], words[slot]);
                if (distance == WordLikeness.Unrelated)
                    continue;
                var kept = ((weights[i] + _likeness.Weight(words[slot])) * (WordLikeness.Unrelated - distance) + 1999) / 2000;
                worth[slot] = Math.Max(worth[slot], kept);
                capacity[slot]++;
            }
        }

        return new Wanted(slotOf, words, weights, distances, worth, capacity);
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
