using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Annotations.Notes;

namespace Newsroom.Core.Tests.Annotations;

public sealed class PostAnnotationTests
{
    [Fact]
    public void A_note_stands_on_the_passage_that_its_quote_means() =>
        Given<Annotation>.Nothing.When(Post).Then(Posted);

    [Fact]
    public void Positions_are_code_points()
    {
        var text = new ArticleText("a", 1, "😀😀 deux semaines");
        var posted = Given<Annotation>.Nothing.When(Post with { Text = text }).ThenOne<AnnotationPosted>();

        Assert.Equal((3, 16, "😀😀 "), (posted.Passage.Start, posted.Passage.End, posted.Passage.Prefix));
    }

    [Fact]
    public void A_quote_that_is_not_in_the_revision_is_refused() =>
        Given<Annotation>.Nothing.When(Post with { Exact = "trois semaines" }).ThenInvalid("quote-not-found", "exact");

    [Fact]
    public void A_quote_that_stands_twice_is_refused_unless_its_context_or_position_tells_which_is_meant()
    {
        var twice = Post with { Exact = "Le pont" };
        Given<Annotation>.Nothing.When(twice).ThenInvalid("quote-ambiguous", "exact");
        Assert.Equal(0, Start(twice with { Suffix = " a été" }));
        Assert.Equal(76, Start(twice with { Prefix = "travaux. " }));
        Assert.Equal(76, Start(twice with { Start = 76 }));
    }

    [Fact]
    public void Context_that_does_not_fit_is_refused_though_the_quote_stands_once()
    {
        Given<Annotation>.Nothing.When(Post with { Prefix = "trois " }).ThenInvalid("quote-context-unfit", "prefix");
        Given<Annotation>.Nothing.When(Post with { Suffix = " de vacances" }).ThenInvalid("quote-context-unfit", "suffix");
        Given<Annotation>.Nothing.When(Post with { Start = -1 }).ThenInvalid("quote-context-unfit", "start");
        Assert.Contains("at 50 («", Post with { Start = 49 } is var near ? near.Decide(null).Refusal!.Detail : "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_is_kept_in_the_reports_own_characters() =>
        Given<Annotation>.Nothing.When(Post with { Exact = "deux\u00A0\nsemaines", Prefix = "parle  de" }).Then(Posted);

    [Fact]
    public void A_revision_that_the_report_does_not_have_is_refused() =>
        Given<Annotation>.Nothing.When(Post with { Text = new ArticleText("a", 7, null) }).ThenInvalid("revision-unknown", "revision");

    [Fact]
    public void A_motivation_is_one_of_the_thirteen()
    {
        Assert.Equal(13, Motivations.All.Distinct().Count());
        foreach (var motivation in Motivations.All)
        {
            Given<Annotation>.Nothing.When(Post with { Motivation = motivation }).Then(Posted with { Motivation = motivation });
        }
        Given<Annotation>.Nothing.When(Post with { Motivation = "doubting" }).ThenInvalid("motivation-unknown", "motivation");
    }

    [Fact]
    public void Highlighting_alone_needs_no_words()
    {
        Given<Annotation>.Nothing.When(Post with { Body = " " }).ThenInvalid("body-missing", "body");
        Given<Annotation>.Nothing.When(Post with { Body = " ", Motivation = "highlighting" })
            .Then(Posted with { Body = "", Motivation = "highlighting" });
    }

    [Fact]
    public void Tags_are_trimmed_and_each_is_kept_once_in_the_order_in_which_they_came() =>
        Given<Annotation>.Nothing.When(Post with { Tags = ["travaux ", "durée", "", "travaux", " durée"] })
            .Then(Posted with { Tags = ["travaux", "durée"] });

    [Fact]
    public void Tags_have_limits()
    {
        var many = Enumerable.Range(0, AnnotationRules.MaxTags + 1).Select(i => $"t{i}").ToList();
        Given<Annotation>.Nothing.When(Post with { Tags = many }).ThenInvalid("tags-too-many", "tags");
        Given<Annotation>.Nothing.When(Post with { Tags = many[1..] }).ThenOne<AnnotationPosted>();
        Given<Annotation>.Nothing.When(Post with { Tags = [new string('t', AnnotationRules.MaxTag + 1)] }).ThenInvalid("tags-too-long", "tags");
    }

    [Fact]
    public void Words_have_limits()
    {
        Given<Annotation>.Nothing.When(Post with { Body = new string('b', AnnotationRules.MaxBody + 1) }).ThenInvalid("body-too-long", "body");
        Given<Annotation>.Nothing.When(Post with { Exact = " " }).ThenInvalid("exact-missing", "exact");
        Given<Annotation>.Nothing.When(Post with { Exact = new string('e', PostAnnotation.MaxExact + 1) }).ThenInvalid("exact-too-long", "exact");
        Given<Annotation>.Nothing.When(Post with { Prefix = new string('p', PostAnnotation.MaxContext + 1) }).ThenInvalid("prefix-too-long", "prefix");
        Given<Annotation>.Nothing.When(Post with { Suffix = new string('s', PostAnnotation.MaxContext + 1) }).ThenInvalid("suffix-too-long", "suffix");
    }

    [Fact]
    public void The_same_note_posted_again_is_nothing() =>
        Given<Annotation>.Events(Posted).When(Post).ThenNothing();

    [Fact]
    public void Another_note_under_the_same_id_is_refused() =>
        Given<Annotation>.Events(Posted).When(Post with { Body = "Autre chose." }).ThenConflict("annotation-exists");

    private static int Start(PostAnnotation command) =>
        Given<Annotation>.Nothing.When(command).ThenOne<AnnotationPosted>().Passage.Start;
}
