using System.Text.Json;
using System.Text.Json.Nodes;
using Newsroom.Core.Annotations;
using Newsroom.Core.Archive;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Tests.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Tests.Archive;

public sealed class ArchiveTests
{
    private const string First =
        "Le pont a été fermé lundi matin par la préfecture, sans que personne ne dise pourquoi. La préfecture parle de deux semaines "
        + "de travaux.\n\nLire aussi : Les ponts de la région\n";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["texts/pont.r1.txt"] = "\uFEFF" + First.Replace("\n", "\r\n", StringComparison.Ordinal),
        ["texts/pont.r2.txt"] = First.Replace("La préfecture parle de deux semaines de travaux.", "", StringComparison.Ordinal),
        ["texts/pont.r3.txt"] = First + "\nFin.",
        ["texts/copie.txt"] = First.ToUpperInvariant(),
    };

    private static readonly string[] Small =
    [
        """{"do":"open-story","story":"le-pont","title":"Le pont","summary":"Fermé.","reason":"On en parle."}""",
        """{"do":"file-article","article":"pont","outlet":"Le Courrier","url":"https://courrier.example/pont","title":"Le pont ferme","byline":"Anne Lenoir","language":"fr","published":"2024-10-11T15:30:00+02:00","kind":"report","body":"texts/pont.r1.txt"}""",
        """{"do":"attach-article","story":"le-pont","article":"pont"}""",
        """{"do":"post-note","note":"duree","article":"pont","revision":1,"exact":"deux semaines","prefix":"parle de ","suffix":" de travaux","motivation":"questioning","body":"Qui le dit ?","tags":["durée"]}""",
        """{"do":"post-note","note":"lundi","article":"pont","revision":1,"exact":"lundi","motivation":"highlighting","body":"","tags":[]}""",
        """{"do":"reply-note","note":"duree","body":"Le préfet."}""",
        """{"do":"edit-note","note":"duree","body":"Qui le dit donc ?"}""",
        """{"do":"revise-article","article":"pont","body":"texts/pont.r2.txt"}""",
        """{"do":"file-article","article":"copie","outlet":"La Gazette","title":"LE PONT","language":"fr","kind":"wire","body":"texts/copie.txt"}""",
        """{"do":"resolve-note","note":"lundi","reason":"Vu."}""",
        """{"do":"reopen-note","note":"lundi","reason":"Pas vu."}""",
        """{"do":"draft-brief","story":"le-pont","headline":"Le pont est fermé","known":["Fermé lundi."],"unknown":["Jusqu'à quand ?"]}""",
        """{"do":"publish-brief","story":"le-pont","audience":"public"}""",
        """{"do":"correct-article","article":"pont","body":"texts/pont.r3.txt","title":"Le pont rouvre","notice":"Il manquait la fin."}""",
        """{"do":"correct-brief","story":"le-pont","headline":"Le pont est fermé","known":["Fermé mardi."],"unknown":[],"notice":"C'était mardi."}""",
        """{"do":"withdraw-brief","story":"le-pont","reason":"Tout est faux."}""",
        """{"do":"withdraw-note","note":"lundi","reason":"Une erreur."}""",
        """{"do":"detach-article","story":"le-pont","article":"pont"}""",
        """{"do":"retract-article","article":"copie","reason":"Sans accord."}""",
        """{"do":"close-story","story":"le-pont"}""",
        """{"do":"reopen-story","story":"le-pont"}""",
    ];

    [Fact]
    public void An_archive_becomes_the_events_that_the_desk_would_have_recorded()
    {
        var events = Run(Small);

        Assert.Equal(
            [
                "story_opened", "article_filed", "article_attached", "annotation_posted", "annotation_posted", "annotation_replied",
                "annotation_edited", "article_revised", "annotation_orphaned", "annotation_reanchored", "article_filed",
                "annotation_resolved", "annotation_reopened", "brief_drafted", "brief_published", "article_corrected",
                "annotation_reanchored", "annotation_reanchored", "brief_corrected", "brief_withdrawn", "annotation_withdrawn",
                "article_detached", "article_retracted", "story_closed", "story_reopened",
            ],
            events.Select(e => NewsroomEvents.Types.NameOf(e.Data)));
    }

    [Fact]
    public void Recorded_times_rise_and_are_the_archives_own()
    {
        var events = Run(Small);

        Assert.Equal(At(0), events[0].At);
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
        var revised = events.Single(e => e.Data is ArticleRevised);
        var orphaned = events.Single(e => e.Data is AnnotationOrphaned);
        Assert.Equal(revised.At.AddMilliseconds(1), orphaned.At);
    }

    [Fact]
    public void What_follows_from_an_action_stays_before_the_next_one_however_close_that_is()
    {
        var timeline = Timeline(Small);
        var revised = timeline.ToList().FindIndex(a => (string)a!["do"]! == "revise-article");
        var next = timeline[revised + 1]!;
        next["at"] = "2024-10-14T06:07:00.00001Z";
        timeline[revised]!["at"] = "2024-10-14T06:07:00Z";
        var events = ArchiveRunner.Run(Parse(timeline), p => Texts[p]);

        Assert.All(events.Zip(events.Skip(1)), pair => Assert.True(pair.First.At <= pair.Second.At));
        Assert.Equal(new DateTimeOffset(2024, 10, 14, 6, 7, 0, TimeSpan.Zero).AddMicroseconds(10), events[10].At);
    }

    [Fact]
    public void Who_and_why_are_in_the_metadata_and_what_follows_names_its_cause()
    {
        var events = Run(Small);
        var revised = events.Single(e => e.Data is ArticleRevised);
        var orphaned = events.Single(e => e.Data is AnnotationOrphaned);

        Assert.Equal(("camille.roux", "On en parle."), (events[0].Metadata.Actor, events[0].Metadata.Reason));
        Assert.Equal("reanchoring", orphaned.Metadata.Actor);
        Assert.Equal(revised.Id.ToString("D"), orphaned.Metadata.CausationId);
        Assert.Equal(revised.Metadata.CorrelationId, orphaned.Metadata.CorrelationId);
    }

    [Fact]
    public void The_same_archive_gives_the_same_events_ids_included() =>
        Assert.Equal(Run(Small).Select(Stored), Run(Small).Select(Stored));

    [Fact]
    public void Ids_are_those_that_a_request_would_have_found()
    {
        var events = Run(Small);

        Assert.Equal("story/le-pont", events[0].Stream);
        Assert.Equal("article/" + ArticleId.FromUrl("https://courrier.example/pont"), events[1].Stream);
        Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
        Assert.All(events.GroupBy(e => e.Stream), s => Assert.Equal(Enumerable.Range(1, s.Count()).Select(v => (long)v), s.Select(e => e.Version)));
    }

    [Fact]
    public void Texts_are_kept_with_line_feeds_alone_and_their_spans_are_marked()
    {
        var filed = (ArticleFiled)Run(Small)[1].Data;

        Assert.Equal(First, filed.Content.Body);
        Assert.Contains(filed.Content.Spans, s => s.Kind == "related");
        Assert.Equal(new DateTimeOffset(2024, 10, 11, 13, 30, 0, TimeSpan.Zero), filed.Content.Published);
    }

    [Fact]
    public void A_copy_says_whose_text_it_is_and_of_which_revision()
    {
        var copies = Run([.. Small[..2], Small[8]]);
        var copyOf = new CopyOf(Streams.IdOf(copies[1].Stream), 1);
        Assert.Equal(copyOf, ((ArticleFiled)copies[2].Data).CopyOf);

        var afterRevision = Run([.. Small[..2], Small[7], Small[8]]);
        Assert.Equal(copyOf, ((ArticleFiled)afterRevision[^1].Data).CopyOf);

        var ofTheRevision = Run([.. Small[..2], Small[7], Small[8].Replace("copie.txt", "pont.r2.txt", StringComparison.Ordinal)]);
        Assert.Null(Normalisation.CopyFingerprint(Texts["texts/pont.r2.txt"]));
        Assert.Null(((ArticleFiled)ofTheRevision[^1].Data).CopyOf);
    }

    [Fact]
    public void An_edit_keeps_what_it_does_not_name()
    {
        var edited = (AnnotationEdited)Run(Small).Single(e => e.Data is AnnotationEdited).Data;

        Assert.Equal(("questioning", "Qui le dit donc ?"), (edited.Motivation, edited.Body));
        Assert.Equal(["durée"], edited.Tags);
    }

    [Fact]
    public void A_revision_keeps_title_and_byline_and_says_nothing_of_a_published_time_that_it_does_not_know()
    {
        var revised = (ArticleRevised)Run(Small).Single(e => e.Data is ArticleRevised).Data;

        Assert.Equal(("Le pont ferme", "Anne Lenoir", null), (revised.Content.Title, revised.Content.Byline, revised.Content.Published));
    }

    [Fact]
    public void An_embargo_ends_at_its_time_between_the_actions_and_one_that_is_not_due_stays_on()
    {
        var events = Run(
            Small[0], Small[1],
            """{"do":"embargo-article","article":"pont","until":"2024-10-14T06:02:30Z"}""",
            Small[2],
            """{"do":"embargo-article","article":"pont","until":"2030-01-01T00:00:00Z"}""");

        Assert.Equal(
            ["story_opened", "article_filed", "article_embargoed", "embargo_lifted", "article_attached", "article_embargoed"],
            events.Select(e => NewsroomEvents.Types.NameOf(e.Data)));
        Assert.Equal(("embargoes", At(2).AddSeconds(30)), (events[3].Metadata.Actor, events[3].At));
        Assert.False(((EmbargoLifted)events[3].Data).Early);
    }

    [Fact]
    public void A_note_put_on_an_old_revision_is_carried_at_once()
    {
        var events = Run([.. Small[..2], Small[7], Small[3]]);

        Assert.Equal(
            ["story_opened", "article_filed", "article_revised", "annotation_posted", "annotation_orphaned"],
            events.Select(e => NewsroomEvents.Types.NameOf(e.Data)));
    }

    [Theory]
    [InlineData("""{"do":"post-note","note":"x","article":"pont","revision":1,"exact":"nulle part","motivation":"questioning","body":"?","tags":[]}""", "quote-not-found")]
    [InlineData("""{"do":"post-note","note":"x","article":"pont","revision":9,"exact":"lundi","motivation":"questioning","body":"?","tags":[]}""", "revision-unknown")]
    [InlineData("""{"do":"publish-brief","story":"le-pont","audience":"public"}""", "brief-not-drafted")]
    [InlineData("""{"do":"attach-article","story":"le-pont","article":"autre"}""", "'autre'")]
    [InlineData("""{"do":"resolve-note","note":"autre","reason":"Vu."}""", "'autre'")]
    [InlineData("""{"do":"reopen-story","story":"le-pont"}""", "changes nothing")]
    [InlineData("""{"do":"close-story","story":"autre"}""", "story-unknown")]
    [InlineData("""{"do":"embargo-article","article":"pont","until":"2024-10-01T00:00:00Z"}""", "embargo-in-past")]
    public void What_is_refused_is_an_error_that_names_the_action(string action, string says)
    {
        var error = Assert.Throws<ArchiveInvalid>(() => Run(Small[0], Small[1], action));

        Assert.StartsWith("timeline[2] (", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"do":"rename-story","story":"le-pont"}""", "no action")]
    [InlineData("""{"do":"close-story"}""", "'story'")]
    [InlineData("""{"do":"close-story","story":7}""", "not a text")]
    [InlineData("""{"do":"close-story","story":"le-pont","note":"x"}""", "does not take")]
    [InlineData("""{"do":"resolve-note","note":"x"}""", "'reason'")]
    [InlineData("""{"do":"retract-article","article":"x"}""", "'notice'")]
    [InlineData("""{"do":"embargo-article","article":"x","until":"2024-10-14"}""", "no time")]
    [InlineData("""{"do":"embargo-article","article":"x","until":"2024-10-14T06:00:00"}""", "no time")]
    [InlineData("""{"do":"revise-article","article":"x","body":"../secret.txt"}""", "no path")]
    [InlineData("""{"do":"revise-article","article":"x","body":"/etc/hosts"}""", "no path")]
    [InlineData("""{"do":"draft-brief","story":"x","headline":"h","known":["a",7],"unknown":[]}""", "not a text")]
    [InlineData("""{"do":"draft-brief","story":"x","headline":"h","known":"a","unknown":[]}""", "not a list")]
    [InlineData("""{"do":"post-note","note":"x","article":"a","revision":1.5,"exact":"e","motivation":"m","body":"b","tags":[]}""", "whole number")]
    [InlineData("""{"do":"close-story","story":"a\u0000b"}""", "U+0000")]
    [InlineData("""{"do":"close-story","story":"a","actor":"reanchoring"}""", "newsroom itself")]
    public void What_is_not_of_the_format_is_refused_with_its_place(string action, string says)
    {
        var error = Assert.Throws<ArchiveInvalid>(() => Parse(Timeline(Small[0], action)));

        Assert.StartsWith("timeline[1] ", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", "not JSON")]
    [InlineData("[]", "object")]
    [InlineData("""{"timeline":[]}""", "format")]
    [InlineData("""{"format":"newsroom-archive/2","timeline":[]}""", "newsroom-archive/2")]
    [InlineData("""{"format":"newsroom-archive/1"}""", "no timeline")]
    [InlineData("""{"format":"newsroom-archive/1","timeline":[],"extra":1}""", "'extra'")]
    [InlineData("""{"format":"newsroom-archive/1","format":"newsroom-archive/1","timeline":[]}""", "not JSON")]
    [InlineData("""{"format":"newsroom-archive/1","timeline":[7]}""", "timeline[0]")]
    [InlineData("""{"format":"newsroom-archive/1","timeline":[{"do":"a\ud800b"}]}""", "timeline[0] has a 'do' that holds half of a surrogate pair")]
    [InlineData("""{"format":"newsroom-archive/1","timeline":[{"a\ud800b":1}]}""", "surrogate")]
    [InlineData("""{"format":"a\ud800b","timeline":[]}""", "surrogate")]
    [InlineData("""{"a\ud800b":1}""", "surrogate")]
    public void What_is_no_archive_is_refused(string json, string says) =>
        Assert.Contains(says, Assert.Throws<ArchiveInvalid>(() => ArchiveScript.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Times_that_do_not_rise_are_refused()
    {
        var timeline = Timeline(Small[0], Small[1]);
        timeline[1]!["at"] = timeline[0]!["at"]!.GetValue<string>();

        Assert.Contains("timeline[1]", Assert.Throws<ArchiveInvalid>(() => Parse(timeline)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_note_of_an_archive_is_left_to_be_carried()
    {
        var log = new TestLog();
        foreach (var e in Run(Small)) log.Add(e.Stream, e.Data, e.At, e.Metadata);
        var notes = log.All.Where(r => r.Data is AnnotationPosted).Select(r => log.State<Annotation>(r.Subject)!).ToList();

        Assert.NotEmpty(notes);
        Assert.All(notes, note => Assert.Empty(new NoteCarrier(log.State<Article>(note.Article!)!).Carry(note)));
    }

    [Fact]
    public void What_stood_in_public_then_can_be_told_from_the_events()
    {
        var log = new TestLog();
        foreach (var e in Run(Small)) log.Add(e.Stream, e.Data, e.At, e.Metadata);
        var story = Fold.Of<Story>(log.Stream("story/le-pont", upTo: 15))!;

        Assert.Equal(["Fermé lundi."], story.Published!.Current.Known);
    }

    private static IReadOnlyList<ArchivedEvent> Run(params string[] actions) =>
        ArchiveRunner.Run(Parse(Timeline(actions)), path => Texts[path]);

    private static DateTimeOffset At(int index) => new DateTimeOffset(2024, 10, 14, 6, 0, 0, TimeSpan.Zero).AddMinutes(index);

    /// <summary>The actions one minute apart, by one actor unless they name another.</summary>
    private static JsonArray Timeline(params string[] actions) => new(
    [
        .. actions.Select((text, i) =>
        {
            var action = JsonNode.Parse("""{"at":"","actor":"camille.roux",""" + text.Replace("\"actor\":", "\"actor2\":", StringComparison.Ordinal)[1..])!.AsObject();
            action["at"] = Times.Text(At(i));
            if (action.Remove("actor2", out var actor)) action["actor"] = actor;
            return (JsonNode)action;
        }),
    ]);

    private static ArchiveScript Parse(JsonArray timeline)
    {
        var json = new JsonObject { ["format"] = "newsroom-archive/1", ["about"] = "Un essai.", ["timeline"] = timeline };
        return ArchiveScript.Parse(json.ToJsonString(new JsonSerializerOptions()));
    }

    private static string Stored(ArchivedEvent e) =>
        $"{e.Stream}@{e.Version} {e.Id} {Times.Text(e.At)} {e.Metadata} {NewsroomEvents.Types.Write(e.Data)}";
}
