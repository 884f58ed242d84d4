using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Annotations.Notes;

namespace Newsroom.Core.Tests.Annotations;

/// <summary>The reactor over a log in memory: it is shown every event in order, as an engine shows them.</summary>
public sealed class AnnotationReanchoringTests
{
    private const string Without = "Le pont a été fermé lundi. Le pont est ancien.";

    private readonly TestLog log = new();
    private readonly Dictionary<(string, string), string> documents = [];
    private int handled;

    public AnnotationReanchoringTests() => log.Add("article/a", Filed(Body));

    [Fact]
    public async Task A_note_whose_passage_stands_is_recorded_as_looked_for()
    {
        log.Add("annotation/n", Posted);
        log.Add("article/a", Revised(2, Body + " Fin."));
        await CatchUp();

        var anchored = Assert.IsType<AnnotationReanchored>(Assert.Single(Carried("n")));
        Assert.Equal((2, "unchanged", 1.0), (anchored.Revision, anchored.Method, anchored.Similarity));
        Assert.Equal((Posted.Passage.Start, Posted.Passage.Exact), (anchored.Passage.Start, anchored.Passage.Exact));
    }

    [Fact]
    public async Task A_note_whose_passage_is_gone_is_orphaned_and_comes_back_with_it()
    {
        log.Add("annotation/n", Posted);
        log.Add("article/a", Revised(2, Without), Revised(3, Without + " Bis."), new ArticleCorrected(4, Filed(Body).Content, "Notice."));
        await CatchUp();

        Assert.Collection(
            Carried("n"),
            e => Assert.Equal(2, Assert.IsType<AnnotationOrphaned>(e).Revision),
            e => Assert.Equal(3, Assert.IsType<AnnotationOrphaned>(e).Revision),
            e => Assert.Equal((4, Posted.Passage), (Assert.IsType<AnnotationReanchored>(e).Revision, ((AnnotationReanchored)e).Passage)));
        Assert.Equal(AnchorState.Anchored, log.State<Annotation>("n")!.Anchor.State);
    }

    [Fact]
    public async Task A_note_put_on_an_old_revision_is_carried_forward_at_once_through_each()
    {
        log.Add("article/a", Revised(2, Body + " Fin."), Revised(3, Without));
        await CatchUp();
        log.Add("annotation/n", Posted);
        await CatchUp();

        Assert.Collection(
            Carried("n"),
            e => Assert.Equal(2, Assert.IsType<AnnotationReanchored>(e).Revision),
            e => Assert.Equal(3, Assert.IsType<AnnotationOrphaned>(e).Revision));
    }

    [Fact]
    public async Task A_note_that_a_revision_overtook_is_looked_for_once()
    {
        // Both are in the log before the reactor sees either, in either order.
        log.Add("article/a", Revised(2, Without));
        log.Add("annotation/n", Posted);
        log.Add("annotation/m", Posted);
        log.Add("article/a", Revised(3, Body));
        await CatchUp();

        Assert.Equal([2, 3], Revisions("n"));
        Assert.Equal([2, 3], Revisions("m"));
    }

    [Fact]
    public async Task A_withdrawn_note_is_left_alone()
    {
        log.Add("annotation/n", Posted, new AnnotationWithdrawn());
        log.Add("article/a", Revised(2, Without));
        await CatchUp();

        Assert.Empty(Carried("n"));
    }

    [Fact]
    public async Task A_note_withdrawn_after_the_revision_but_before_its_handling_is_left_alone()
    {
        log.Add("annotation/n", Posted);
        log.Add("article/a", Revised(2, Without));
        log.Add("annotation/n", new AnnotationWithdrawn());
        await CatchUp();

        Assert.Empty(Carried("n"));
    }

    [Fact]
    public async Task Notes_on_other_reports_are_left_alone()
    {
        log.Add("article/b", Filed(Body));
        log.Add("annotation/n", Posted with { Article = "b" });
        log.Add("article/a", Revised(2, Without));
        await CatchUp();

        Assert.Empty(Carried("n"));
    }

    [Fact]
    public async Task An_edited_note_is_carried_from_its_present_version()
    {
        log.Add("annotation/n", Posted, new AnnotationEdited("assessing", "Vu.", []), new AnnotationResolved());
        log.Add("article/a", Revised(2, Without));
        await CatchUp();

        Assert.Equal([2], Revisions("n"));
        Assert.Equal(4, log.State<Annotation>("n")!.Version);
    }

    [Fact]
    public async Task What_an_archive_brought_carried_already_is_not_carried_again()
    {
        log.Add("annotation/n", Posted);
        log.Add("article/a", Revised(2, Without));
        log.Add("annotation/n", new AnnotationOrphaned(2, "deleted"));
        await CatchUp();

        Assert.Equal([2], Revisions("n"));
    }

    [Fact]
    public async Task A_reaction_tried_again_before_its_commit_does_the_same()
    {
        log.Add("annotation/n", Posted);
        var revised = log.Add("article/a", Revised(2, Without))[0];
        await CatchUp(upTo: 2);
        var (first, second) = (new FakeReaction(log, documents), new FakeReaction(log, documents));

        await new AnnotationReanchoring().React(revised, first, default);
        await new AnnotationReanchoring().React(revised, second, default);

        Assert.Equal(first.Appends.Select(Stored), second.Appends.Select(Stored));
        static string Stored((string Stream, long Expected, IReadOnlyList<object> Events) a) =>
            $"{a.Stream}@{a.Expected}:{string.Join(',', a.Events.Select(NewsroomEvents.Types.Write))}";
    }

    [Fact]
    public async Task A_note_on_a_report_that_is_not_there_stops_the_reactor_loudly()
    {
        log.Add("annotation/n", Posted with { Article = "nowhere" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => CatchUp());
    }

    [Fact]
    public void It_listens_to_registered_events_only() =>
        Assert.All(
            NewsroomModel.Reactors.SelectMany(r => r.Listens), name => Assert.True(NewsroomEvents.Types.Knows(name) && !NewsroomEvents.Types.IsOlder(name), name));

    private IReadOnlyList<object> Carried(string note) =>
        [.. log.Stream($"annotation/{note}").Select(r => r.Data).Where(d => d is AnnotationReanchored or AnnotationOrphaned)];

    private IEnumerable<int> Revisions(string note) => Carried(note).Select(e => e switch
    {
        AnnotationReanchored r => r.Revision,
        AnnotationOrphaned o => o.Revision,
        _ => 0,
    });

    private async Task CatchUp(int upTo = int.MaxValue)
    {
        var reactor = new AnnotationReanchoring();
        for (; handled < Math.Min(log.All.Count, upTo); handled++)
        {
            var recorded = log.All[handled];
            if (!reactor.Listens.Contains(recorded.Type)) continue;
            var reaction = new FakeReaction(log, documents);
            await reactor.React(recorded, reaction, default);
            reaction.Commit();
        }
    }
}
