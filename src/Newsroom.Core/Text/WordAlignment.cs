namespace Newsroom.Core.Text;

/// <summary>
/// Which token of one text became which token of the next. Pairs hold equal tokens and never cross.
/// The common beginning and end go first; what is between them is aligned by Myers' shortest edit script in linear
/// space («An O(ND) Difference Algorithm», 1986, §4b). Where two stretches differ by more than
/// <see cref="MostDifferences"/> tokens, tokens that occur once in both split them instead (patience diff), and where
/// there are none the stretch counts as rewritten. The work is therefore bounded by a multiple of the texts' length,
/// and depends on nothing but the two texts.
/// </summary>
internal sealed class WordAlignment
{
    private const int MostDifferences = 512;
    private const int Origin = MostDifferences + 1;

    private readonly int[] _before;
    private readonly int[] _after;

    // Furthest points of Myers' forward and backward searches, by diagonal; shared by all stretches.
    private readonly int[] _forward = new int[2 * MostDifferences + 3];
    private readonly int[] _backward = new int[2 * MostDifferences + 3];

    private WordAlignment(WordTokens before, WordTokens after, Vocabulary vocabulary)
    {
        (Before, After, Vocabulary) = (before, after, vocabulary);
        (_before, _after) = (before.Ids, after.Ids);
        AfterOf = new int[before.Count];
        Array.Fill(AfterOf, -1);
    }

    public WordTokens Before { get; }

    public WordTokens After { get; }

    /// <summary>The words of both texts; their tokens' ids are its own.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>For each token of the text before, its token after; -1 when it is gone.</summary>
    public int[] AfterOf { get; }

    /// <param name="plain">Whether words that differ in typography alone are equal.</param>
    public static WordAlignment Between(string before, string after, bool plain = false)
    {
        var vocabulary = new Vocabulary(plain);
        var alignment = new WordAlignment(WordTokens.Of(before, vocabulary), WordTokens.Of(after, vocabulary), vocabulary);
        alignment.AlignAll();
        AlignmentTidying.Tidy(alignment);
        return alignment;
    }

    private readonly record struct Stretch(int BeforeStart, int BeforeEnd, int AfterStart, int AfterEnd);

    private void AlignAll()
    {
        var open = new Stack<Stretch>();
        open.Push(new Stretch(0, _before.Length, 0, _after.Length));
        while (open.TryPop(out var stretch))
        {
            var rest = AlignEnds(stretch);
            if (rest.BeforeStart == rest.BeforeEnd || rest.AfterStart == rest.AfterEnd)
                continue;
            if (MiddleOf(rest) is { } middle)
            {
                open.Push(new Stretch(rest.BeforeStart, middle.Before, rest.AfterStart, middle.After));
                open.Push(new Stretch(middle.Before, rest.BeforeEnd, middle.After, rest.AfterEnd));
            }
            else
            {
                SplitAtWordsThatOccurOnce(rest, open);
            }
        }
    }

    /// <summary>Pairs the common beginning and the common end; returns what is between them.</summary>
    private Stretch AlignEnds(Stretch stretch)
    {
        var most = Math.Min(stretch.BeforeEnd - stretch.BeforeStart, stretch.AfterEnd - stretch.AfterStart);
        var first = 0;
        while (first < most && _before[stretch.BeforeStart + first] == _after[stretch.AfterStart + first])
            first++;
        var last = 0;
        while (last < most && _before[stretch.BeforeEnd - 1 - last] == _after[stretch.AfterEnd - 1 - last])
            last++;
        // Where they compete for the same tokens the longer one wins: text put before a text that begins in the
        // same words leaves every word of it where it was.
        if (first >= last)
            last = Math.Min(last, most - first);
        else
            first = Math.Min(first, most - last);

        for (var i = 0; i < first; i++)
            AfterOf[stretch.BeforeStart + i] = stretch.AfterStart + i;
        for (var i = 1; i <= last; i++)
            AfterOf[stretch.BeforeEnd - i] = stretch.AfterEnd - i;
        return new Stretch(stretch.BeforeStart + first, stretch.BeforeEnd - last, stretch.AfterStart + first, stretch.AfterEnd - last);
    }

    /// <summary>
    /// A point half-way on a shortest path through the stretch, whose first and last tokens differ; null when the
    /// path has more than twice <see cref="MostDifferences"/> differences.
    /// </summary>
    private (int Before, int After)? MiddleOf(Stretch stretch)
    {
        var n = stretch.BeforeEnd - stretch.BeforeStart;
        var m = stretch.AfterEnd - stretch.AfterStart;
        var delta = n - m;
        var odd = (delta & 1) != 0;
        var most = Math.Min(MostDifferences, (n + m + 1) / 2);
        for (var d = 0; d <= most; d++)
        {
            for (var (k, last) = Diagonals(d, n, m); k <= last; k += 2)
            {
                var x = Furthest(_forward, d, k, n, m);
                while (x < n && x - k < m && _before[stretch.BeforeStart + x] == _after[stretch.AfterStart + x - k])
                    x++;
                _forward[Origin + k] = x;
                if (odd && d > 0 && Meet(x, _backward, d - 1, k, n, m))
                    return (stretch.BeforeStart + x, stretch.AfterStart + x - k);
            }

            for (var (k, last) = Diagonals(d, n, m); k <= last; k += 2)
            {
                var x = Furthest(_backward, d, k, n, m);
                while (x < n && x - k < m && _before[stretch.BeforeEnd - 1 - x] == _after[stretch.AfterEnd - 1 - x + k])
                    x++;
                _backward[Origin + k] = x;
                if (!odd && Meet(x, _forward, d, k, n, m))
                    return (stretch.BeforeEnd - x, stretch.AfterEnd - x + k);
            }
        }

        return null;
    }

    /// <summary>The first and last diagonal that d differences reach inside a rectangle of n by m; every second one counts.</summary>
    private static (int First, int Last) Diagonals(int d, int n, int m) =>
        (d <= m ? -d : -m + ((d - m) & 1), d <= n ? d : n - ((d - n) & 1));

    /// <summary>Where diagonal k continues from its neighbours at d - 1 differences: the one that got further.</summary>
    private static int Furthest(int[] points, int d, int k, int n, int m)
    {
        if (d == 0)
            return 0;
        var (first, last) = Diagonals(d - 1, n, m);
        if (k - 1 < first)
            return points[Origin + k + 1];
        if (k + 1 > last)
            return points[Origin + k - 1] + 1;
        return Math.Max(points[Origin + k - 1] + 1, points[Origin + k + 1]);
    }

    /// <summary>True when the search from the other end, at d differences, has reached x on this diagonal.</summary>
    private static bool Meet(int x, int[] opposite, int d, int k, int n, int m)
    {
        var diagonal = n - m - k;
        var (first, last) = Diagonals(d, n, m);
        if (x > n || x - k > m || diagonal < first || diagonal > last)
            return false;
        // A point that ran out of the rectangle has met nothing.
        var other = opposite[Origin + diagonal];
        return other <= n && other - diagonal <= m && x + other >= n;
    }

    /// <summary>
    /// Pairs the tokens that occur once on either side, as far as they stand in the same order (the longest such
    /// sequence), and leaves what lies between them open. None: the stretch stays unpaired.
    /// </summary>
    private void SplitAtWordsThatOccurOnce(Stretch stretch, Stack<Stretch> open)
    {
        var once = new Dictionary<int, (int Before, int After)>();
        for (var i = stretch.BeforeStart; i < stretch.BeforeEnd; i++)
            once[_before[i]] = once.ContainsKey(_before[i]) ? (-1, -1) : (i, -1);
        for (var j = stretch.AfterStart; j < stretch.AfterEnd; j++)
        {
            if (once.TryGetValue(_after[j], out var seen) && seen.Before >= 0)
                once[_after[j]] = seen.After < 0 ? (seen.Before, j) : (-1, -1);
        }

        var pairs = once.Values.Where(pair => pair.Before >= 0 && pair.After >= 0).ToArray();
        Array.Sort(pairs, (a, b) => a.Before.CompareTo(b.Before));
        var (lastBefore, lastAfter) = (stretch.BeforeStart, stretch.AfterStart);
        var rising = LongestRising(pairs);
        if (rising.Count == 0)
            return;
        foreach (var (before, after) in rising)
        {
            AfterOf[before] = after;
            open.Push(new Stretch(lastBefore, before, lastAfter, after));
            (lastBefore, lastAfter) = (before + 1, after + 1);
        }

        open.Push(new Stretch(lastBefore, stretch.BeforeEnd, lastAfter, stretch.AfterEnd));
    }

    private static List<(int Before, int After)> LongestRising((int Before, int After)[] pairs)
    {
        var tails = new List<int>();
        var previous = new int[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            int low = 0, high = tails.Count;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (pairs[tails[middle]].After < pairs[i].After)
                    low = middle + 1;
                else
                    high = middle;
            }

            previous[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
                tails.Add(i);
            else
                tails[low] = i;
        }

        var rising = new List<(int, int)>();
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = previous[i])
            rising.Add(pairs[i]);
        rising.Reverse();
        return rising;
    }
}
