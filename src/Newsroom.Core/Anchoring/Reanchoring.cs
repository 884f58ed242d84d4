using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>
/// Finds the passages of one revision again in a later one, or says honestly that it cannot: an orphaned note is
/// shown as such, a note on the wrong words misleads. The two texts are compared once, for all passages.
/// In order:
/// <list type="number">
/// <item>the word alignment carries the passage's words, and they are still these words: unchanged. The alignment keeps as
/// many words in their order as it can: of two sections that change places the shorter has moved, the longer stands;</item>
/// <item>the words stand elsewhere, in text that is new there: moved. The same words where they stood before as well
/// belong to another sentence, and are never taken;</item>
/// <item>what now stands between the passage's neighbours is near enough: reworded. Words replaced at the end of a clause
/// belong to it (<see cref="ClauseEdges"/>), sentences put in beside it do not;</item>
/// <item>a new stretch elsewhere is very near: moved and reworded, called reworded;</item>
/// <item>else it is orphaned.</item>
/// </list>
/// Few or light words prove little: the lighter what is kept, the more of the clause on either side must have been kept
/// with it (<see cref="Surroundings.Needed"/>). A pure function of its arguments, whole numbers throughout: the answer is stored.
/// </summary>
public sealed class Reanchoring
{
    /// <summary>Likeness, in thousandths, from which what stands between the passage's own neighbours is the passage.</summary>
    private const int LikeEnoughInPlace = 500;

    /// <summary>The same where an edge is unknown, so that the stretch was chosen for being alike, from little text.</summary>
    private const int LikeEnoughNearby = 600;

    /// <summary>The same for a stretch chosen from much text, where chance has more to offer.</summary>
    private const int LikeEnough = 700;

    /// <summary>Weight of words that a stretch elsewhere must have kept: about a sentence.</summary>
    private const int TellingElsewhere = 40;

    /// <summary>Two places that differ by less, in thousandths, are both possible.</summary>
    private const int Margin = 100;

    /// <summary>Longer passages, in words, are not compared word by word with every place: the alignment knows enough of them.</summary>
    private const int LongestCompared = 400;

    private readonly CodePointText _before;
    private readonly CodePointText _after;
    private readonly WordAlignment _alignment;
    private readonly WordLikeness _likeness;
    private readonly ApproximateMatch _match;
    private readonly Surroundings _surroundings;
    private readonly ClauseEdges _edges;

    /// <summary>For each token of the later text, the token it was; -1 when it is new.</summary>
    private readonly int[] _beforeOf;

    private Reanchoring(string before, string after)
    {
        _before = new CodePointText(before);
        _after = new CodePointText(after);
        _alignment = WordAlignment.Between(before, after);
        _likeness = new WordLikeness(_alignment);
        _match = new ApproximateMatch(_alignment, _likeness);
        _surroundings = new Surroundings(_alignment, _likeness);
        _edges = new ClauseEdges(_alignment, _likeness, _match);
        _beforeOf = new int[Later.Count];
        Array.Fill(_beforeOf, -1);
        for (var i = 0; i < Earlier.Count; i++)
        {
            if (_alignment.AfterOf[i] >= 0)
                _beforeOf[_alignment.AfterOf[i]] = i;
        }
    }

    private WordTokens Earlier => _alignment.Before;

    private WordTokens Later => _alignment.After;

    /// <summary>Compares the two texts once, for any number of passages.</summary>
    public static Reanchoring Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new Reanchoring(before, after);
    }

    /// <summary>For a single passage; several share one comparison through <see cref="Between"/>.</summary>
    public static CarryResult Carry(string before, Passage passage, string after) => Between(before, after).Carry(passage);

    /// <summary>
    /// Where the passage stands in the later text, or why that cannot be said. The passage's Exact must stand at
    /// [Start, End) of the earlier text; its context is not asked for. Never throws for what a passage says.
    /// </summary>
    public CarryResult Carry(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        if (passage.Start < 0 || passage.End > _before.Length || passage.Start >= passage.End
            || _before.Slice(passage.Start, passage.End) != passage.Exact)
            return new CarryResult.Orphaned(OrphanReason.NotInEarlierText);

        var anchor = AnchorOf(passage);
        if (_before.Text == _after.Text)
            return CarriedTo(anchor.Start, anchor.Start + anchor.Exact.Length, CarryMethod.Unchanged, 1000);
        if (anchor.IsBlank)
            return Blank(anchor);
        if (Unchanged(anchor) is { } unchanged)
            return unchanged;
        var region = RegionOf(anchor);
        var moved = Moved(anchor, region);
        if (moved is CarryResult.Carried)
            return moved;
        return RewordedInPlace(anchor, region)
            ?? moved
            ?? RewordedElsewhere(anchor)
            ?? new CarryResult.Orphaned(region.From == region.To ? OrphanReason.Deleted : OrphanReason.Rewritten);
    }

    /// <summary>A passage in UTF-16 indices, with the tokens [First, End) that it touches and their weight.</summary>
    private readonly record struct Anchor(string Exact, int Start, int First, int End, int Weight)
    {
        /// <summary>White space only.</summary>
        public bool IsBlank => First >= End;
    }

    /// <summary>
    /// The tokens [From, To) of the later text between what became of the passage's neighbours, and which edges of it
    /// are the passage's own.
    /// </summary>
    private readonly record struct Region(int From, int To, ApproximateMatch.Ends Known);

    private Anchor AnchorOf(Passage passage)
    {
        var (start, end) = (_before.ToUtf16(passage.Start), _before.ToUtf16(passage.End));
        var first = FirstEndingAfter(Earlier, start);
        var last = first;
        var weight = 0;
        for (; last < Earlier.Count && Earlier.Starts[last] < end; last++)
            weight += _likeness.Weight(Earlier.Ids[last]);
        return new Anchor(passage.Exact, start, first, last, weight);
    }

    private CarryResult? Unchanged(Anchor anchor)
    {
        var first = _alignment.AfterOf[anchor.First];
        if (first < 0 || _alignment.AfterOf[anchor.End - 1] != first + anchor.End - 1 - anchor.First)
            return null;
        var at = Later.Starts[first] + anchor.Start - Earlier.Starts[anchor.First];
        return StandsAt(anchor.Exact, at)
            && _surroundings.KeptBesideCuts(anchor.First, anchor.End) >= Surroundings.Needed(anchor.Weight)
                ? CarriedTo(at, at + anchor.Exact.Length, CarryMethod.Unchanged, 1000)
                : null;
    }

    /// <summary>White space is where it was while the word after it, or else the word before it, is.</summary>
    private CarryResult Blank(Anchor anchor)
    {
        var (next, last) = (anchor.First, anchor.First - 1);
        var later = next == Earlier.Count ? Later.Count : _alignment.AfterOf[next];
        if (later >= 0)
        {
            var at = Later.StartOrEnd(later) + anchor.Start - Earlier.StartOrEnd(next);
            if (at >= Later.GapStart(later) && StandsAt(anchor.Exact, at))
                return CarriedTo(at, at + anchor.Exact.Length, CarryMethod.Unchanged, 1000);
        }

        var before = last < 0 ? -1 : _alignment.AfterOf[last];
        if (last < 0 || before >= 0)
        {
            var at = Later.GapStart(before + 1) + anchor.Start - Earlier.GapStart(next);
            if (at + anchor.Exact.Length <= Later.StartOrEnd(before + 1) && StandsAt(anchor.Exact, at))
                return CarriedTo(at, at + anchor.Exact.Length, CarryMethod.Unchanged, 1000);
        }

        return new CarryResult.Orphaned(OrphanReason.Rewritten);
    }

    private Region RegionOf(Anchor anchor)
    {
        var known = ApproximateMatch.Ends.Free;
        int from, to;
        if (_alignment.AfterOf[anchor.First] >= 0)
        {
            from = _alignment.AfterOf[anchor.First];
            known |= ApproximateMatch.Ends.Begin;
        }
        else
        {
            var left = anchor.First - 1;
            while (left >= 0 && _alignment.AfterOf[left] < 0)
                left--;
            from = left < 0 ? 0 : _alignment.AfterOf[left] + 1;
            if (left == anchor.First - 1)
                known |= ApproximateMatch.Ends.Begin;
        }

        if (_alignment.AfterOf[anchor.End - 1] >= 0)
        {
            to = _alignment.AfterOf[anchor.End - 1] + 1;
            known |= ApproximateMatch.Ends.End;
        }
        else
        {
            var right = anchor.End;
            while (right < Earlier.Count && _alignment.AfterOf[right] < 0)
                right++;
            to = right == Earlier.Count ? Later.Count : _alignment.AfterOf[right];
            if (right == anchor.End)
                known |= ApproximateMatch.Ends.End;
        }

        return new Region(from, to, known);
    }

    /// <summary>The same words in text that is new where it stands; orphaned when several such places are as good.</summary>
    private CarryResult? Moved(Anchor anchor, Region region)
    {
        var places = new List<(int At, int First, int End, int Support)>();
        foreach (var at in Finder.Occurrences(_after.Text, anchor.Exact))
        {
            var first = FirstEndingAfter(Later, at);
            var (end, others) = (first, 0);
            for (; end < Later.Count && Later.Starts[end] < at + anchor.Exact.Length; end++)
            {
                if (!MayBe(anchor, end))
                    others += _likeness.Weight(Later.Ids[end]);
            }

            if (first == end || 2 * others >= anchor.Weight || !KeepsEdges(anchor, at, first, end))
                continue;
            var support = _surroundings.Alike(anchor.First, anchor.End, first, end);
            if (support >= Surroundings.Needed(anchor.Weight))
                places.Add((at, first, end, support));
        }

        if (places.Count == 0)
            return null;
        var best = places.MaxBy(place => place.Support);
        if (places.Any(place => place.At != best.At && place.Support > best.Support - Margin))
            return new CarryResult.Orphaned(OrphanReason.Ambiguous);
        var method = best.First >= region.From && best.End <= region.To ? CarryMethod.Unchanged : CarryMethod.Moved;
        return CarriedTo(best.At, best.At + anchor.Exact.Length, method, 1000);
    }

    private CarryResult? RewordedInPlace(Anchor anchor, Region region)
    {
        if (region.From == region.To)
            return null;
        if (anchor.End - anchor.First > LongestCompared)
            return Accepted(anchor, region, WhatTheAlignmentKept(anchor, region), LikeEnoughInPlace);
        // First the passage's own slot as far as its edges are known, then the nearest part of it.
        if (region.Known != ApproximateMatch.Ends.Free
            && NearestInPlace(anchor, region) is { } inItsSlot)
            return inItsSlot;
        return NearestInPlace(anchor, region with { Known = ApproximateMatch.Ends.Free });
    }

    private CarryResult.Carried? NearestInPlace(Anchor anchor, Region region)
    {
        var enough = region.Known == (ApproximateMatch.Ends.Begin | ApproximateMatch.Ends.End) ? LikeEnoughInPlace
            : _match.Weight(region.From, region.To) <= 2 * anchor.Weight ? LikeEnoughNearby
            : LikeEnough;
        return _match.Nearest(anchor.First, anchor.End, region.From, region.To, region.Known, enough) is { } nearest
            ? Accepted(anchor, region, WithoutAddedSentences(anchor, region, nearest.Best), enough)
            : null;
    }

    /// <summary>
    /// A sentence put in beside a passage can part it from a neighbour, a full stop at the least, and so come to lie in
    /// its slot. Where the slot has more sentences than the passage had and a part of it keeps the passage as well, that
    /// part is the passage.
    /// </summary>
    private ApproximateMatch.Stretch WithoutAddedSentences(Anchor anchor, Region region, ApproximateMatch.Stretch slot)
    {
        if (ClauseEdges.SentencesIn(Later, slot.Start, slot.End) <= ClauseEdges.SentencesIn(Earlier, anchor.First, anchor.End))
            return slot;
        return _match.Nearest(anchor.First, anchor.End, region.From, region.To, ApproximateMatch.Ends.Free, LikeEnough) is var (part, _)
            && part.Likeness > slot.Likeness && part.Kept >= slot.Kept - anchor.Weight / 10
                ? part
                : slot;
    }

    private CarryResult? RewordedElsewhere(Anchor anchor)
    {
        if (anchor.Weight < TellingElsewhere || anchor.End - anchor.First > LongestCompared)
            return null;
        if (_match.Nearest(anchor.First, anchor.End, 0, Later.Count, ApproximateMatch.Ends.Free, LikeEnough - Margin, token => MayBe(anchor, token))
                is not var (best, other)
            || best.Likeness < LikeEnough || best.Kept < TellingElsewhere)
            return null;
        return other is { } rival && rival.Likeness > best.Likeness - Margin
            ? new CarryResult.Orphaned(OrphanReason.Ambiguous)
            : Carried(anchor, best);
    }

    /// <summary>False when an edge of the passage was a word's edge and would no longer be: «obus» is not in «obusiers».</summary>
    private bool KeepsEdges(Anchor anchor, int at, int first, int end) =>
        (anchor.Start > Earlier.Starts[anchor.First] || at <= Later.Starts[first])
        && (anchor.Start + anchor.Exact.Length < Earlier.Ends[anchor.End - 1] || at + anchor.Exact.Length >= Later.Ends[end - 1]);

    /// <summary>True when a token of the later text is new or was the passage's own: what other words became is theirs.</summary>
    private bool MayBe(Anchor anchor, int token) =>
        _beforeOf[token] < 0 || (_beforeOf[token] >= anchor.First && _beforeOf[token] < anchor.End);

    private ApproximateMatch.Stretch WhatTheAlignmentKept(Anchor anchor, Region region)
    {
        var (from, to, kept) = (-1, -1, 0);
        for (var token = anchor.First; token < anchor.End; token++)
        {
            var later = _alignment.AfterOf[token];
            if (later < 0)
                continue;
            from = from < 0 ? later : from;
            to = later + 1;
            kept += _likeness.Weight(Earlier.Ids[token]);
        }

        if (from < 0 || region.Known.HasFlag(ApproximateMatch.Ends.Begin))
            from = region.From;
        if (to < 0 || region.Known.HasFlag(ApproximateMatch.Ends.End))
            to = region.To;
        return _match.Whole(anchor.First, anchor.End, from, to, kept);
    }

    private CarryResult.Carried? Accepted(Anchor anchor, Region region, ApproximateMatch.Stretch stretch, int enough)
    {
        // Judged by what was kept of it, shown with what took the place of the rest.
        if (stretch.Likeness < enough || _surroundings.Kept(anchor.First, anchor.End) < Surroundings.Needed(stretch.Kept))
            return null;
        return Carried(anchor, _edges.WithReplacedWords(anchor.First, anchor.End, region.From, region.To, stretch));
    }

    private CarryResult.Carried Carried(Anchor anchor, ApproximateMatch.Stretch stretch)
    {
        var (start, end) = (Later.Starts[stretch.Start], Later.Ends[stretch.End - 1]);
        // A passage that begins or ends inside a word does so still, where that word is the same.
        var anchorEnd = anchor.Start + anchor.Exact.Length;
        if (_alignment.AfterOf[anchor.First] == stretch.Start)
            start += Math.Max(0, anchor.Start - Earlier.Starts[anchor.First]);
        if (_alignment.AfterOf[anchor.End - 1] == stretch.End - 1)
            end -= Math.Max(0, Earlier.Ends[anchor.End - 1] - anchorEnd);
        return StandsAt(anchor.Exact, start) && end - start == anchor.Exact.Length
            ? CarriedTo(start, end, CarryMethod.Unchanged, 1000)
            : CarriedTo(start, end, CarryMethod.Reworded, stretch.Likeness);
    }

    private CarryResult.Carried CarriedTo(int start, int end, CarryMethod method, int likeness) =>
        new(Passage.At(_after, _after.ToCodePoint(start), _after.ToCodePoint(end)), method, likeness / 1000.0);

    private bool StandsAt(string exact, int at) =>
        at >= 0 && at + exact.Length <= _after.Text.Length
        && string.CompareOrdinal(_after.Text, at, exact, 0, exact.Length) == 0;

    private static int FirstEndingAfter(WordTokens tokens, int index)
    {
        var at = Array.BinarySearch(tokens.Ends, index + 1);
        return at < 0 ? ~at : at;
    }
}
