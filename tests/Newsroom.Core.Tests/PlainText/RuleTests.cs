using Newsroom.Core.Articles.PlainText;

namespace Newsroom.Core.Tests.PlainText;

/// <summary>One rule at a time: what it takes, and what looks like it and is left alone.</summary>
public sealed class RuleTests
{
    private const string Body =
        "The mill stood empty for nine years before the weavers came back to it, and by then the river had moved a little to the east.";

    private const string French =
        "Le moulin est resté vide pendant neuf ans avant que les tisserands n’y reviennent, et la rivière avait entre-temps glissé vers l’est.";

    [Theory]
    [InlineData("Looms in the dark")]
    [InlineData("Who owns the water?")]
    [InlineData("“A river is not a road”, they say")]
    [InlineData("2. The second winter")]
    public void A_short_unstopped_line_between_paragraphs_is_a_heading(string line) =>
        Assert.Equal(["heading: " + line], Marks(Body, line, Body));

    [Theory]
    [InlineData("Nobody asked the river.")]
    [InlineData("« On verra. »")]
    [InlineData("and so it went on")]
    [InlineData("First, the looms:")]
    [InlineData("– And the river")]
    [InlineData("* * *")]
    [InlineData("2024")]
    [InlineData("Wool   14.20   13.90")]
    public void A_short_line_that_is_a_sentence_or_an_ornament_is_no_heading(string line) =>
        Assert.Empty(Marks(Body, line, Body));

    [Fact]
    public void Short_lines_in_a_row_are_no_headings()
    {
        Assert.Empty(Marks(Body, "Wool\nFlax\nHemp", Body));
        Assert.Empty(Marks(Body, "Wool", "Flax", "Hemp", Body));
    }

    [Fact]
    public void A_title_is_set_off_from_what_follows()
    {
        Assert.Equal("Weavers return to the mill", Read("Weavers return to the mill", Body).Title);
        Assert.Equal("Weavers return to the mill", PlainTextReader.Read("Weavers return to the mill\n" + Body).Title);
        Assert.Equal("Weavers return", Read("# Weavers return", Body).Title);
    }

    [Theory]
    [InlineData("The weavers have returned.")]
    [InlineData("ANALYSIS")]
    [InlineData("Ilse Moreland")]
    [InlineData("HALDEN, May 3")]
    [InlineData("- Weavers return to the mill")]
    [InlineData("https://mill.example/weavers")]
    [InlineData("Dear readers,")]
    public void A_first_line_that_may_be_something_else_is_no_title(string line) => Assert.Null(Read(line, Body, Body).Title);

    [Fact]
    public void A_single_line_has_no_title()
    {
        Assert.Null(PlainTextReader.Read("Weavers return to the mill").Title);
        Assert.Null(PlainTextReader.Read("Weavers return to the mill\n").Title);
    }

    [Theory]
    [InlineData("By Ilse Moreland", "Ilse Moreland")]
    [InlineData("by Ilse van der Meer", "Ilse van der Meer")]
    [InlineData("Von Ilse Moreland und Jens Okafor", "Ilse Moreland und Jens Okafor")]
    [InlineData("Par Ilse Moreland, à Bruges", "Ilse Moreland")]
    [InlineData("Propos recueillis par Ilse Moreland", "Ilse Moreland")]
    [InlineData("Text von J. B. Moreland", "J. B. Moreland")]
    [InlineData("Ilse Moreland", "Ilse Moreland")]
    public void A_line_above_the_body_may_name_the_author(string line, string name)
    {
        var read = Read("Weavers return to the mill", line, Body, Body);
        Assert.Equal(name, read.Byline);
    }

    [Fact]
    public void A_name_below_the_body_may_be_the_author() =>
        Assert.Equal("Ilse Moreland", Read(Body, Body, "Ilse Moreland").Byline);

    [Fact]
    public void A_bare_name_is_no_author_when_the_text_speaks_of_it_or_it_is_one_of_two()
    {
        Assert.Null(Read("Weavers return", "Ilse Moreland", Body, "Ms Moreland would not comment on the river, nor on the looms.").Byline);
        Assert.Null(Read("Weavers return", "Ilse Moreland", "Jens Okafor", Body, Body).Byline);
        Assert.Null(Read("Weavers return", "Empty River", Body, Body).Byline);
        Assert.Null(Read(Body, Body, "Ilse Moreland", Body).Byline);
    }

    [Theory]
    [InlineData("The weir after the flood. Photo: Ilse Moreland")]
    [InlineData("The weir after the flood (Photo Ilse Moreland)")]
    [InlineData("The weir after the flood. (ZNA)")]
    [InlineData("The weir after the flood (Moreland/ZNA)")]
    [InlineData("The weir after the flood © Ilse Moreland")]
    [InlineData("The weir after the flood, crédit photo : Ilse Moreland 2/9")]
    [InlineData("The weir after the flood, seen from the upper road. (4/12)")]
    [InlineData("Photo: Ilse Moreland")]
    [InlineData("Bildunterschrift: Das Wehr nach der Flut")]
    public void A_credit_or_a_place_in_a_gallery_makes_a_caption(string line) =>
        Assert.Equal(SpanKind.Caption, Assert.Single(Read(Body, line, Body).Spans).Kind);

    [Theory]
    [InlineData("“The weir is gone. (ZNA)”")]
    [InlineData("The talks were led by the Zonal Navigation Authority (ZNA)")]
    [InlineData("The weir is watched 24/7")]
    [InlineData("He posted one photo: a gull.")]
    [InlineData("Was fehlt, ist ein klares Bild: niemand weiss es.")]
    [InlineData("Crédits : 40 millions.")]
    public void What_only_resembles_a_credit_makes_none(string line) =>
        Assert.DoesNotContain(Read(Body, line, Body).Spans, span => span.Kind == SpanKind.Caption);

    [Fact]
    public void The_mark_that_signs_a_wire_report_makes_no_caption_of_its_last_words() =>
        Assert.Empty(Read(Body, Body + " (ZNA)").Spans);

    [Fact]
    public void A_quotation_with_its_attribution_is_one_passage()
    {
        Assert.Equal(["pull-quote: We never left.⏎— Ilse Moreland, weaver"], Marks(Body, "We never left.\n— Ilse Moreland, weaver", Body));
        Assert.Equal(["pull-quote: « On n’est jamais partis » – Ilse Moreland"], Marks(French, "« On n’est jamais partis » – Ilse Moreland", French));
    }

    [Fact]
    public void Dialogue_and_lists_with_dashes_are_no_pull_quotes()
    {
        Assert.Empty(Marks(Body, "– Ilse, you are late\n– Jens, so are you", Body));
        Assert.Empty(Marks(Body, "- Ilse Moreland\n- Jens Okafor", Body));
    }

    [Theory]
    [InlineData("À lire aussi : Le moulin rouvre")]
    [InlineData("A LIRE AUSSI: Le moulin rouvre")]
    [InlineData("[Lire aussi : Le moulin rouvre]")]
    [InlineData("→ Voir aussi – Le moulin rouvre")]
    [InlineData("Read also: The mill reopens")]
    [InlineData("Related: The mill reopens")]
    [InlineData("See also The mill reopens")]
    [InlineData("Siehe auch: Die Mühle öffnet")]
    [InlineData("Te puede interesar: El molino abre")]
    public void A_cue_at_the_head_of_a_line_points_to_another_report(string line) =>
        Assert.Equal(["related: " + line], Marks(Body, line, Body));

    [Theory]
    [InlineData("Read more than one book on weaving and you will see that they contradict each other on every point.")]
    [InlineData("See also how the river has moved since the first survey, which nobody at the mill remembers.")]
    [InlineData("Related events took place upstream in the same week.")]
    public void A_sentence_that_begins_like_a_cue_is_body(string line) => Assert.Empty(Marks(Body, line, Body));

    [Fact]
    public void Titles_under_a_cue_belong_to_it_up_to_the_blank_line() =>
        Assert.Equal(
            ["related: Lire aussi", "related: Le moulin rouvre", "related: La rivière se déplace", "heading: Une autre année"],
            Marks(French, "Lire aussi\nLe moulin rouvre\nLa rivière se déplace", French, "Une autre année", French));

    [Theory]
    [InlineData("He was [sic] there in [2024] and again in (1998).")]
    [InlineData("The plot has 40 m² and the dam holds 10⁶ litres, or 3 km³ in a wet year.")]
    [InlineData("They counted [12] looms before the flood.")]
    [InlineData("There are three reasons: (1) wool, (2) flax and (3) hemp.")]
    public void Brackets_and_small_figures_that_count_or_comment_are_no_marks(string line) => Assert.Empty(Marks(Body, line, Body));

    [Fact]
    public void Numbers_in_round_brackets_are_marks_when_the_notes_are_there() =>
        Assert.Equal(
            ["footnote-reference 1: (1)", "footnote-reference 2: (2)", "footnote 1: (1) From the second survey.", "footnote 2: (2) From the third."],
            Marks(Body + " The first count was wrong (1).", Body + " So was the second (2).", "(1) From the second survey.\n(2) From the third."));

    [Fact]
    public void A_mark_without_its_note_and_a_note_without_its_mark_are_told() =>
        Assert.Equal(
            ["dangling-reference 2: [2]", "dangling-note 1: [1] From the survey."],
            Marks(Body + " It rose[2].", "[1] From the survey."));

    [Fact]
    public void An_address_below_its_note_belongs_to_the_note() =>
        Assert.Equal(
            ["footnote-reference 1: [1]", "footnote 1: [1] The survey.⏎https://mill.example/survey", "link: https://mill.example/survey"],
            Marks(Body + " It rose[1].", "[1] The survey.\nhttps://mill.example/survey"));

    [Fact]
    public void Figures_inside_an_address_are_part_of_it() =>
        Assert.Equal(
            ["link: https://mill.example/?page[1]=a&b=2"],
            Marks(Body, "The survey is at https://mill.example/?page[1]=a&b=2, they say."));

    [Theory]
    [InlineData("(see https://mill.example/weir_(old)).", "https://mill.example/weir_(old)")]
    [InlineData("It is on www.mill.example!", "www.mill.example")]
    [InlineData("«https://mill.example/a»", "https://mill.example/a")]
    public void An_address_ends_before_the_sentence_does(string line, string link) =>
        Assert.Equal(["link: " + link], Marks(Body, line, Body));

    [Theory]
    [InlineData("Les points de vue exprimés ici sont ceux de leur auteur et n’engagent que lui.")]
    [InlineData("Die hier geäußerten Meinungen sind die des Autors und entsprechen nicht notwendigerweise jenen der Redaktion.")]
    [InlineData("Las opiniones expresadas pertenecen al autor y no reflejan necesariamente las de este diario.")]
    [InlineData("This article is for informational purposes only and does not constitute investment advice.")]
    [InlineData("Cet article a été traduit automatiquement.")]
    [InlineData("La chroniqueuse s’exprime en son nom ; ses vues n’engagent pas la rédaction.")]
    [InlineData("Traduction automatique depuis le texte d’origine, du russe.")]
    public void A_sentence_that_limits_what_the_report_answers_for_is_a_disclaimer(string line) =>
        Assert.Equal(SpanKind.Disclaimer, Assert.Single(Read(Body, Body, line).Spans).Kind);

    [Theory]
    [InlineData("Opinions on the weir differ, and the author of the survey would not say which of them she shared.")]
    [InlineData("La traduction automatique a fait de grands progrès, et les traducteurs du canton s’en inquiètent à voix haute.")]
    [InlineData("The council asked for advice and for information, and was given neither before the vote.")]
    public void A_report_about_opinions_is_no_disclaimer(string line) => Assert.Empty(Marks(Body, Body, line));

    [Theory]
    [InlineData("Faites un don pour que vive une presse libre.")]
    [InlineData("Abonnez-vous à notre infolettre.")]
    [InlineData("Sign up for our newsletter and read the river first.")]
    [InlineData("Unterstützen Sie unabhängigen Journalismus mit einer Spende.")]
    [InlineData("Votre soutien nous permet de vous informer chaque jour.")]
    public void A_request_to_the_reader_is_an_appeal(string line) =>
        Assert.Equal(SpanKind.Appeal, Assert.Single(Read(Body, Body, line).Spans).Kind);

    [Theory]
    [InlineData("The minister called on parliament to support our troops and to subscribe to the treaty.")]
    [InlineData("« Nous avons besoin de votre soutien et de vos dons », a dit la directrice de la presse du moulin.")]
    [InlineData("„Wir brauchen Ihre Hilfe und eine freie Presse“, sagte die Müllerin und ging.")]
    [InlineData("The donors, among them two readers of the local press, asked to remain unnamed.")]
    public void A_report_about_support_is_no_appeal(string line) =>
        Assert.DoesNotContain(Read(Body, Body, line).Spans, span => span.Kind == SpanKind.Appeal);

    [Theory]
    [InlineData("© 2023 Mill Press")]
    [InlineData("Copyright 2019-2023 Mill Press. All rights reserved.")]
    [InlineData("Tous droits réservés.")]
    [InlineData("Share on Facebook")]
    [InlineData("Facebook | Twitter | WhatsApp")]
    [InlineData("Advertisement")]
    [InlineData("We use cookies. By going on you accept our terms.")]
    [InlineData("Temps de lecture : 4 min")]
    public void What_the_page_says_around_a_report_is_boilerplate(string line) =>
        Assert.Equal(["boilerplate: " + line], Marks(Body, line, Body));

    [Theory]
    [InlineData("The copyright bill of 2023 was voted down.")]
    [InlineData("She bakes cookies, and the children accept them gladly.")]
    [InlineData("They met on Facebook and married a year later.")]
    public void A_report_about_such_things_is_not(string line) => Assert.Empty(Marks(Body, line, Body));

    private static ReadText Read(params string[] paragraphs) => PlainTextReader.Read(string.Join("\n\n", paragraphs));

    private static string[] Marks(params string[] paragraphs) => Read(paragraphs).Marks();
}
