using FsCheck;
using FsCheck.Fluent;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Stories.Listings;
using Newsroom.Core.Tests.Kernel;

namespace Newsroom.Core.Tests;

/// <summary>
/// Whatever is asked of the newsroom in whatever order: what is accepted can be folded, versions count the events, and
/// asking the same again at once changes nothing more (but for corrections, which must say what they correct).
/// </summary>
public sealed class RandomHistoriesTests
{
    private static readonly string[] Bodies = ["Le pont ferme lundi.", "Le pont ferme mardi.", "Le pont rouvre. Le pont ferme.", "Rien."];

    private static readonly DateTimeOffset Now = TestLog.Start;

    private static readonly Colleague Author = new("camille.roux", false, []);

    private static readonly Colleague Other = new("odile", false, ["g"]);

    private static readonly Colleague Editor = new("garance", true, []);

    private static readonly Staff Staff = new(new HashSet<string>(), new HashSet<string> { "g" });

    private static Gen<Content> Contents =>
        from title in Gen.Elements("Le pont", "Le pont ", "", "La route")
        from byline in Gen.Elements<string?>(null, "Anne Lenoir")
        from published in Gen.Elements<DateTimeOffset?>(null, Now.AddDays(-1), Now.AddDays(-2), Now.AddDays(1))
        from body in Gen.Elements(Bodies)
        select new Content(title, byline, "fr", published, "report", body, []);

    private static Gen<ICommand<Article>> ArticleCommands => Gen.OneOf(
        from content in Contents from outlet in Gen.Elements("Le Courrier", "La Gazette") select (ICommand<Article>)new FileArticle(outlet, null, content, null, Now),
        from content in Contents select (ICommand<Article>)new ReviseArticle(content, Now),
        from content in Contents from notice in Gen.Elements("Notice.", "") select (ICommand<Article>)new CorrectArticle(content, notice, Now),
        from roll in Gen.Choose(1, 8) select roll == 1 ? (ICommand<Article>)new RetractArticle("Faux.") : new LiftEmbargo(Now),
        from days in Gen.Choose(-1, 2) select (ICommand<Article>)new EmbargoArticle(Now.AddDays(days), Now),
        from days in Gen.Choose(1, 2) from end in Gen.Elements(true, false)
        select end ? (ICommand<Article>)new EndEmbargo(Now.AddDays(days)) : new LiftEmbargo(Now.AddDays(days)));

    private static Gen<ICommand<Annotation>> AnnotationCommands => Gen.OneOf(
        from exact in Gen.Elements("lundi", "Le pont", "nulle part")
        from revision in Gen.Choose(1, Bodies.Length)
        select (ICommand<Annotation>)new PostAnnotation(new ArticleText("a", revision, Bodies[revision - 1]), exact, null, null, null, "questioning", "Qui ?", []),
        from body in Gen.Elements("Qui ?", "Quoi ?", "") select (ICommand<Annotation>)new EditAnnotation("questioning", body, ["t"]),
        from id in Gen.Elements("r1", "r2") from body in Gen.Elements("Oui.", "Non.") select (ICommand<Annotation>)new ReplyToAnnotation(id, body),
        from id in Gen.Elements("r1", "r2") from body in Gen.Elements("Oui.", "Non.") from who in Gen.Elements(Author, Other, Editor)
        select body == "Non." ? (ICommand<Annotation>)new EditReply(id, body, who) : new WithdrawReply(id, who),
        from who in Gen.Elements(Author, Other, Editor)
        from command in Gen.Elements<Func<Colleague, ICommand<Annotation>>>(
            c => new WithdrawAnnotation(c), c => new RestoreAnnotation(c), c => new RestoreAnnotation(c), c => new EditAnnotation(null, null, ["Été"], c),
            c => new ShowAnnotation(new(VisibilityKind.Private), c), c => new ShowAnnotation(new(VisibilityKind.Group, "g"), c), c => new ShowAnnotation(NoteVisibility.Desk, c),
            c => new AssignAnnotation(new("odile", null), c, Staff), c => new AssignAnnotation(null, c, Staff))
        select command(who),
        Gen.Elements<ICommand<Annotation>>(new ResolveAnnotation(), new ReopenAnnotation(), new ResolveAnnotation(), new ReopenAnnotation(), new WithdrawAnnotation()),
        from revisions in Gen.Choose(1, Bodies.Length) select (ICommand<Annotation>)new CarryNote(new NoteCarrier(Report(revisions))),
        from revision in Gen.Choose(1, Bodies.Length)
        from command in Gen.Elements<ICommand<Annotation>>(
            new ConfirmAnchor(revision), new ChooseCandidate(revision, 0), new DeclareOrphaned(revision),
            new PlaceAnchor(new ArticleText("a", revision, Bodies[revision - 1]), new Quote("Le pont", Start: 0)))
        select command);

    /// <summary>The report on which the notes are, at one of its revisions.</summary>
    private static Article Report(int revisions)
    {
        var log = new TestLog();
        log.Add("article/a", Annotations.Notes.Filed(Bodies[0]));
        for (var revision = 2; revision <= revisions; revision++) log.Add("article/a", Annotations.Notes.Revised(revision, Bodies[revision - 1]));
        return log.State<Article>("a")!;
    }

    private static Gen<Brief> SomeBriefs =>
        from headline in Gen.Elements("Fermé", "Rouvert")
        from known in Gen.Elements("a", "b", "").ListOf(2)
        select new Brief(headline, [.. known], []);

    private static Gen<ICommand<Story>> StoryCommands => Gen.OneOf(
        from title in Gen.Elements("Le pont", "La route", "") select (ICommand<Story>)new OpenStory("x", title, ""),
        from article in Gen.Elements("a", "b") from attach in Gen.Elements(true, false)
        select attach ? (ICommand<Story>)new AttachArticle(article) : new DetachArticle(article),
        from brief in SomeBriefs select (ICommand<Story>)new DraftBrief(brief),
        from audience in Gen.Elements("public", "desk") select (ICommand<Story>)new PublishBrief(audience),
        from brief in SomeBriefs from audience in Gen.Elements(null, "public")
        select (ICommand<Story>)new CorrectBrief(brief, "Notice.", audience),
        from audience in Gen.Elements(null, "desk")
        from roll in Gen.Choose(1, 4)
        select roll switch
        {
            1 => (ICommand<Story>)new WithdrawBrief("Faux.", audience),
            2 => new CloseStory(),
            _ => new ReopenStory(),
        });

    [Fact]
    public void Of_a_report() => Holds(ArticleCommands, a => a.Version, (a, log) =>
    {
        Assert.Equal(Enumerable.Range(1, a.Revisions.Count), a.Revisions.Select(r => r.Number));
        Assert.Equal(1, log.All.Count(r => r.Data is ArticleFiled));
        Assert.True(log.All.Count(r => r.Data is ArticleRetracted) <= 1);
        Assert.All(a.Revisions.Zip(a.Revisions.Skip(1)), pair => Assert.False(ContentRules.Same(pair.First.Content, pair.Second.Content)));
        // No two texts claim one published time.
        Assert.All(
            a.Revisions.Where(r => r.Content.Published is not null).GroupBy(r => r.Content.Published),
            same => Assert.Single(same.Select(r => (r.Content.Title, r.Content.Body)).Distinct()));
    });

    [Fact]
    public void Of_a_note() => Holds(AnnotationCommands, n => n.Version, (n, log) =>
    {
        Assert.Equal(n.Replies.Count, n.Replies.Select(r => r.Id).Distinct().Count());
        // Nothing happens to a withdrawn note but that it is restored.
        Assert.All(log.All.Zip(log.All.Skip(1)).Where(pair => pair.First.Data is AnnotationWithdrawn), pair => Assert.IsType<AnnotationRestored>(pair.Second.Data));
        Assert.Equal(n.State == AnnotationState.Withdrawn, n.Work?.Withdrawn is not null);
        Assert.Equal(n.State == AnnotationState.Open, n.Work?.Resolved is null && n.State != AnnotationState.Withdrawn);
        // The stream hides what the state does, and the author sees it always.
        foreach (var reader in new[] { Author, Other, Editor, Colleague.Public, Colleague.House })
            Assert.Equal(!n.IsShownTo(reader), Annotation.IsHidden(log.All, reader));
        Assert.True(n.IsShownTo(Author));
        // Looked for in each revision once, in order, from the one on which it was put.
        Assert.Equal(
            Enumerable.Range(n.PostedOn + 1, n.Anchor.Checked - n.PostedOn),
            log.All.Select(r => r.Data switch
            {
                AnnotationReanchored e => e.Revision,
                AnnotationOrphaned e => e.Revision,
                AnnotationBecameAmbiguous e => e.Revision,
                _ => 0,
            }).Where(revision => revision > 0));
        Assert.Equal(n.Anchor.State == AnchorState.Ambiguous, n.Anchor.Candidates.Count > 0);
        Assert.True(n.Anchor.State != AnchorState.Anchored || n.Anchor.FoundIn == n.Anchor.Checked);
    });

    [Fact]
    public void Of_a_story() => Holds(StoryCommands, s => s.Version, (s, log) =>
    {
        Assert.Equal(Enumerable.Range(1, s.Editions.Count), s.Editions.Select(e => e.Number));
        // The listing and the state agree on what stands.
        var listing = (StoryListing)log.Fold(new StoriesListing())["x"];
        Assert.Equal(s.Standing.Select(e => (e.Number, e.Current.Headline)), listing.Briefs.Select(b => (b.Edition, b.Headline)));
        Assert.Equal(s.Articles.Count, listing.Articles);
        Assert.Equal(s.Articles.Count, s.Articles.Select(a => a.Article).Distinct().Count());
    });

    private static void Holds<TState>(
        Gen<ICommand<TState>> commands, Func<TState, long> version, Action<TState, TestLog> invariant)
        where TState : class, IFold<TState>
    {
        Prop.ForAll(commands.ListOf().ToArbitrary(), sequence =>
        {
            var log = new TestLog();
            var stream = Streams.Of(TState.Category, "x");
            TState? state = null;
            foreach (var command in sequence)
            {
                var decision = command.Decide(state);
                Assert.True(decision.Refusal is null || decision.Events.Count == 0);
                foreach (var data in decision.Events) state = TState.Evolve(state, log.Add(stream, data, Now));
                if (state is null) continue;
                Assert.Equal(log.All.Count, version(state));
                if (decision.Events.Count > 0 && command is not (CorrectArticle or CorrectBrief))
                {
                    var again = command.Decide(state);
                    Assert.True(again.Refusal is null && again.Events.Count == 0, $"{command} did something twice.");
                }
            }
            if (state is null) return true;
            invariant(state, log);
            // What was stored and read again folds to the same state, and every listing and the audit trail take it.
            var read = log.All.Select(r => r with { Data = NewsroomEvents.Types.Read(r.Type, NewsroomEvents.Types.Write(r.Data)) });
            Assert.Equal(TestLog.Json(state), TestLog.Json(Fold.Of<TState>(read)!));
            foreach (var kept in NewsroomModel.Listings)
            {
                Assert.Equal(log.Fold(kept).Values.Select(TestLog.Json), log.Fold(kept, throughJson: true).Values.Select(TestLog.Json));
            }
            Assert.Equal(log.All.Count, Changes.OfStream(log.All).Count());
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}
