using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>
/// Where clauses and sentences end, and what that says of a passage whose outermost words were replaced: the nearest
/// stretch leaves words out that are unlike, and a note on «deux millions de cartouches» would end up on «deux millions».
/// </summary>
internal sealed class ClauseEdges(WordAlignment alignment, WordLikeness likeness, ApproximateMatch match)
{
    /// <summary>What replaces some words weighs at most this many times as much.</summary>
    private const int Comparable = 2;

    /// <summary>A passage that grew is still the passage while this much is the same, in thousandths.</summary>
    private const int StillAlike = 500;

    private WordTokens Earlier => alignment.Before;

    private WordTokens Later => alignment.After;

    /// <summary>In how many sentences the tokens [start, end) lie; lines count as sentences. 0 for none.</summary>
    public static int SentencesIn(WordTokens tokens, int start, int end)
    {
        var sentences = start < end ? 1 : 0;
        for (var token = start + 1; token < end; token++)
        {
            if (BeginsSentence(tokens, token))
                sentences++;
        }

        return sentences;
    }

    /// <summary>Whether a sentence or a line begins with the token.</summary>
    public static bool BeginsSentence(WordTokens tokens, int token) => tokens.BeginsLine(token) || EndsSentence(tokens, token - 1);

    /// <summary>
    /// The stretch, with what replaced the first and last words of the passage [start, end). A passage that ended where
    /// its clause ends does so still, when what stands there instead of its last words is about as long; likewise where
    /// it began. Never beyond [from, to) of the later text.
    /// </summary>
    public ApproximateMatch.Stretch WithReplacedWords(int start, int end, int from, int to, ApproximateMatch.Stretch stretch)
    {
        var last = end - 1;
        while (last >= start && alignment.AfterOf[last] < 0)
            last--;
        if (last < start)
            return stretch;
        var first = start;
        while (alignment.AfterOf[first] < 0)
            first++;
        stretch = Grown(stretch, stretch.Start, EndOfClause(start, end, last + 1, to, stretch));
        return Grown(stretch, BeginOfClause(start, end, first, from, stretch), stretch.End);

        ApproximateMatch.Stretch Grown(ApproximateMatch.Stretch before, int newStart, int newEnd)
        {
            if (newStart == before.Start && newEnd == before.End)
                return before;
            var grown = match.Whole(start, end, newStart, newEnd, before.Kept);
            return grown.Likeness >= StillAlike ? grown : before;
        }
    }

    /// <summary>Where the replacement of the passage's words from <paramref name="lost"/> on ends.</summary>
    private int EndOfClause(int start, int end, int lost, int to, ApproximateMatch.Stretch stretch)
    {
        // A full stop that the passage takes in ends its clause as one behind it does.
        var lostEnd = end > lost && EndsClause(Earlier, end - 1) ? end - 1 : end;
        var kept = lost > start ? alignment.AfterOf[lost - 1] : -1;
        if (lost >= lostEnd || kept < stretch.Start || kept >= stretch.End || !IsEnd(Earlier, lostEnd) || HasEdge(Earlier, lost, lostEnd))
            return stretch.End;
        var at = stretch.End;
        while (at < to && !IsEnd(Later, at))
            at++;
        return IsEnd(Later, at) && IsComparable(lost, lostEnd, kept + 1, at) ? at : stretch.End;
    }

    /// <summary>Where the replacement of the passage's words before <paramref name="kept"/> begins.</summary>
    private int BeginOfClause(int start, int end, int kept, int from, ApproximateMatch.Stretch stretch)
    {
        var later = kept < end ? alignment.AfterOf[kept] : -1;
        if (kept == start || later < stretch.Start || later >= stretch.End || !IsBegin(Earlier, start) || HasEdge(Earlier, start, kept))
            return stretch.Start;
        var at = stretch.Start;
        while (at > from && !IsBegin(Later, at))
            at--;
        return IsBegin(Later, at) && IsComparable(start, kept, at, later) ? at : stretch.Start;
    }

    private bool IsComparable(int lost, int lostEnd, int found, int foundEnd)
    {
        var weight = 0;
        for (var token = lost; token < lostEnd; token++)
            weight += likeness.Weight(Earlier.Ids[token]);
        return match.Weight(found, foundEnd) <= Comparable * weight;
    }

    /// <summary>Whether a clause goes over from one to the next among the tokens [start, end).</summary>
    private static bool HasEdge(WordTokens tokens, int start, int end)
    {
        for (var token = start; token < end; token++)
        {
            if (EndsClause(tokens, token) || (token > start && tokens.BeginsLine(token)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a clause ends before the token.</summary>
    private static bool IsEnd(WordTokens tokens, int token) => tokens.BeginsLine(token) || EndsClause(tokens, token);

    /// <summary>Whether a clause begins with the token.</summary>
    private static bool IsBegin(WordTokens tokens, int token) => tokens.BeginsLine(token) || EndsClause(tokens, token - 1);

    private static bool EndsSentence(WordTokens tokens, int token) => tokens[token] is "." or "!" or "?" or "…";

    /// <summary>Marks that part clauses; apostrophes and hyphens stand inside words.</summary>
    private static bool EndsClause(WordTokens tokens, int token) =>
        EndsSentence(tokens, token)
        || tokens[token] is "," or ";" or ":" or "(" or ")" or "[" or "]" or "«" or "»" or "“" or "”" or "\"" or "–" or "—";
}
