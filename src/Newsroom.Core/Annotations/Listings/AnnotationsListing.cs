using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations.Listings;

/// <summary>The notes by report. A withdrawn note keeps its document and says so: it stays in the history.</summary>
public sealed class AnnotationsListing : Listing<AnnotationListing>
{
    public const string ListingName = "annotations";

    public override string Name => ListingName;

    public override int Revision => 3;

    public override IReadOnlyList<string> Indexes => ["article"];

    public override IEnumerable<string> Keys(Recorded recorded) =>
        Streams.CategoryOf(recorded.Stream) == Annotation.Category ? [recorded.Subject] : [];

    public override AnnotationListing Evolve(string key, AnnotationListing? document, Recorded recorded)
    {
        var (by, at) = (recorded.Metadata.Actor, recorded.At);
        var next = (document, recorded.Data) switch
        {
            (null, AnnotationPosted e) => new AnnotationListing(
                key, 0, e.Article, e.Revision, e.Revision, e.Revision, e.Passage, e.Passage, AnchorState.Anchored, null, null, null, [], [], null,
                AnnotationState.Open, e.Motivation, e.Body, e.Tags, [], by, at, null)
            {
                Target = e.Target ?? NoteTargets.Body, Document = e.Document,
            },
            (null, AnnotationPostedElsewhere e) => new AnnotationListing(
                key, 0, null, 0, 0, 0, Passage.None, Passage.None, AnchorState.Anchored, null, null, null, [], [], null,
                AnnotationState.Open, e.Motivation, e.Body, e.Tags, [], by, at, null)
            {
                Target = NoteTargets.Elsewhere, Document = e.Document,
            },
            ({ } a, AnnotationEdited e) => a with
            {
                Motivation = e.Motivation, Body = e.Body, Tags = e.Tags, EditedAt = at,
                Document = e.Document ?? a.Document, IsEditedSince = e.Document is null,
            },
            ({ } a, AnnotationReplied or AnnotationReplyEdited or AnnotationReplyWithdrawn) => a with { Replies = Reply.After(a.Replies, recorded) },
            ({ } a, AnnotationResolved) => a with { State = AnnotationState.Resolved },
            ({ } a, AnnotationReopened) => a with { State = AnnotationState.Open },
            ({ } a, AnnotationWithdrawn) => a with { State = AnnotationState.Withdrawn },
            ({ } a, AnnotationRestored) => a with { State = a.Work?.Resolved is null ? AnnotationState.Open : AnnotationState.Resolved },
            ({ } a, AnnotationVisibilityChanged or AnnotationAssigned or AnnotationUnassigned) => a,
            ({ } a, _) when a.AnchorNow().After(recorded, a.Posted) is { } anchor => a.At(anchor),
            _ => throw new UnknownEvent(recorded.Type),
        };
        return next with { Version = recorded.Version, Work = DeskWork.After(next.Work, recorded, next.Author) };
    }
}
