using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>What the newsroom understands of an annotation in the W3C's form, beside the whole of it.</summary>
/// <param name="Motivation">One of <see cref="Motivations.All"/>.</param>
/// <param name="Body">The words of its textual bodies; empty where it has none.</param>
/// <param name="Tags">Those of its bodies whose purpose is tagging.</param>
/// <param name="Document">As it was sent: JSON text.</param>
public sealed record WebContent(string Motivation, string Body, IReadOnlyList<string> Tags, string Document)
{
    internal WebContent Tidy() => this with { Body = Body.Trim(), Tags = AnnotationRules.Tidy(Tags) };

    /// <summary>A body may be anything in the W3C's form, so that there may be no words.</summary>
    /// <param name="tidy">As <see cref="Tidy"/> leaves it.</param>
    internal static Decision? Check(WebContent tidy) =>
        AnnotationRules.Check(tidy.Body.Length == 0 ? Motivations.Highlighting : tidy.Motivation, tidy.Body, tidy.Tags);
}

/// <summary>Where an annotation in the W3C's form stands on a report.</summary>
/// <param name="Text">Of the revision that it names; of the present one where it names none.</param>
/// <param name="Target">One of <see cref="NoteTargets"/>.</param>
/// <param name="Selector">Null for the whole of it.</param>
public sealed record WebPlace(ArticleText Text, string Target, TextSelector? Selector)
{
    internal (Passage? Passage, Decision? Refused) Find() =>
        Selector is null || Text.Body is null ? QuoteRules.Find(Text, Target, null) : SelectorRules.Find(Text, Target, Selector);
}

/// <summary>A note in the W3C's form is put on a report, or on something else.</summary>
/// <param name="Place">Null for something else.</param>
/// <param name="Actors">Who may be called by name in the body.</param>
public sealed record PostWebAnnotation(WebContent Content, WebPlace? Place, IReadOnlySet<string>? Actors = null) : ICommand<Annotation>
{
    public Decision Decide(Annotation? state)
    {
        var content = Content.Tidy();
        if (WebContent.Check(content) is { } refused) return refused;
        if (state is not null) return Decision.Conflict("annotation-exists", "Another note has this id.");
        if (Place is null) return Decision.Accept(new AnnotationPostedElsewhere(content.Motivation, content.Body, content.Tags, content.Document));
        var (passage, notFound) = Place.Find();
        return notFound ?? Decision.Accept(new AnnotationPosted(
            Place.Text.Article, Place.Text.Revision, passage!, content.Motivation, content.Body, content.Tags,
            Place.Text.Language, Mentions: Mentions.In(content.Body, Actors), Target: Place.Target == NoteTargets.Body ? null : Place.Target, Document: content.Document));
    }
}
