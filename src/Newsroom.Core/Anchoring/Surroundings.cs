using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>
/// What the words on either side of a passage say about a place in the later text: how many of them are there too, in
/// thousandths for each side, 2000 in all. Nearer words count more, and heavier ones. A side that has no words, on
/// either text, is spoken for by the other.
/// </summary>
internal sealed class Surroundings(WordAlignment alignment, WordLikeness likeness)
{
    /// <summary>How many tokens on either side are looked at: a clause.</summary>
    private const int Reach = 12;

    private const int All = 1000;

    private WordTokens Earlier => alignment.Before;

    private WordTokens Later => alignment.After;

    /// <summary>
    /// How much must speak for a place when words of this weight are kept. Two reports on one subject share «de la
    /// Défense» with a word or two around it, so that light words need both sides; from a weight of 30 on, four or five
    /// words that carry meaning, they need nobody.
    /// </summary>
    public static int Needed(int weight) => Math.Max(0, 1500 - 50 * weight);

    /// <summary>How much around the tokens [start, end) the alignment kept in its order.</summary>
    public int Kept(int start, int end) => Kept(Left(start, line: false), Right(end, line: false));

    /// <summary>
    /// The same for words that stand as they stood: what was cut beside them and not replaced says nothing against the
    /// place, what is beyond it is asked instead. A note on a sentence's first word outlives the sentence before.
    /// </summary>
    public int KeptBesideCuts(int start, int end) => Kept(BesideCuts(start, -1), BesideCuts(end - 1, 1));

    private int Kept(IEnumerable<int> before, IEnumerable<int> after)
    {
        var left = Share(before, token => alignment.AfterOf[token] >= 0);
        var right = Share(after, token => alignment.AfterOf[token] >= 0);
        return (left ?? right ?? All) + (right ?? left ?? All);
    }

    /// <summary>The tokens on one side of <paramref name="from"/>, nearest first, without those that were cut.</summary>
    private IEnumerable<int> BesideCuts(int from, int step)
    {
        for (var (token, count) = (from + step, 0); count < Reach && token >= 0 && token < Earlier.Count;)
        {
            var kept = token;
            while (kept >= 0 && kept < Earlier.Count && alignment.AfterOf[kept] < 0)
                kept += step;
            var (near, far) = (alignment.AfterOf[token - step], AfterOf(kept));
            if (near < 0 || far != near + step)
            {
                // Replaced, or with something put in between: every word of it counts.
                for (; token != kept && count < Reach; token += step, count++)
                    yield return token;
            }

            token = kept;
            if (count < Reach && token >= 0 && token < Earlier.Count)
            {
                yield return token;
                token += step;
                count++;
            }
        }
    }

    /// <summary>
    /// How much of the line around the tokens [start, end) is around [from, to) of the later text, about as far from it: what
    /// moves, moves by lines, and words that stand further off speak for another place.
    /// </summary>
    public int Alike(int start, int end, int from, int to)
    {
        var left = Share(Left(start, line: true), new Neighbours(Earlier, Later, from - 1, -1).HasNext) ?? (Later.BeginsLine(from) ? null : 0);
        var right = Share(Right(end, line: true), new Neighbours(Earlier, Later, to, 1).HasNext) ?? (Later.BeginsLine(to) ? null : 0);
        return (left ?? right ?? All) + (right ?? left ?? All);
    }

    /// <summary>The later text's tokens on one side of a place, asked for those of the earlier text's side, nearest first.</summary>
    private sealed class Neighbours(WordTokens earlier, WordTokens later, int nearest, int step)
    {
        private readonly bool[] _taken = new bool[2 * Reach];
        private int _asked;

        /// <summary>Whether the next token stands here too, at most two and a third of the way nearer or further off.</summary>
        public bool HasNext(int token)
        {
            var (i, slack) = (_asked, 2 + _asked / 3);
            _asked++;
            for (var j = Math.Max(0, i - slack); j <= i + slack; j++)
            {
                var at = nearest + j * step;
                if (at < 0 || at >= later.Count || _taken[j] || later.Ids[at] != earlier.Ids[token])
                    continue;
                return _taken[j] = true;
            }

            return false;
        }
    }

    /// <summary>What a token became; the texts' edges became each other.</summary>
    private int AfterOf(int token) => token < 0 ? -1 : token == Earlier.Count ? Later.Count : alignment.AfterOf[token];

    /// <summary>The tokens before <paramref name="start"/>, nearest first; of its line only, where asked.</summary>
    private IEnumerable<int> Left(int start, bool line)
    {
        for (var token = start - 1; token >= Math.Max(0, start - Reach) && !(line && Earlier.BeginsLine(token + 1)); token--)
            yield return token;
    }

    private IEnumerable<int> Right(int end, bool line)
    {
        for (var token = end; token < Math.Min(Earlier.Count, end + Reach) && !(line && Earlier.BeginsLine(token)); token++)
            yield return token;
    }

    /// <summary>Which share of the tokens is there, by weight and nearness; null when there are none to ask about.</summary>
    private int? Share(IEnumerable<int> nearestFirst, Func<int, bool> isThere)
    {
        var (there, all, nearness) = (0, 0, Reach);
        foreach (var token in nearestFirst)
        {
            var weight = likeness.Weight(Earlier.Ids[token]) * nearness--;
            all += weight;
            if (isThere(token))
                there += weight;
        }

        return all == 0 ? null : All * there / all;
    }
}
