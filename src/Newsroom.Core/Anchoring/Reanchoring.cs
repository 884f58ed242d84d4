using Newsroom.Core.Text;

namespace Newsroom.Core.Anchoring;

/// <summary>
/// Finds the passages of one revision again in a later one, or says honestly that it cannot: an orphaned note is
/// shown as such, a note on the wrong words misleads. The two texts are compared once, for all passages; words that differ in
/// typography alone are the same. In order:
/// <list type="number">
/// <item>the sentence stands whole, in its order with the bulk of the text: unchanged. The alignment keeps as many words in
/// their order as it can: of two sections that change places the shorter has moved, the longer stands;</item>
/// <item>the same words stand in the changed sentence, or in text that is new (<see cref="Places"/>): unchanged or moved, unless the
/// passage's own place, which is where the words around it are, has something alike or has its slot taken: then it is that, or
/// ambiguous, and never the same words elsewhere alone;</item>
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

    /// <summary>Weight of words that a stretch elsewhere and the sentence around it must have kept: about a sentence.</summary>
    private const int TellingElsewhere = 40;

    /// <summary>Two places that differ by less, in thousandths, are both possible.</summary>
    private const int Margin = 100;

    /// <summary>Weight of words that, standing elsewhere, tell that a passage was torn apart.</summary>
    private const int TellingPart = 12;

    /// <summary>Longer passages, in words, are not compared word by word with every place: the alignment knows enough of them.</summary>
    private const int LongestCompared = 400;

    private readonly CodePointText _before;
    private readonly CodePointText _after;
    private readonly WordAlignment _alignment;
    private readonly WordLikeness _likeness;
    private readonly ApproximateMatch _match;
    private readonly Surroundings _surroundings;
    private readonly ClauseEdges _edges;
    private readonly Sentences _sentences;

    /// <summary>For each token of the later text, the token it was; -1 when it is new.</summary>
    private readonly int[] _beforeOf;

    private Reanchoring(string before, string after)
    {
        _before = new CodePointText(before);
        _after = new CodePointText(after);
        _alignment = WordAlignment.Between(before, after, plain: true);
        _likeness = new WordLikeness(_alignment);
        _match = new ApproximateMatch(_alignment, _likeness);
        _surroundings = new Surroundings(_alignment, _likeness);
        _edges = new ClauseEdges(_alignment, _likeness, _match);
        _sentences = new Sentences(_alignment, _likeness, _match);
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

    /// <summary>Under this, words are no longer those of the passage.</summary>
    public const double LeastSimilarity = LikeEnoughInPlace / 1000.0;

    /// <summary>How much of the wording of two passages is the same: as <see cref="CarryResult.Carried.Similarity"/>.</summary>
    public static double Similarity(string before, string after)
    {
        var pair = Between(before, after);
        var alike = pair._match.AllNear(
            0, pair.Earlier.Count, 0, pair.Later.Count, ApproximateMatch.Ends.Begin | ApproximateMatch.Ends.End, LikeEnoughInPlace);
        return pair.Earlier.Count == 0 || alike.Count == 0 ? 0 : alike[0].Likeness / 1000.0;
    }

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
        if (IsSentenceKept(anchor))
            return Standing(anchor, _alignment.AfterOf[anchor.First], CarryMethod.Unchanged);
        var region = RegionOf(anchor);
        return (Places(anchor) is { Count: > 0 } places ? AtPlaces(anchor, region, places) : null)
            ?? RewordedInPlace(anchor, region)
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
        while (last < Earlier.Count && Earlier.Starts[last] < end)
            last++;
        return new Anchor(passage.Exact, start, first, last, _sentences.WeightOf(first, last));
    }

    /// <summary>Whether the alignment keeps the tokens [start, end) side by side.</summary>
    private bool IsKeptWhole(int start, int end)
    {
        var first = _alignment.AfterOf[start];
        for (var token = start; token < end; token++)
        {
            if (first < 0 || _alignment.AfterOf[token] != first + token - start)
                return false;
        }

        return true;
    }

    private bool IsSentenceKept(Anchor anchor)
    {
        var (first, end) = _sentences.Of(anchor.First, anchor.End);
        return IsKeptWhole(first, end) && IsKeptInPlace(anchor);
    }

    private bool IsKeptInPlace(Anchor anchor) =>
        IsKeptWhole(anchor.First, anchor.End)
        && _surroundings.KeptBesideCuts(anchor.First, anchor.End) >= Surroundings.Needed(anchor.Weight);

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

    /// <summary>A place where the passage's words stand, and how much of what is around them was around the passage.</summary>
    /// <param name="HasWholeSentence">Whether the rest of its sentence stands there too, word for word.</param>
    private readonly record struct Place(int First, int Support, bool HasWholeSentence);

    /// <summary>
    /// Where the passage's words stand in text that may be theirs, the place that the alignment keeps first, then by what speaks
    /// for each. The same words where they stood before as well belong to another sentence, and are never taken.
    /// </summary>
    private List<Place> Places(Anchor anchor)
    {
        var places = new List<Place>();
        var kept = IsKeptInPlace(anchor) ? _alignment.AfterOf[anchor.First] : -1;
        var whole = _sentences.PlacesInTheWhole(anchor.First, anchor.End);
        foreach (var first in _match.Occurrences(anchor.First, anchor.End))
        {
            var others = 0;
            for (var token = first; token < first + anchor.End - anchor.First; token++)
                others += MayBe(anchor, token) ? 0 : _likeness.Weight(Later.Ids[token]);
            var support = _surroundings.Alike(anchor.First, anchor.End, first, first + anchor.End - anchor.First);
            if (first == kept || whole.Contains(first) || (2 * others < anchor.Weight && support >= Surroundings.Needed(anchor.Weight)
                && _sentences.Kept(anchor.First, anchor.End, first, first + anchor.End - anchor.First) is not null))
                places.Add(new Place(first, support, whole.Contains(first)));
        }

        return [.. places.OrderByDescending(place => place.First == kept).ThenByDescending(place => place.Support)];
    }

    private CarryResult? AtPlaces(Anchor anchor, Region region, List<Place> places)
    {
        var place = places[0];
        var isKept = _alignment.AfterOf[anchor.First] == place.First && IsKeptInPlace(anchor);
        var rivals = places.Skip(1).Where(other => other.Support > place.Support + (isKept ? Margin : -Margin)).ToArray();
        if (rivals.Length > 0)
            return new CarryResult.Ambiguous([.. rivals.Prepend(place).Select(each => At(anchor, each.First))]);
        var end = place.First + anchor.End - anchor.First;
        if (AlikeInPlace(anchor, place.First) is { } own)
        {
            var support = _surroundings.Alike(anchor.First, anchor.End, own.Start, own.End);
            if (support > place.Support - Margin)
            {
                return 4 * place.Support < 3 * support && support >= Surroundings.Needed(own.Kept)
                    ? Carried(anchor, own)
                    : new CarryResult.Ambiguous([At(own), At(anchor, place.First)]);
            }
        }

        if (PassedBy(anchor, place.First) is { } passed)
            return new CarryResult.Ambiguous([At(passed), At(anchor, place.First)]);
        var isInRegion = isKept || (place.First >= region.From && end <= region.To);
        return !isInRegion && !place.HasWholeSentence && IsSlotTaken(anchor, region)
            ? new CarryResult.Ambiguous([At(new(region.From, region.To, 0, 0)), At(anchor, place.First)])
            : Standing(anchor, place.First, isInRegion ? CarryMethod.Unchanged : CarryMethod.Moved);
    }

    /// <summary>
    /// What is alike where the passage's sentence was, other than the same words at <paramref name="place"/>: of all such stretches
    /// the one with the most of the passage's surroundings. Text that was put in parts the passage from its neighbours, so that
    /// the alignment alone cannot say on which side of it the passage's own place is.
    /// </summary>
    private ApproximateMatch.Stretch? AlikeInPlace(Anchor anchor, int place)
    {
        if (anchor.End - anchor.First > LongestCompared)
            return null;
        var (first, end) = _sentences.Of(anchor.First, anchor.End);
        do
            first--;
        while (first >= 0 && _alignment.AfterOf[first] < 0);
        while (end < Earlier.Count && _alignment.AfterOf[end] < 0)
            end++;
        var (from, to) = (first < 0 ? 0 : _alignment.AfterOf[first] + 1, end == Earlier.Count ? Later.Count : _alignment.AfterOf[end]);
        var placeEnd = place + anchor.End - anchor.First;
        return _match.AllNear(
                anchor.First, anchor.End, from, to, ApproximateMatch.Ends.Free, LikeEnoughInPlace,
                token => (token < place || token >= placeEnd) && MayBe(anchor, token))
            .Where(stretch => stretch.End <= place || stretch.Start >= placeEnd)
            .Select(stretch => (ApproximateMatch.Stretch?)stretch)
            .MaxBy(stretch => _surroundings.Alike(anchor.First, anchor.End, stretch!.Value.Start, stretch.Value.End) + stretch.Value.Likeness);
    }

    /// <summary>
    /// The name or figure of the passage's sentence that has come to stand on the other side of the passage's words at
    /// <paramref name="place"/>, when these are a name or a figure with little else: two that change places leave a sentence true to
    /// the letter and wrong.
    /// </summary>
    private ApproximateMatch.Stretch? PassedBy(Anchor anchor, int place)
    {
        if (anchor.Weight >= TellingElsewhere)
            return null;
        var (start, end) = _sentences.Of(anchor.First, anchor.End);
        var placeEnd = place + anchor.End - anchor.First;
        var (from, to) = Sentences.Around(Later, place, placeEnd);
        for (var token = start; token < end; token++)
        {
            if (token == anchor.First)
                token = anchor.End;
            if (token == end || !_sentences.IsNameOrFigure(token))
                continue;
            var (other, same) = token < anchor.First ? (placeEnd..to, from..place) : (from..place, placeEnd..to);
            var at = Array.IndexOf(Later.Ids, Earlier.Ids[token], other.Start.Value, other.End.Value - other.Start.Value);
            if (at >= 0 && Array.IndexOf(Later.Ids, Earlier.Ids[token], same.Start.Value, same.End.Value - same.Start.Value) < 0
                && Enumerable.Range(anchor.First, anchor.End - anchor.First).Any(mine => _sentences.IsNameOrFigure(mine) && Earlier.Kinds[mine] == Earlier.Kinds[token]))
                return new(at, at + 1, 0, 0);
        }

        return null;
    }

    /// <summary>
    /// Whether other words, about as many, stand exactly where the passage stood in its sentence. The passage's words elsewhere
    /// are then a rival: two names that change places leave both sentences true to the letter and wrong.
    /// </summary>
    private bool IsSlotTaken(Anchor anchor, Region region)
    {
        var weight = _match.Weight(region.From, region.To);
        return region.Known == (ApproximateMatch.Ends.Begin | ApproximateMatch.Ends.End)
            && 3 * weight >= anchor.Weight && weight <= 3 * anchor.Weight
            && ((!ClauseEdges.BeginsSentence(Earlier, anchor.First) && !_likeness.IsPunctuation(Earlier.Ids[anchor.First - 1]))
                || (anchor.End < Earlier.Count && !Earlier.BeginsLine(anchor.End) && !_likeness.IsPunctuation(Earlier.Ids[anchor.End])));
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

    private CarryResult? NearestInPlace(Anchor anchor, Region region)
    {
        var enough = region.Known == (ApproximateMatch.Ends.Begin | ApproximateMatch.Ends.End) ? LikeEnoughInPlace
            : _match.Weight(region.From, region.To) <= 2 * anchor.Weight ? LikeEnoughNearby
            : LikeEnough;
        if (_match.Nearest(anchor.First, anchor.End, region.From, region.To, region.Known, enough) is not var (best, other))
            return null;
        var rival = other is { } second && second.Likeness > best.Likeness - Margin ? other : null;
        // Of two stretches as near, what is around them tells, or nobody can.
        if (rival is not null && Support(rival.Value) > Support(best))
            (best, rival) = (rival.Value, best);
        var accepted = Accepted(anchor, region, WithoutAddedSentences(anchor, region, best), enough);
        return accepted is CarryResult.Carried && rival is not null && Support(best) - Support(rival.Value) < Margin
            ? new CarryResult.Ambiguous([At(best), At(rival.Value)])
            : accepted;

        int Support(ApproximateMatch.Stretch stretch) => _surroundings.Alike(anchor.First, anchor.End, stretch.Start, stretch.End);
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
        if (anchor.Weight < TellingPart || anchor.End - anchor.First > LongestCompared)
            return null;
        // A passage that says much by itself may be anywhere; one that does not, in a sentence like its own.
        IEnumerable<(int From, int To)> places = anchor.Weight >= TellingElsewhere ? [(0, Later.Count)] : _sentences.LikeThatOf(anchor.First, anchor.End);
        var near = new List<ApproximateMatch.Stretch>();
        foreach (var (from, to) in places)
        {
            near.AddRange(_match.AllNear(
                anchor.First, anchor.End, from, to, ApproximateMatch.Ends.Free, LikeEnough - Margin, token => MayBe(anchor, token)));
        }

        ApproximateMatch.Stretch? best = null;
        foreach (var stretch in near.OrderByDescending(stretch => stretch.Likeness).ThenBy(stretch => stretch.Start))
        {
            if ((best is null && stretch.Likeness < LikeEnough) || stretch.Likeness <= best?.Likeness - Margin)
                break;
            if ((best is { } found && stretch.Start < found.End && stretch.End > found.Start)
                || _sentences.Kept(anchor.First, anchor.End, stretch.Start, stretch.End) is not { } around
                || stretch.Kept + around < TellingElsewhere || !_sentences.HasNames(anchor.First, anchor.End, stretch))
                continue;
            if (best is not null)
                return new CarryResult.Ambiguous([At(best.Value), At(stretch)]);
            best = stretch;
        }

        return best is null ? null : Whole(anchor, best.Value);
    }

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

    private CarryResult? Accepted(Anchor anchor, Region region, ApproximateMatch.Stretch stretch, int enough)
    {
        // Judged by what was kept of it, shown with what took the place of the rest.
        if (stretch.Likeness < enough || _surroundings.Kept(anchor.First, anchor.End) < Surroundings.Needed(stretch.Kept))
            return null;
        if (stretch.Likeness == 1000 && PassedBy(anchor, stretch.Start) is { } passed)
            return new CarryResult.Ambiguous([At(passed), At(stretch)]);
        var shown = _edges.WithReplacedWords(anchor.First, anchor.End, region.From, region.To, stretch);
        return Whole(anchor, shown);
    }

    /// <summary>The passage at a stretch, unless that is only a part of it and the rest stands elsewhere.</summary>
    private CarryResult Whole(Anchor anchor, ApproximateMatch.Stretch stretch) =>
        PartElsewhere(anchor, stretch) is { } part ? new CarryResult.Ambiguous([At(stretch), At(part)]) : Carried(anchor, stretch);

    /// <summary>
    /// Where the beginning or the end of a passage over several sentences stands outside the stretch that has the rest: two
    /// paragraphs that change places tear such a passage apart, and half of it is not the passage. Light words tell where they
    /// begin or end a line as they did.
    /// </summary>
    private ApproximateMatch.Stretch? PartElsewhere(Anchor anchor, ApproximateMatch.Stretch stretch)
    {
        for (var edge = anchor.First + 1; edge < anchor.End; edge++)
        {
            if (!ClauseEdges.BeginsSentence(Earlier, edge))
                continue;
            foreach (var (from, to) in ((int, int)[])[(anchor.First, edge), (edge, anchor.End)])
            {
                var places = _match.Occurrences(from, to).Select(place => (First: place, End: place + to - from)).ToArray();
                if (places.Any(place => place.First >= stretch.Start && place.End <= stretch.End))
                    continue;
                foreach (var place in places)
                {
                    var outside = place.First >= stretch.End || place.End <= stretch.Start;
                    var tells = _match.Weight(place.First, place.End) >= TellingPart
                        || (Earlier.BeginsLine(edge) && Later.BeginsLine(from == edge ? place.First : place.End));
                    if (outside && tells && MayBe(anchor, place.First))
                        return new(place.First, place.End, 0, 0);
                }
            }
        }

        return null;
    }

    private CarryResult.Carried Carried(Anchor anchor, ApproximateMatch.Stretch stretch)
    {
        var (start, end) = (Later.Starts[stretch.Start], Later.Ends[stretch.End - 1]);
        // A passage that begins or ends inside a word does so still, where that word is the same.
        if (Later[stretch.Start].SequenceEqual(Earlier[anchor.First]))
            start += Math.Max(0, anchor.Start - Earlier.Starts[anchor.First]);
        if (Later[stretch.End - 1].SequenceEqual(Earlier[anchor.End - 1]))
            end -= Math.Max(0, Earlier.Ends[anchor.End - 1] - (anchor.Start + anchor.Exact.Length));
        return StandsAt(anchor.Exact, start) && end - start == anchor.Exact.Length
            ? CarriedTo(start, end, CarryMethod.Unchanged, 1000)
            : CarriedTo(start, end, CarryMethod.Reworded, stretch.Likeness);
    }

    /// <summary>The passage's words from a token of the later text on; reworded when they are set otherwise there.</summary>
    private CarryResult.Carried Standing(Anchor anchor, int first, CarryMethod method)
    {
        var carried = Carried(anchor, new(first, first + anchor.End - anchor.First, 1000, anchor.Weight));
        if (carried.Method == CarryMethod.Unchanged)
            return carried with { Method = method };
        // White space at the passage's edges belongs to it where it stands there still.
        var at = Later.Starts[first] + anchor.Start - Earlier.Starts[anchor.First];
        return StandsAt(anchor.Exact, at) ? CarriedTo(at, at + anchor.Exact.Length, method, 1000) : carried;
    }

    private Passage At(Anchor anchor, int first) => Standing(anchor, first, CarryMethod.Unchanged).Passage;

    private Passage At(ApproximateMatch.Stretch stretch) =>
        CarriedTo(Later.Starts[stretch.Start], Later.Ends[stretch.End - 1], CarryMethod.Reworded, 0).Passage;

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
