using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Tests.Text;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Anchoring;

/// <summary>What holds of every carried passage, whatever the two texts.</summary>
public sealed class ReanchoringProperties
{
    private const string Addition = "Encadré ajouté par le desk, sans rapport aucun";

    private static readonly Arbitrary<(int, int)> Ranges = ArbMap.Default.ArbFor<(int, int)>();

    [Fact]
    public void In_an_unchanged_text_every_passage_is_unchanged() =>
        Prop.ForAll(Texts.Any, Ranges, (text, range) =>
        {
            if (text.Length == 0)
                return true;
            var passage = PassageOf(text, range);
            return Reanchoring.Carry(text, passage, text).Equals(new CarryResult.Carried(passage, CarryMethod.Unchanged, 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_carried_passage_really_stands_where_it_says() =>
        Prop.ForAll(Texts.Revisions, Ranges, (pair, range) =>
            pair.Before.Length == 0 || Holds(pair.Before, PassageOf(pair.Before, range), pair.After)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_does_so_in_unrelated_texts_too() =>
        Prop.ForAll(Texts.Any, Texts.Any, Ranges, (before, after, range) =>
            before.Length == 0 || Holds(before, PassageOf(before, range), after)).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_inserted_elsewhere_shift_a_passage_exactly() =>
        Prop.ForAll(Texts.Lines, Ranges, Ranges, (lines, place, range) =>
        {
            var (before, passage, after, shift) = WithLineInserted(lines, place, range);
            return !StandsForItself(before, passage)
                || Reanchoring.Carry(before, passage, after)
                    .Equals(new CarryResult.Carried(
                        Passage.At(after, passage.Start + shift, passage.End + shift), CarryMethod.Unchanged, 1));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Inserting_a_line_and_deleting_it_brings_every_passage_back() =>
        Prop.ForAll(Texts.Lines, Ranges, Ranges, (lines, place, range) =>
        {
            var (before, passage, after, _) = WithLineInserted(lines, place, range);
            return !StandsForItself(before, passage)
                || (Reanchoring.Carry(before, passage, after) is CarryResult.Carried there
                    && Reanchoring.Carry(after, there.Passage, before) is CarryResult.Carried back
                    && back.Passage == passage);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_comparison_gives_each_passage_the_answer_that_it_has_alone() =>
        Prop.ForAll(Texts.Revisions, Ranges, Ranges, (pair, one, two) =>
        {
            if (pair.Before.Length == 0)
                return true;
            var (first, second) = (PassageOf(pair.Before, one), PassageOf(pair.Before, two));
            var shared = Reanchoring.Between(pair.Before, pair.After);
            return shared.Carry(first).Equals(Reanchoring.Carry(pair.Before, first, pair.After))
                && shared.Carry(second).Equals(Reanchoring.Carry(pair.Before, second, pair.After))
                && shared.Carry(first).Equals(shared.Carry(first));
        }).QuickCheckThrowOnFailure();

    private static bool Holds(string before, Passage passage, string after)
    {
        if (Reanchoring.Carry(before, passage, after) is not CarryResult.Carried carried)
            return true;
        var stands = carried.Passage.Start < carried.Passage.End
            && carried.Passage == Passage.At(after, carried.Passage.Start, carried.Passage.End);
        return stands && carried.Method switch
        {
            CarryMethod.Reworded => carried.Similarity is >= 0.5 and <= 1 && carried.Passage.Exact != passage.Exact,
            _ => carried.Similarity is 1 && carried.Passage.Exact == passage.Exact,
        };
    }

    private static Passage PassageOf(string text, (int, int) range)
    {
        var indexed = new CodePointText(text);
        var (start, end) = Texts.Range(indexed.Length, range.Item1, range.Item2);
        return Passage.At(indexed, start, end);
    }

    /// <summary>The lines as a text, a passage within one of them, the text with a line more, and how far that shifts the passage.</summary>
    private static (string Before, Passage Passage, string After, int Shift) WithLineInserted(string[] lines, (int, int) place, (int, int) range)
    {
        var (at, chosen) = ((int)((uint)place.Item1 % (lines.Length + 1)), (int)((uint)place.Item2 % lines.Length));
        while (lines[chosen].Length == 0)
            chosen = (chosen + 1) % lines.Length;
        var before = string.Concat(lines.Select(line => line + "\n"));
        var after = string.Concat(((string[])[.. lines[..at], Addition, .. lines[at..]]).Select(line => line + "\n"));
        var lineStart = CodePoints.Count(string.Concat(lines.Take(chosen).Select(line => line + "\n")));
        var (start, end) = Texts.Range(CodePoints.Count(lines[chosen]), range.Item1, range.Item2);
        return (before, Passage.At(before, lineStart + start, lineStart + end), after, at <= chosen ? CodePoints.Count(Addition) + 1 : 0);
    }

    /// <summary>A passage that a reader can select: no character torn apart, not white space alone.</summary>
    private static bool StandsForItself(string text, Passage passage) =>
        !string.IsNullOrWhiteSpace(passage.Exact)
        && Finder.Find(text, new Quote(passage.Exact, passage.Prefix, passage.Suffix, passage.Start)) is FindResult.Found found
        && found.Passage == passage;
}
