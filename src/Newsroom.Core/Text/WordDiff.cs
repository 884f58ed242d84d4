namespace Newsroom.Core.Text;

/// <summary>
/// What changed between two texts, word by word, for people to read. Bounded work: texts that have nothing in
/// common cost a multiple of their length, and then come back as one deletion and one insertion.
/// </summary>
public static class WordDiff
{
    /// <summary>
    /// The parts, in reading order. Equal and Delete parts joined are <paramref name="before"/> exactly, Equal and
    /// Insert parts joined are <paramref name="after"/> exactly. Neighbours differ in operation, and a deletion stands
    /// before the insertion that replaces it. Two empty texts have no parts.
    /// </summary>
    public static IReadOnlyList<DiffPart> Compare(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Parts(WordAlignment.Between(before, after));
    }

    private static List<DiffPart> Parts(WordAlignment alignment)
    {
        var (before, after) = (alignment.Before, alignment.After);
        var parts = new PartList(before.Text, after.Text);
        var (nextBefore, nextAfter) = (0, 0);
        // The texts' ends are paired too: one token past the last, on either side.
        for (var i = 0; i <= before.Count; i++)
        {
            var j = i < before.Count ? alignment.AfterOf[i] : after.Count;
            if (j < 0)
                continue;
            AddBetweenPairs(parts, before, nextBefore, i, after, nextAfter, j);
            if (i < before.Count)
                parts.Equal(before.Starts[i], before.Ends[i]);
            (nextBefore, nextAfter) = (i + 1, j + 1);
        }

        return parts.Joined();
    }

    /// <summary>The tokens [i, iEnd) and [j, jEnd) with the white space around them: replaced, but for spaces that stay.</summary>
    private static void AddBetweenPairs(PartList parts, WordTokens before, int i, int iEnd, WordTokens after, int j, int jEnd)
    {
        var (start, end) = (before.GapStart(i), before.StartOrEnd(iEnd));
        var (otherStart, otherEnd) = (after.GapStart(j), after.StartOrEnd(jEnd));
        var leading = Math.Min(before.StartOrEnd(i) - start, after.StartOrEnd(j) - otherStart);
        var same = 0;
        while (same < leading && before.Text[start + same] == after.Text[otherStart + same])
            same++;
        parts.Equal(start, start + same);
        start += same;
        otherStart += same;

        var trailing = Math.Min(
            end - Math.Max(start, before.GapStart(iEnd)),
            otherEnd - Math.Max(otherStart, after.GapStart(jEnd)));
        same = 0;
        while (same < trailing && before.Text[end - 1 - same] == after.Text[otherEnd - 1 - same])
            same++;
        parts.Delete(start, end - same);
        parts.Insert(otherStart, otherEnd - same);
        parts.Equal(end - same, end);
    }

    /// <summary>Collects ranges and joins neighbours of one kind.</summary>
    private sealed class PartList(string before, string after)
    {
        private readonly List<(DiffOperation Operation, int Start, int End)> _ranges = [];

        public void Equal(int start, int end) => Add(DiffOperation.Equal, start, end);

        public void Delete(int start, int end) => Add(DiffOperation.Delete, start, end);

        public void Insert(int start, int end) => Add(DiffOperation.Insert, start, end);

        public List<DiffPart> Joined() =>
        [
            .. _ranges.Select(range => new DiffPart(
                range.Operation,
                (range.Operation == DiffOperation.Insert ? after : before)[range.Start..range.End])),
        ];

        private void Add(DiffOperation operation, int start, int end)
        {
            if (start == end)
                return;
            // Between two paired tokens there is at most one deletion, then one insertion: ranges of one kind
            // that follow each other also adjoin in their text.
            if (_ranges.Count > 0 && _ranges[^1].Operation == operation)
                _ranges[^1] = _ranges[^1] with { End = end };
            else
                _ranges.Add((operation, start, end));
        }
    }
}
