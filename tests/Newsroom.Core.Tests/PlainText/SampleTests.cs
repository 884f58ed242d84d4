using Newsroom.Core.Articles.PlainText;

namespace Newsroom.Core.Tests.PlainText;

/// <summary>Whole texts as they come, and exactly what is found in each.</summary>
public sealed class SampleTests
{
    [Fact]
    public void A_wire_report_filled_to_a_column_has_its_title_and_byline_and_nothing_else()
    {
        var read = Sample.Read("english-wire");
        Assert.Equal(
            [
                "title: Dockworkers in Port Halden reject a second pay offer",
                "byline: By Mara Tolland and Idris Okoye",
            ],
            read.Marks());
        Assert.Equal("Dockworkers in Port Halden reject a second pay offer", read.Title);
        Assert.Equal("Mara Tolland and Idris Okoye", read.Byline);
        Assert.Null(read.Published);
        Assert.Equal("en", read.Language);
    }

    [Fact]
    public void A_german_report_has_its_headings_caption_and_page_foot()
    {
        var read = Sample.Read("german-siehe-auch");
        Assert.Equal(
            [
                "title: Der Hafen schläft nicht mehr",
                "byline: Von Katrin Osterloh",
                "caption: Die Mole bei … Foto: Jens Albers",
                "heading: Lärm bis in den Morgen",
                "related: Siehe auch: Warum die Werft neue Leute sucht",
                "heading: Was die Verwaltung verspricht",
                "boilerplate: Teilen auf Facebook, WhatsApp, per E-Mail",
                "boilerplate: © 2024 Hafenblatt. Alle Rechte vorbehalten.",
            ],
            read.Marks());
        Assert.Equal("Katrin Osterloh", read.Byline);
        Assert.Equal("de", read.Language);
    }

    [Fact]
    public void Numbered_lists_are_neither_notes_nor_headings()
    {
        var read = Sample.Read("numbered-list");
        Assert.Equal(["title: How to keep a sourdough alive through the winter"], read.Marks());
        Assert.Null(read.Byline);
    }

    [Fact]
    public void Verse_is_left_alone()
    {
        var read = Sample.Read("poem");
        Assert.Empty(read.Spans);
        Assert.Null(read.Title);
        Assert.Null(read.Byline);
    }

    [Fact]
    public void A_spanish_report_in_utf16_has_its_question_as_heading()
    {
        var read = Sample.Read("spanish-utf-16le");
        Assert.Equal(
            [
                "title: El mercado cierra los domingos a partir de junio",
                "byline: Por Lucía Ferrán",
                "heading: ¿Quién pierde con el cambio?",
                "related: Lea también: La plaza que se quedó sin sombra",
                "appeal: Suscríbete a nuestro … en tu correo.",
            ],
            read.Marks());
        Assert.Equal("Lucía Ferrán", read.Byline);
        Assert.Equal("es", read.Language);
    }

    [Fact]
    public void Two_plain_paragraphs_in_utf16_are_body()
    {
        Assert.Equal("utf-16be", Assert.IsType<Decoded>(PlainTextReader.Decode(Sample.Bytes("english-utf-16be"))).Encoding);
        Assert.Empty(Sample.Read("english-utf-16be").Spans);
    }

    [Fact]
    public void A_windows_file_with_superscript_marks_has_its_numbered_notes()
    {
        var read = Sample.Read("french-windows-1252-crlf");
        Assert.Equal(
            [
                "header: Publié le 12 mars 2021 à 18h05",
                "footnote-reference 1: ¹",
                "heading: Un bus, peut-être deux",
                "footnote-reference 2: ²",
                "pull-quote: « On nous … à la retraite",
                "heading: Notes",
                "footnote 1: 1. Le relevé est celui de l’association des usagers.",
                "footnote 2: 2. Chiffre communiqué par le service des transports.",
                "dangling-note 3: 3. Voir le plan de 1998.",
                "appeal: Abonnez-vous à notre … de la vallée.",
            ],
            read.Marks());
        Assert.Null(read.Title);
        Assert.Equal(new PublishedHint(2021, 3, 12), read.Published);
        Assert.DoesNotContain('\r', read.Text);
    }

    [Theory]
    [InlineData("empty", "")]
    [InlineData("blank", "  \n\t\n\u00A0\u3000\n \n")]
    public void Nothing_is_found_in_nothing(string name, string kept) =>
        Assert.Equal(new ReadText(kept, [], null, null, null, null), Sample.Read(name));

    [Fact]
    public void Positions_count_code_points_where_characters_take_two_units()
    {
        var read = Sample.Read("emoji-astral");
        Assert.Equal(
            [
                "footnote-reference 1: [1]",
                "footnote-reference 2: [2]",
                "dangling-reference 3: [3]",
                "link: https://harbour.example/𐍈/notes",
                "footnote-reference 1: [1]",
                "footnote 1: [1] The rain gauge 🌧 stood at 4 mm.",
                "footnote 2: [2] https://weather.example/2023/06/gauge",
                "link: https://weather.example/2023/06/gauge",
                "dangling-note 4: [4] A note that the text forgot.",
            ],
            read.Marks());
        Assert.Equal(new Span(68, 71, SpanKind.FootnoteReference, "1"), read.Spans[0]);
    }

    [Fact]
    public void Right_to_left_text_is_read_by_shape()
    {
        Assert.Equal(["title: השוק הישן נפתח מחדש"], Sample.Read("hebrew-right-to-left").Marks());
        var arabic = Sample.Read("arabic-right-to-left");
        Assert.Equal(
            ["footnote-reference 1: [1]", "footnote 1: [1] https://train.example/ar", "link: https://train.example/ar"],
            arabic.Marks());
        Assert.Null(arabic.Language);
    }

    [Fact]
    public void A_name_within_a_dialogue_is_no_byline_and_a_quotation_is_no_caption()
    {
        var read = Sample.Read("interview-dialogue");

        // By its shape the lone name titles a section; who wrote the report stays unknown.
        Assert.Equal(["heading: Jean Valmory"], read.Marks());
        Assert.Null(read.Byline);
        Assert.Null(read.Title);
    }

    [Fact]
    public void Front_matter_speaks_for_the_report()
    {
        var read = Sample.Read("front-matter");
        Assert.Equal(
            [
                "header: ---",
                "header: title: \"Two bridges, one river\"",
                "header: author: Noor Castellan",
                "header: date: 2023-11-05",
                "header: lang: en-GB",
                "header: tags: [transport, river]",
                "header: ---",
                "related: Related:",
                "related: - Who pays for an empty bridge",
                "related: - The ferry that would not die",
                "disclaimer: The views expressed … of the publisher.",
                "appeal: We rely on … free for everyone.",
            ],
            read.Marks());
        Assert.Equal("Two bridges, one river", read.Title);
        Assert.Equal("Noor Castellan", read.Byline);
        Assert.Equal(new PublishedHint(2023, 11, 5), read.Published);
        Assert.Equal("en-GB", read.Language);
    }

    [Fact]
    public void A_text_without_blank_lines_is_read_line_by_line()
    {
        var read = Sample.Read("italian-no-blank-lines-bom");
        Assert.Equal(
            [
                "heading: Una piazza sotto l'acqua",
                "related: Leggi anche: La diga che cambiò la valle",
                "caption: Il campanile affiora … settembre (QRZ/Bellandi) 3/7",
            ],
            read.Marks());
        Assert.Equal("it", read.Language);
    }

    [Fact]
    public void The_page_around_a_dutch_report_is_told_from_it()
    {
        var read = Sample.Read("dutch-page-foot");
        Assert.Equal(
            [
                "boilerplate: Reclame",
                "related: Lees ook: Waarom de brug elke zomer uitzet",
                "boilerplate: Delen op Facebook",
                "boilerplate: Wij gebruiken cookies. … u daarmee instemt.",
            ],
            read.Marks());
        Assert.Equal("nl", read.Language);
    }
}
