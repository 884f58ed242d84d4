using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Tests.Annotations;
using Newsroom.Core.Tests.Articles;
using Newsroom.Core.Tests.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.History;

public sealed class ChangesTests
{
    private readonly TestLog log = new();

    [Fact]
    public void A_report_as_its_history_tells_it()
    {
        SampleHistory.Write(log);

        Assert.Equal(
            [
                "camille.roux filed “Le pont ferme” (Le Courrier)",
                "camille.roux put “Le pont ferme” under embargo until 2024-10-15T08:00:00Z",
                "camille.roux lifted the embargo on “Le pont ferme” early (it was set until 2024-10-15T08:00:00Z)",
                "camille.roux revised “Le pont ferme” (revision 2)",
                "camille.roux corrected “Le pont ferme” (revision 3): “Il n'a jamais fermé.”",
            ],
            Lines("article/a"));
        Assert.Equal(
            ["camille.roux filed “Le pont ferme” (Le Courrier), a copy of a", "camille.roux retracted “Le pont ferme”: “Texte repris sans accord.”"],
            Lines("article/b"));
    }

    [Fact]
    public void A_note_as_its_history_tells_it()
    {
        SampleHistory.Write(log);

        Assert.Equal(
            [
                "camille.roux put a note (questioning) on “deux semaines” (revision 1): “Qui le dit ?”",
                "camille.roux edited the note on “deux semaines”: “C'est la préfecture.”",
                "camille.roux replied to the note on “deux semaines”: “Le préfet lui-même.”",
                "camille.roux resolved the note on “deux semaines”",
                "camille.roux reopened the note on “deux semaines”",
                "the note's passage was reworded in revision 2 (50 % the same; number): “trois semaines”",
                "the note's passage “trois semaines” may be any of 2 places in revision 2",
                "camille.roux declared that the note's passage “trois semaines” is gone (revision 2)",
                "camille.roux placed the note on “trois semaines” (revision 2)",
                "the note's passage “trois semaines” is no longer there in revision 3 (deleted)",
            ],
            Lines("annotation/n"));
        Assert.Equal("camille.roux withdrew the note on “deux semaines”", Lines("annotation/m")[^1]);
        Assert.Equal(
            [
                "camille.roux edited a reply to the note on “deux semaines”: “La préfète.”",
                "camille.roux withdrew a reply to the note on “deux semaines”",
                "camille.roux made the note on “deux semaines” the group ports's",
                "camille.roux assigned the note on “deux semaines” to odile",
                "camille.roux assigned the note on “deux semaines” to nobody",
                "camille.roux withdrew the note on “deux semaines”",
                "camille.roux put back the withdrawn note on “deux semaines”",
            ],
            Lines("annotation/o").Skip(2));
    }

    [Fact]
    public void A_story_as_its_history_tells_it()
    {
        SampleHistory.Write(log);

        Assert.Equal(
            [
                "camille.roux opened the story “Le pont”",
                "camille.roux attached the report a",
                "camille.roux attached the report b",
                "camille.roux detached the report b",
                "camille.roux drafted the brief “Le pont est fermé” (1 known, 1 unknown)",
                "camille.roux published edition 1 of the brief (public) “Le pont est fermé” (1 known, 1 unknown)",
                "camille.roux corrected edition 1 of the brief: “C'était lundi soir.”",
                "camille.roux withdrew edition 1 of the brief: “Le pont n'a jamais fermé.”",
                "camille.roux closed the story",
                "camille.roux reopened the story",
            ],
            Lines("story/s"));
    }

    [Fact]
    public void A_filing_gives_the_length_of_its_body_and_a_revision_what_changed_in_it()
    {
        log.Add("article/a", Samples.Filed, new ArticleRevised(2, Samples.WithBody(Samples.Body.Replace("deux", "trois", StringComparison.Ordinal))));
        var entries = Changes.OfStream(log.All).Select(e => e.Entry).ToList();

        Assert.Contains(new Change("body", null, "14 words"), entries[0].Changes);
        Assert.Contains(new Change("title", null, "Le pont ferme"), entries[0].Changes);
        Assert.Equal(["revision", "published", "body"], entries[1].Changes.Select(c => c.Field));
        Assert.Equal(new Change("published", "2024-10-11T13:30:00Z", null), entries[1].Changes[1]);
        Assert.Equal(
            [
                (DiffOperation.Equal, "…té fermé lundi.\n\nLa préfecture parle de "),
                (DiffOperation.Delete, "deux"),
                (DiffOperation.Insert, "trois"),
                (DiffOperation.Equal, " semaines de travaux."),
            ],
            entries[1].Changes[2].Words!.Select(p => (p.Operation, p.Text)));
    }

    [Fact]
    public void A_brief_changes_statement_by_statement()
    {
        SampleHistory.Write(log);
        var corrected = Changes.OfStream(log.Stream("story/s")).Single(e => e.Recorded.Data is BriefCorrected).Entry;

        Assert.Equal(
            [new("known", "Fermé lundi.", null), new("known", null, "Fermé lundi soir."), new("notice", null, "C'était lundi soir.")],
            corrected.Changes);
    }

    [Fact]
    public void Statements_in_another_order_are_a_change()
    {
        log.Add("story/s", new StoryOpened("Le pont", ""), new BriefDrafted(new("h", ["a", "b"], [])), new BriefDrafted(new("h", ["b", "a"], [])));

        Assert.Equal("known", Assert.Single(Changes.OfStream(log.All).Last().Entry.Changes).Field);
    }

    [Fact]
    public void A_note_changes_field_by_field()
    {
        SampleHistory.Write(log);
        var entries = Changes.OfStream(log.Stream("annotation/n")).Select(e => e.Entry).ToList();

        Assert.Equal(["motivation", "body", "tags"], entries[1].Changes.Select(c => c.Field));
        Assert.Equal([new("reply", null, "Le préfet lui-même.")], entries[2].Changes);
        Assert.Equal([new("state", "open", "resolved")], entries[3].Changes);
        Assert.Equal(
            [
                new("checkedOn", "1", "2"), new("exact", "deux semaines", "trois semaines"), new("changed", null, "number"),
                new("end", "63", "64"),
            ],
            entries[5].Changes);
        Assert.Equal([new("anchor", "anchored", "ambiguous")], entries[6].Changes);
        Assert.Equal([new("anchor", "ambiguous", "orphaned")], entries[7].Changes);
        Assert.Equal([new("anchor", "orphaned", "anchored"), new("changed", "number", null)], entries[8].Changes);
        Assert.Equal([new("anchor", "anchored", "orphaned"), new("checkedOn", "2", "3")], entries[9].Changes);
    }

    [Fact]
    public void Long_words_are_cut_in_a_line_and_stay_on_it()
    {
        log.Add("annotation/n", Notes.Posted with { Body = "un\ndeux " + new string('x', 200) });
        var line = Assert.Single(Lines("annotation/n"));

        Assert.Contains("“un deux xxx", line, StringComparison.Ordinal);
        Assert.EndsWith("x…”", line, StringComparison.Ordinal);
        Assert.True(line.Length < 200);
    }

    [Fact]
    public void The_same_history_gives_the_same_words()
    {
        SampleHistory.Write(log);
        var again = new TestLog();
        SampleHistory.Write(again);

        Assert.Equal(All(log), All(again));
        static IEnumerable<string> All(TestLog log) =>
            from stream in log.All.Select(r => r.Stream).Distinct().Where(s => s.Split('/')[0] is not ("key" or "group"))
            from entry in Changes.OfStream(log.Stream(stream))
            select TestLog.Json(entry.Entry);
    }

    [Fact]
    public void Every_event_of_the_three_aggregates_is_told()
    {
        SampleHistory.Write(log);

        Assert.Equal(NewsroomEvents.Types.All.Select(t => t.Name).Order(), log.All.Select(r => r.Type).Distinct().Order());
        Assert.All(
            log.All.Select(r => r.Stream).Distinct().Where(s => s.Split('/')[0] is not ("key" or "group")),
            stream => Assert.All(Changes.OfStream(log.Stream(stream)), e => Assert.NotEmpty(e.Entry.Changes)));
    }

    [Fact]
    public void A_stream_of_another_kind_is_refused_loudly()
    {
        log.Add("key/k", new KeyRevoked());

        Assert.Throws<UnknownEvent>(() => Changes.OfStream(log.All));
        Assert.Empty(Changes.OfStream([]));
    }

    private IReadOnlyList<string> Lines(string stream) =>
        [.. Changes.OfStream(log.Stream(stream)).Select(e => e.Entry.Line)];
}
