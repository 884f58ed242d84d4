using Newsroom.Core.Annotations;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Seeds;

/// <summary>The days of which the seeds' README says what the desk knew then.</summary>
public sealed class SeedMomentsTests(SeedArchive seeds) : IClassFixture<SeedArchive>
{
    private readonly SeedArchive.Moment october20 = seeds.At("2024-10-20T12:00:00Z");

    [Fact]
    public void On_20_october_three_reports_are_attached_and_the_column_comes_last() =>
        Assert.Equal(
            [("helvete-six-soldats", 2), ("veille-ukraine-obus", 1), ("phare-chair-a-canon", 1)],
            october20.Attached);

    [Fact]
    public void On_20_october_there_are_twelve_notes_of_which_one_is_resolved_and_one_withdrawn()
    {
        var notes = october20.Notes;
        Assert.Equal(12, notes.Count);
        Assert.Equal(["conteneurs-helvete"], notes.Where(n => n.Value.State == AnnotationState.Resolved).Select(n => n.Key));
        Assert.Equal(["semaine-derniere"], notes.Where(n => n.Value.State == AnnotationState.Withdrawn).Select(n => n.Key));
        Assert.All(notes.Values, n => Assert.Equal(AnchorState.Anchored, n.Anchor.State));
    }

    [Fact]
    public void On_20_october_the_first_edition_stands_and_states_one_sides_figure_as_a_fact()
    {
        var edition = Assert.Single(october20.Story.Standing);
        Assert.Equal((1, "public", 0), (edition.Number, edition.Audience, edition.Corrections.Count));
        Assert.Equal("2024-10-19T08:15:00Z", Times.Text(edition.At));
        Assert.Contains(edition.Current.Known, k => k.StartsWith("La Corée du Nord livre chaque année 2,8", StringComparison.Ordinal));
    }

    [Fact]
    public void On_20_october_nothing_of_later_days_shows_through()
    {
        Assert.Contains("homologues", october20.Article("veille-ukraine-obus")!.Current.Content.Body, StringComparison.Ordinal);
        Assert.Contains("Kim Yong-kyun", october20.Article("phare-chair-a-canon")!.Current.Content.Body, StringComparison.Ordinal);
        Assert.Contains("Kim Yong-hyun", october20.Article("helvete-six-soldats")!.Current.Content.Body, StringComparison.Ordinal);
        Assert.Null(october20.Article("fil-koursk"));
        Assert.Null(october20.Article("echiquier-alliance"));
        Assert.Null(october20.Note("obus-boudanov")!.EditedAt);
        Assert.Equal(AnnotationState.Open, october20.Note("peskov-dement")!.State);
    }

    [Fact]
    public void Nothing_happens_on_20_october() =>
        Assert.Equal(
            seeds.At("2024-10-19T23:59:59Z").Story.Version,
            seeds.At("2024-10-21T00:00:00Z").Story.Version);

    [Fact]
    public void On_16_october_the_column_has_been_out_for_four_days_and_the_desk_does_not_have_it()
    {
        Assert.Null(seeds.At("2024-10-16T12:00:00Z").Article("phare-chair-a-canon"));
        Assert.Equal("2024-10-12T05:00:00Z", Times.Text(seeds.AtTheEnd.Article("phare-chair-a-canon")!.FirstPublished!.Value));
    }

    [Fact]
    public void On_18_october_the_column_is_detached_for_an_afternoon()
    {
        Assert.Equal(["helvete-six-soldats", "veille-ukraine-obus"], seeds.At("2024-10-18T12:00:00Z").Attached.Select(a => a.Key));
        Assert.Equal(3, seeds.At("2024-10-18T14:00:00Z").Attached.Count());
    }

    [Fact]
    public void On_23_october_the_note_on_the_calibre_has_lost_its_passage_and_that_on_the_garbled_sentence_not_yet()
    {
        var moment = seeds.At("2024-10-23T12:00:00Z");
        Assert.Equal(AnchorState.Orphaned, moment.Note("calibre-953")!.Anchor.State);
        Assert.Equal(AnchorState.Anchored, moment.Note("charabia-homologues")!.Anchor.State);
        Assert.Equal(AnchorState.Orphaned, seeds.AtTheEnd.Note("charabia-homologues")!.Anchor.State);
    }

    [Fact]
    public void On_24_october_the_desks_edition_leaves_the_corrected_public_one_standing()
    {
        var standing = seeds.At("2024-10-25T00:00:00Z").Story.Standing;
        Assert.Equal([(1, "public"), (2, "desk")], standing.Select(e => (e.Number, e.Audience)));
        Assert.DoesNotContain(standing[0].Current.Known, k => k.Contains("livre chaque année 2,8", StringComparison.Ordinal));
    }
}
