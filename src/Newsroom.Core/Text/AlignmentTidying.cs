namespace Newsroom.Core.Text;

/// <summary>
/// Makes an alignment say what an editor would say: a shortest edit script happily keeps the one «de» that two
/// unrelated sentences share, and cuts an inserted sentence across its neighbour's first words.
/// </summary>
internal static class AlignmentTidying
{
    /// <summary>A run of this many letters or more is kept text, whatever stands around it.</summary>
    private const int SlightRun = 20;

    public static void Tidy(WordAlignment alignment)
    {
        DropChanceRuns(alignment);
        SlideToSentences(alignment);
    }

    /// <summary>
    /// Unpairs short runs between edits that are no shorter on either side: words that both wordings happen to use
    /// (diff-match-patch calls it a semantic clean-up). Runs between pure insertions or pure deletions are kept text.
    /// </summary>
    private static void DropChanceRuns(WordAlignment alignment)
    {
        var (before, after, afterOf) = (alignment.Before, alignment.After, alignment.AfterOf);
        // Runs so far: each with the letters deleted and inserted between it and the run before.
        var kept = new List<Run>();
        var (deleted, inserted, lastAfter) = (0, 0, 0);
        for (var i = 0; i < before.Count;)
        {
            if (afterOf[i] < 0)
            {
                deleted += Letters(before, i++);
                continue;
            }

            for (; lastAfter < afterOf[i]; lastAfter++)
                inserted += Letters(after, lastAfter);
            var start = i;
            var letters = 0;
            do
            {
                letters += Letters(before, i++);
                lastAfter++;
            }
            while (i < before.Count && afterOf[i] == lastAfter);
            kept.Add(new Run(start, i, letters, deleted, inserted));
            (deleted, inserted) = (0, 0);
        }

        for (; lastAfter < after.Count; lastAfter++)
            inserted += Letters(after, lastAfter);

        // The stack holds runs judged against what is now before them; dropping one widens the edit after the
        // previous, which is then judged again.
        var judged = new List<Run>();
        for (var next = 0; next <= kept.Count; next++)
        {
            var edit = next < kept.Count ? kept[next] : new Run(before.Count, before.Count, 0, deleted, inserted);
            while (judged.Count > 0 && IsChance(judged[^1], edit))
            {
                var run = judged[^1];
                judged.RemoveAt(judged.Count - 1);
                Array.Fill(afterOf, -1, run.Start, run.End - run.Start);
                edit = edit with
                {
                    Deleted = edit.Deleted + run.Letters + run.Deleted,
                    Inserted = edit.Inserted + run.Letters + run.Inserted,
                };
            }

            judged.Add(edit);
        }
    }

    private readonly record struct Run(int Start, int End, int Letters, int Deleted, int Inserted);

    private static bool IsChance(Run run, Run next) =>
        run.Letters < SlightRun
        && run.Letters <= Math.Max(run.Deleted, run.Inserted)
        && run.Letters <= Math.Max(next.Deleted, next.Inserted)
        && run.Deleted + next.Deleted > 0
        && run.Inserted + next.Inserted > 0;

    private static int Letters(WordTokens tokens, int token) => tokens.Ends[token] - tokens.Starts[token];

    /// <summary>
    /// An insertion or a deletion whose edge words equal its neighbours' may stand in several places; it goes where
    /// it begins a line, else a sentence, else where it was.
    /// </summary>
    private static void SlideToSentences(WordAlignment alignment)
    {
        var beforeOf = new int[alignment.After.Count];
        Array.Fill(beforeOf, -1);
        for (var i = 0; i < alignment.AfterOf.Length; i++)
        {
            if (alignment.AfterOf[i] >= 0)
                beforeOf[alignment.AfterOf[i]] = i;
        }

        SlideBlocks(alignment.After, beforeOf, alignment.AfterOf);
        SlideBlocks(alignment.Before, alignment.AfterOf, beforeOf);
    }

    /// <summary>Slides the blocks of <paramref name="tokens"/> that have no partner, where nothing is unpaired opposite.</summary>
    private static void SlideBlocks(WordTokens tokens, int[] partnerOf, int[] tokenOf)
    {
        for (var start = 0; start < tokens.Count; start++)
        {
            if (partnerOf[start] >= 0)
                continue;
            var end = start + 1;
            while (end < tokens.Count && partnerOf[end] < 0)
                end++;
            var opposite = start == 0 ? 0 : partnerOf[start - 1] + 1;
            if (opposite == (end == tokens.Count ? tokenOf.Length : partnerOf[end]))
                end = SlideBlock(tokens, partnerOf, tokenOf, start, end);
            start = end;
        }
    }

    /// <summary>Moves one block to its best place; returns where it then ends.</summary>
    private static int SlideBlock(WordTokens tokens, int[] partnerOf, int[] tokenOf, int start, int end)
    {
        var length = end - start;
        var (best, bestScore) = (start, Score(tokens, start));
        for (var s = start; s > 0 && partnerOf[s - 1] >= 0 && Follows(partnerOf, s - 1, s == start ? -1 : s)
            && tokens.Ids[s - 1] == tokens.Ids[s - 1 + length]; s--)
        {
            if (Score(tokens, s - 1) > bestScore)
                (best, bestScore) = (s - 1, Score(tokens, s - 1));
        }

        for (var s = start; s + length < tokens.Count && partnerOf[s + length] >= 0
            && Follows(partnerOf, s == start ? -1 : s + length - 1, s + length)
            && tokens.Ids[s] == tokens.Ids[s + length]; s++)
        {
            if (Score(tokens, s + 1) > bestScore)
                (best, bestScore) = (s + 1, Score(tokens, s + 1));
        }

        // One step at a time, from the block's edge: each step gives a neighbour's partner to the block's other end.
        for (var s = start; s > best; s--)
            Repair(s - 1, s - 1 + length);
        for (var s = start; s < best; s++)
            Repair(s + length, s);
        return best + length;

        void Repair(int from, int to)
        {
            partnerOf[to] = partnerOf[from];
            tokenOf[partnerOf[to]] = to;
            partnerOf[from] = -1;
        }
    }

    /// <summary>True when both tokens' partners adjoin; -1 stands for the block's own edge.</summary>
    private static bool Follows(int[] partnerOf, int first, int second) =>
        first < 0 || second < 0 || partnerOf[first] + 1 == partnerOf[second];

    private static int Score(WordTokens tokens, int start)
    {
        if (tokens.BeginsLine(start))
            return 2;
        return tokens[start - 1] is "." or "!" or "?" or "…" ? 1 : 0;
    }
}
