using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Groups;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;

namespace Newsroom.Core;

/// <summary>Every event of the newsroom under the name by which it is stored. A name, once here, never changes.</summary>
public static class NewsroomEvents
{
    public static EventTypes Types { get; } = new(
        EventType.Of<ArticleFiled>("article_filed"),
        EventType.Of<ArticleRevised>("article_revised"),
        EventType.Of<ArticleCorrected>("article_corrected"),
        EventType.Of<ArticleRetracted>("article_retracted"),
        EventType.Of<ArticleEmbargoed>("article_embargoed"),
        EventType.Of<EmbargoLifted>("embargo_lifted"),
        EventType.Of<AnnotationPosted>("annotation_posted"),
        EventType.Of<AnnotationPostedElsewhere>("annotation_posted_elsewhere"),
        EventType.Of<AnnotationEdited>("annotation_edited"),
        EventType.Of<AnnotationReplied>("annotation_replied"),
        EventType.Of<AnnotationResolved>("annotation_resolved"),
        EventType.Of<AnnotationReopened>("annotation_reopened"),
        EventType.Of<AnnotationWithdrawn>("annotation_withdrawn"),
        EventType.Of<AnnotationReanchored>("annotation_reanchored"),
        EventType.Of<AnnotationOrphaned>("annotation_orphaned"),
        EventType.Of<AnnotationBecameAmbiguous>("annotation_became_ambiguous"),
        EventType.Of<AnnotationAnchorConfirmed>("annotation_anchor_confirmed"),
        EventType.Of<AnnotationDeclaredOrphaned>("annotation_declared_orphaned"),
        EventType.Of<AnnotationReplyEdited>("annotation_reply_edited"),
        EventType.Of<AnnotationReplyWithdrawn>("annotation_reply_withdrawn"),
        EventType.Of<AnnotationRestored>("annotation_restored"),
        EventType.Of<AnnotationVisibilityChanged>("annotation_visibility_changed"),
        EventType.Of<AnnotationAssigned>("annotation_assigned"),
        EventType.Of<AnnotationUnassigned>("annotation_unassigned"),
        EventType.Of<StoryOpened>("story_opened"),
        EventType.Of<ArticleAttached>("article_attached"),
        EventType.Of<ArticleDetached>("article_detached"),
        EventType.Of<BriefDrafted>("brief_drafted"),
        EventType.Of<BriefPublished>("brief_published"),
        EventType.Of<BriefCorrected>("brief_corrected"),
        EventType.Of<BriefWithdrawn>("brief_withdrawn"),
        EventType.Of<StoryClosed>("story_closed"),
        EventType.Of<StoryReopened>("story_reopened"),
        EventType.Of<KeyGranted>("key_granted"),
        EventType.Of<KeyRevoked>("key_revoked"),
        EventType.Of<KeyEndSet>("key_end_set"),
        EventType.Of<GroupCreated>("group_created"),
        EventType.Of<GroupRenamed>("group_renamed"),
        EventType.Of<GroupMemberAdded>("group_member_added"),
        EventType.Of<GroupMemberRemoved>("group_member_removed"));
}
