using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Annotations;

/// <summary>The passage that a selector means in one revision of a report, or why it means none.</summary>
internal static class SelectorRules
{
    private const string Field = "target.selector";

    /// <param name="target">The body or the headline.</param>
    public static (Passage? Passage, Decision? Refused) Find(ArticleText text, string target, TextSelector selector)
    {
        if (text.In(target) is not { } words) return (null, Decision.Invalid("revision-unknown", $"The report has no revision {text.Revision}.", Field));
        var whole = new CodePointText(words);
        var (start, end, refused) = Resolve(text, whole, selector, 0, whole.Length);
        if (refused is null && end - start > PostAnnotation.MaxExact)
            refused = Decision.Invalid("exact-too-long", $"The passage has {end - start} code points; {PostAnnotation.MaxExact} are allowed.", Field);
        return refused is null ? (Passage.At(whole, start, end), null) : (null, refused);
    }

    private static (int Start, int End, Decision? Refused) Resolve(ArticleText text, CodePointText whole, TextSelector selector, int from, int to)
    {
        var (start, end, refused) = selector switch
        {
            TextSelector.Quoted quoted => Quoted(text, whole, quoted, from, to),
            TextSelector.Positioned position => Positioned(whole, position, from, to),
            TextSelector.Ranged range => Ranged(text, whole, range, from, to),
            _ => throw new ArgumentOutOfRangeException(nameof(selector), selector, "Nobody resolves it."),
        };
        return refused is null && selector.RefinedBy is { } refining ? Resolve(text, whole, refining, start, end) : (start, end, refused);
    }

    private static (int, int, Decision?) Quoted(ArticleText text, CodePointText whole, TextSelector.Quoted quoted, int from, int to)
    {
        var within = text with { Body = whole.Slice(from, to) };
        var (passage, refused) = QuoteRules.Find(within, new Quote(quoted.Exact, quoted.Prefix, quoted.Suffix, quoted.Start));
        return refused is null
            ? (from + passage!.Start, from + passage.End, null)
            : (0, 0, refused with { Refusal = refused.Refusal! with { Field = Field } });
    }

    private static (int, int, Decision?) Positioned(CodePointText whole, TextSelector.Positioned position, int from, int to)
    {
        if (position.Start < 0 || position.End <= position.Start || position.End > to - from)
            return (0, 0, Decision.Invalid("position-unfit", $"A passage from {position.Start} to {position.End} is none of a text of {to - from} code points.", Field));
        var (start, end) = (from + position.Start, from + position.End);
        return Characters.IsBoundary(whole.Text, whole.ToUtf16(start)) && Characters.IsBoundary(whole.Text, whole.ToUtf16(end))
            ? (start, end, null)
            : (0, 0, Decision.Invalid("position-unfit", $"A passage from {position.Start} to {position.End} would tear a character apart.", Field));
    }

    private static (int, int, Decision?) Ranged(ArticleText text, CodePointText whole, TextSelector.Ranged range, int from, int to)
    {
        var (start, _, refused) = Resolve(text, whole, range.From, from, to);
        if (refused is not null) return (0, 0, refused);
        (var end, _, refused) = Resolve(text, whole, range.To, from, to);
        if (refused is not null) return (0, 0, refused);
        return start < end ? (start, end, null) : (0, 0, Decision.Invalid("range-empty", "The range ends before it begins.", Field));
    }
}
