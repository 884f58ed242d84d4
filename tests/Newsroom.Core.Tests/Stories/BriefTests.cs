using Newsroom.Core.Stories;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests.Stories;

public sealed class BriefTests
{
    private static readonly StoryOpened Opened = new("Le pont", "");
    private static readonly Brief First = new("Le pont est fermé", ["Fermé lundi."], ["Pour combien de temps ?"]);
    private static readonly Brief Second = new("Le pont rouvre", ["Rouvert jeudi."], []);
    private static readonly BriefDrafted Drafted = new(First);
    private static readonly BriefPublished Published = new(1, "public", First);

    [Fact]
    public void A_draft_is_kept_without_blanks_and_empty_statements() =>
        Given<Story>.Events(Opened)
            .When(new DraftBrief(new Brief(" Le pont est fermé ", [" Fermé lundi.", " "], ["", "Pour combien de temps ?"])))
            .Then(Drafted);

    [Fact]
    public void The_same_draft_again_is_nothing() =>
        Given<Story>.Events(Opened, Drafted).When(new DraftBrief(First)).ThenNothing();

    [Fact]
    public void A_draft_has_a_headline_and_limits()
    {
        var given = Given<Story>.Events(Opened);
        given.When(new DraftBrief(First with { Headline = " " })).ThenInvalid("headline-missing", "headline");
        given.When(new DraftBrief(First with { Headline = new string('h', Briefs.MaxHeadline + 1) })).ThenInvalid("headline-too-long", "headline");
        given.When(new DraftBrief(First with { Known = [new string('k', Briefs.MaxStatement + 1)] })).ThenInvalid("known-too-long", "known");
        given.When(new DraftBrief(First with { Unknown = [.. Enumerable.Repeat("?", Briefs.MaxStatements + 1)] }))
            .ThenInvalid("unknown-too-many", "unknown");
    }

    [Fact]
    public void The_draft_goes_out_as_the_first_edition() =>
        Given<Story>.Events(Opened, Drafted).When(new PublishBrief(" public ")).Then(Published);

    [Fact]
    public void Without_a_draft_nothing_goes_out() =>
        Given<Story>.Events(Opened).When(new PublishBrief("public")).ThenConflict("brief-not-drafted");

    [Fact]
    public void A_headline_alone_does_not_go_out() =>
        Given<Story>.Events(Opened, new BriefDrafted(new Brief("Le pont", [], []))).When(new PublishBrief("public")).ThenConflict("brief-empty");

    [Fact]
    public void An_edition_goes_to_somebody() =>
        Given<Story>.Events(Opened, Drafted).When(new PublishBrief("")).ThenInvalid("audience-missing", "audience");

    [Fact]
    public void The_same_words_for_the_same_audience_are_no_new_edition()
    {
        Given<Story>.Events(Opened, Drafted, Published).When(new PublishBrief("public")).ThenNothing();
        Given<Story>.Events(Opened, Drafted, Published).When(new PublishBrief("desk")).Then(new BriefPublished(2, "desk", First));
    }

    [Fact]
    public void A_new_draft_is_the_next_edition() =>
        Given<Story>.Events(Opened, Drafted, Published, new BriefDrafted(Second)).When(new PublishBrief("public"))
            .Then(new BriefPublished(2, "public", Second));

    [Fact]
    public void The_published_edition_is_corrected_and_keeps_its_number() =>
        Given<Story>.Events(Opened, Drafted, Published).When(new CorrectBrief(Second, " Le pont avait rouvert. "))
            .Then(new BriefCorrected(1, Second, "Le pont avait rouvert."));

    [Fact]
    public void A_correction_needs_a_notice_and_something_to_correct()
    {
        var given = Given<Story>.Events(Opened, Drafted, Published);
        given.When(new CorrectBrief(Second, "")).ThenInvalid("notice-missing", "notice");
        given.When(new CorrectBrief(First, "Notice.")).ThenInvalid("correction-changes-nothing", "known");
        given.When(new CorrectBrief(new Brief("Le pont", [], []), "Notice.")).ThenInvalid("brief-empty", "known");
    }

    [Fact]
    public void Only_what_stands_in_public_is_corrected()
    {
        Given<Story>.Events(Opened, Drafted).When(new CorrectBrief(Second, "Notice.")).ThenConflict("brief-not-published");
        Given<Story>.Events(Opened, Drafted, Published, new BriefWithdrawn(1, "Faux.")).When(new CorrectBrief(Second, "Notice."))
            .ThenConflict("brief-withdrawn");
    }

    [Fact]
    public void A_draft_that_is_the_published_text_follows_its_correction() =>
        Given<Story>.Events(Opened, Drafted, Published, new BriefCorrected(1, Second, "Notice.")).When(new PublishBrief("public")).ThenNothing();

    [Fact]
    public void A_draft_that_went_on_is_left_as_it_is()
    {
        var next = Second with { Headline = "Le pont ferme encore" };
        Given<Story>.Events(Opened, Drafted, Published, new BriefDrafted(next), new BriefCorrected(1, Second, "Notice."))
            .When(new PublishBrief("public")).Then(new BriefPublished(2, "public", next));
    }

    [Fact]
    public void The_published_edition_is_withdrawn_once_with_a_notice()
    {
        Given<Story>.Events(Opened, Drafted, Published).When(new WithdrawBrief("Faux.")).Then(new BriefWithdrawn(1, "Faux."));
        Given<Story>.Events(Opened, Drafted, Published).When(new WithdrawBrief(" ")).ThenInvalid("notice-missing", "notice");
        Given<Story>.Events(Opened, Drafted, Published, new BriefWithdrawn(1, "Faux.")).When(new WithdrawBrief("Encore.")).ThenNothing();
        Given<Story>.Events(Opened, Drafted).When(new WithdrawBrief("Faux.")).ThenConflict("brief-not-published");
    }

    [Fact]
    public void After_a_withdrawal_the_same_words_may_go_out_again() =>
        Given<Story>.Events(Opened, Drafted, Published, new BriefWithdrawn(1, "Faux.")).When(new PublishBrief("public"))
            .Then(new BriefPublished(2, "public", First));

    [Fact]
    public void An_edition_for_the_desk_does_not_take_the_place_of_the_public_one()
    {
        object[] events = [Opened, Drafted, Published, new BriefDrafted(Second), new BriefPublished(2, "desk", Second)];
        var given = Given<Story>.Events(events);
        given.When(new CorrectBrief(Second, "Notice.", "public")).Then(new BriefCorrected(1, Second, "Notice."));
        given.When(new CorrectBrief(First, "Notice.")).Then(new BriefCorrected(2, First, "Notice."));
        given.When(new CorrectBrief(First, "Notice.", "subscribers")).ThenConflict("brief-not-published");
        given.When(new WithdrawBrief("Faux.", "public")).Then(new BriefWithdrawn(1, "Faux."));
        given.When(new WithdrawBrief("Faux.")).Then(new BriefWithdrawn(2, "Faux."));
        given.When(new WithdrawBrief("Faux.", "subscribers")).ThenConflict("brief-not-published");
        given.When(new PublishBrief("desk")).ThenNothing();
        given.When(new PublishBrief("public")).Then(new BriefPublished(3, "public", Second));

        var log = new TestLog();
        log.Add("story/x", events);
        Assert.Equal([1, 2], log.State<Story>("x")!.Standing.Select(e => e.Number));

        // Withdrawn twice is withdrawn once: the public edition is not taken along.
        log.Add("story/x", new BriefWithdrawn(2, "Faux."));
        Assert.Equal([1], log.State<Story>("x")!.Standing.Select(e => e.Number));
        Assert.Empty(new WithdrawBrief("Faux.").Decide(log.State<Story>("x")).Events);
    }

    [Fact]
    public void An_edition_that_was_superseded_does_not_come_back()
    {
        var log = new TestLog();
        log.Add("story/x", Opened, Drafted, Published, new BriefDrafted(Second), new BriefPublished(2, "public", Second));
        Assert.Equal([2], log.State<Story>("x")!.Standing.Select(e => e.Number));

        log.Add("story/x", new BriefWithdrawn(2, "Faux."));
        Assert.Null(log.State<Story>("x")!.Published);
    }

    [Fact]
    public void Every_edition_stays_with_what_became_of_it()
    {
        var log = new TestLog();
        log.Add(
            "story/x", Opened, Drafted, Published, new BriefCorrected(1, Second, "Notice."), new BriefWithdrawn(1, "Faux."),
            new BriefPublished(2, "public", First));
        var story = log.State<Story>("x")!;

        Assert.Equal(2, story.Editions.Count);
        Assert.Equal((First, Second, "Faux."), (story.Editions[0].Brief, story.Editions[0].Current, story.Editions[0].Withdrawal!.Notice));
        Assert.Equal("camille.roux", story.Editions[0].Corrections[0].By);
        Assert.Equal(2, story.Published!.Number);
    }
}
