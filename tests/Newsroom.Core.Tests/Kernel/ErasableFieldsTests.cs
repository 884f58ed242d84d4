using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Kernel;

public sealed class ErasableFieldsTests
{
    [Fact]
    public void These_are_all_the_erasable_fields_of_the_newsrooms_events() =>
        Assert.Equal(
            [
                "article_filed content.byline", "article_filed content.body",
                "article_revised content.byline", "article_revised content.body",
                "article_corrected content.byline", "article_corrected content.body", "article_corrected notice",
                "article_retracted notice",
                "annotation_posted passage.exact", "annotation_posted passage.prefix", "annotation_posted passage.suffix",
                "annotation_posted body", "annotation_posted mentions", "annotation_posted document",
                "annotation_posted_elsewhere body", "annotation_posted_elsewhere document",
                "annotation_edited body", "annotation_edited mentions", "annotation_edited document",
                "annotation_replied body", "annotation_replied mentions",
                "annotation_reanchored passage.exact", "annotation_reanchored passage.prefix", "annotation_reanchored passage.suffix",
                "annotation_became_ambiguous candidates[].exact", "annotation_became_ambiguous candidates[].prefix",
                "annotation_became_ambiguous candidates[].suffix",
                "annotation_anchor_confirmed passage.exact", "annotation_anchor_confirmed passage.prefix",
                "annotation_anchor_confirmed passage.suffix",
                "annotation_reply_edited body", "annotation_reply_edited mentions",
                "annotation_assigned assignee.person",
                "brief_drafted brief.headline", "brief_drafted brief.known", "brief_drafted brief.unknown",
                "brief_published brief.headline", "brief_published brief.known", "brief_published brief.unknown",
                "brief_corrected brief.headline", "brief_corrected brief.known", "brief_corrected brief.unknown",
                "brief_corrected notice",
                "brief_withdrawn notice",
                "key_granted name",
                "group_member_added member", "group_member_removed member",
            ],
            NewsroomEvents.Types.Erasable().Select(f => $"{f.EventType} {f.Path}"));

    [Fact]
    public void Of_the_envelope_these_are_who_and_why() => Assert.Equal(["actor", "reason"], ErasableFields.Of(typeof(Metadata)));

    [Fact]
    public void Lists_optional_values_and_records_inside_records_are_looked_into() =>
        Assert.Equal(["name", "passages[].exact", "passages[].prefix", "passages[].suffix", "where.name"], ErasableFields.Of(typeof(Person)));

    [Fact]
    public void A_record_that_holds_itself_is_looked_into_once_and_again_beside_itself() =>
        Assert.Equal(["left.name", "left.branches[].label", "right.name", "right.branches[].label"], ErasableFields.Of(typeof(Fork)));

    private sealed record Person(
        [property: Erasable] string Name, IReadOnlyList<Passage> Passages, Place? Where, DateTimeOffset At, IReadOnlyList<string> Tags);

    private readonly record struct Place([property: Erasable] string Name, double Latitude);

    private sealed record Fork(Tree Left, Tree Right);

    private sealed record Tree([property: Erasable] string Name, Tree? Parent, IReadOnlyList<Branch> Branches);

    private sealed record Branch(Tree Of, [property: Erasable] string Label);
}
