using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.History;

/// <summary>
/// Events of a retracted report, and of the notes on it, without the report's words: what happened, when and by whom stays,
/// in the same shape. A title, a body and a passage are never empty otherwise, so that nobody takes what is left out for
/// what was said.
/// </summary>
public static class WithoutWords
{
    /// <summary>Whether the event has words of a report at all.</summary>
    public static bool Concerns(Recorded recorded) =>
        recorded.Data is ArticleFiled or ArticleRevised or ArticleCorrected or AnnotationPosted or AnnotationReanchored
            or AnnotationEdited { Document: not null } or AnnotationBecameAmbiguous or AnnotationAnchorConfirmed;

    public static Recorded Of(Recorded recorded) => recorded.Data switch
    {
        ArticleFiled e => recorded with { Data = e with { Content = Of(e.Content) } },
        ArticleRevised e => recorded with { Data = e with { Content = Of(e.Content) } },
        // What a correction says in public repeats the words that it corrects.
        ArticleCorrected e => recorded with { Data = e with { Content = Of(e.Content), Notice = "" } },
        AnnotationPosted e => recorded with { Data = e with { Passage = Of(e.Passage), Document = null } },
        // A note in the W3C's form quotes its passage.
        AnnotationEdited e => recorded with { Data = e with { Document = null } },
        AnnotationReanchored e => recorded with { Data = e with { Passage = Of(e.Passage) } },
        AnnotationBecameAmbiguous e => recorded with { Data = e with { Candidates = [.. e.Candidates.Select(Of)] } },
        AnnotationAnchorConfirmed e => recorded with { Data = e with { Passage = Of(e.Passage) } },
        _ => recorded,
    };

    private static Content Of(Content content) => content with { Title = "", Byline = null, Body = "", Spans = [], BodyHash = null };

    private static Passage Of(Passage passage) => passage with { Exact = "", Prefix = "", Suffix = "" };
}
