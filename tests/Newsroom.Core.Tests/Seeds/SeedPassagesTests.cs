using Newsroom.Core.Annotations;

namespace Newsroom.Core.Tests.Seeds;

/// <summary>What becomes of each note's passage, as the table of the seeds' README has it.</summary>
public sealed class SeedPassagesTests(SeedArchive seeds) : IClassFixture<SeedArchive>
{
    private const string SamePlace = "stands word for word, at the same place";
    private const string FewCharacters = "stands word for word, a few characters further on or back";
    private const string Section = "stands word for word, hundreds of characters back: the section before its own is taken behind it (L’Helvète r2)";
    private const string Reworded = "is slightly reworded";
    private const string Gone = "is gone";

    [Fact]
    public void The_table_is_what_happens_note_by_note()
    {
        var told = seeds.ReadmeTable("### What becomes of each passage", 1);
        Assert.Equal([SamePlace, FewCharacters, Section, Reworded, Gone], told.Select(r => r.Row));
        Assert.Equal(
            seeds.NoteKeys.SelectMany(n => WhatHappensTo(n).Select(row => (row, n))).Order(),
            told.SelectMany(r => r.Notes.Select(n => (r.Row, n))).Order());
    }

    [Theory]
    [InlineData("obus-helvete", "plus de deux millions d’obus")]
    [InlineData("nucleaire-sans-source", "L’affirmation inquiète\u00A0; à ce jour, aucune source indépendante ne l’a corroborée.")]
    [InlineData("ministre-kyun", "le titulaire de la Défense à Séoul, Kim Yong-hyun")]
    public void A_reworded_passage_is_shown_in_its_new_words_whole_and_without_its_neighbours(string note, string words) =>
        Assert.Equal(words, seeds.AtTheEnd.Note(note)!.Anchor.Passage.Exact);

    [Fact]
    public void The_range_of_containers_is_followed_though_a_parenthesis_comes_behind_it()
    {
        var note = seeds.AtTheEnd.Note("conteneurs-echiquier")!;
        Assert.Equal(note.PostedPassage with { Suffix = note.Anchor.Passage.Suffix }, note.Anchor.Passage);
        Assert.StartsWith(" (16", note.Anchor.Passage.Suffix, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_note_that_is_not_withdrawn_is_carried_to_its_reports_last_revision() =>
        Assert.All(
            seeds.AtTheEnd.Notes.Values.Where(n => n.State != AnnotationState.Withdrawn),
            n => Assert.Equal(
                seeds.ArticleKeys.Select(k => seeds.AtTheEnd.Article(k)!).Single(a => a.Id == n.Article).Current.Number, n.Anchor.Checked));

    /// <summary>The rows of the table to which the note's own events put it.</summary>
    private IEnumerable<string> WhatHappensTo(string key)
    {
        var start = seeds.NoteEvents(key).OfType<AnnotationPosted>().Single().Passage.Start;
        var rows = new HashSet<string>();
        foreach (var data in seeds.NoteEvents(key))
        {
            switch (data)
            {
                case AnnotationOrphaned:
                    rows.Add(Gone);
                    break;
                case AnnotationReanchored { Method: "reworded" }:
                    rows.Add(Reworded);
                    break;
                case AnnotationReanchored { Method: "unchanged" } e when e.Passage.Start != start:
                    rows.Add(Math.Abs(e.Passage.Start - start) < 100 ? FewCharacters : Section);
                    start = e.Passage.Start;
                    break;
                case AnnotationReanchored { Method: "moved" }:
                    rows.Add("moved");
                    break;
            }
        }
        return rows.Count == 0 ? [SamePlace] : rows;
    }
}
