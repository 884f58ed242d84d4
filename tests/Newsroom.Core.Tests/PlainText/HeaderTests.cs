using Newsroom.Core.Articles.PlainText;

namespace Newsroom.Core.Tests.PlainText;

public sealed class HeaderTests
{
    private const string Body =
        "The mill stood empty for nine years before the weavers came back to it, and by then the river had moved a little to the east.";

    [Fact]
    public void A_date_that_strayed_before_the_first_words_is_a_header_and_the_rest_of_its_line_is_not()
    {
        var read = PlainTextReader.Read($" date 2021-07 {Body}\n\n{Body}");
        Assert.Equal([new Span(1, 13, SpanKind.Header, null)], read.Spans);
        Assert.Equal(new PublishedHint(2021, 7, null), read.Published);
        Assert.Null(read.Title);
    }

    [Theory]
    [InlineData("date: 2021-07-04", 2021, 7, 4)]
    [InlineData("Date: 2021", 2021, null, null)]
    [InlineData("Published: 4 July 2021", 2021, 7, 4)]
    [InlineData("Published on July 4, 2021 at 10:30", 2021, 7, 4)]
    [InlineData("Publié le 1er août 2021 à 18h04", 2021, 8, 1)]
    [InlineData("Veröffentlicht am 4. Juli 2021, 10:30 Uhr", 2021, 7, 4)]
    [InlineData("Publicado el 4 de julio de 2021", 2021, 7, 4)]
    [InlineData("date: 2021-07-04T10:30:00Z", 2021, 7, 4)]
    [InlineData("date: 04.07.2021", 2021, 7, 4)]
    [InlineData("date: 25/07/2021", 2021, 7, 25)]
    [InlineData("Sunday, July 4, 2021", 2021, 7, 4)]
    public void A_date_is_as_precise_as_the_text(string line, int year, int? month, int? day)
    {
        var read = PlainTextReader.Read($"{line}\n\n{Body}");
        Assert.Equal(new PublishedHint(year, month, day), read.Published);
        Assert.Equal(["header: " + line], read.Marks());
    }

    [Fact]
    public void A_date_that_could_be_either_of_two_gives_its_year() =>
        Assert.Equal(new PublishedHint(2021, null, null), PlainTextReader.Read($"Date: 04/07/2021\n\n{Body}").Published);

    [Fact]
    public void Where_the_language_puts_the_day_first_it_is_the_day() =>
        Assert.Equal(
            new PublishedHint(2021, 7, 4),
            PlainTextReader.Read("Date : 04/07/2021\n\nLe moulin est resté vide pendant neuf ans, et les tisserands ne sont pas revenus avant que la rivière ait changé de lit.").Published);

    [Theory]
    [InlineData("Date palms are dying along the coast and nobody knows why, say the growers.")]
    [InlineData("Date 2024 will be remembered in the valley as the year of the two floods.")]
    [InlineData("date: 2021-13-45")]
    [InlineData("date: 30 February 2021")]
    [InlineData("Source: the ministry says that nothing has changed since spring.")]
    public void What_only_begins_like_a_header_is_none(string line)
    {
        var read = PlainTextReader.Read($"{line}\n\n{Body}");
        Assert.Null(read.Published);
        Assert.DoesNotContain(read.Spans, span => span.Kind == SpanKind.Header);
    }

    [Fact]
    public void Two_dates_that_contradict_each_other_leave_it_unknown()
    {
        Assert.Null(PlainTextReader.Read($"date: 2021-07-04\nPublished: 5 July 2021\n\n{Body}").Published);
        Assert.Equal(new PublishedHint(2021, 7, 4), PlainTextReader.Read($"date: 2021-07\nPublished: 4 July 2021\n\n{Body}").Published);
    }

    [Fact]
    public void A_later_update_does_not_date_the_report()
    {
        var read = PlainTextReader.Read($"Updated: 5 July 2021\n\n{Body}");
        Assert.Null(read.Published);
        Assert.Equal(["header: Updated: 5 July 2021"], read.Marks());
    }

    [Fact]
    public void A_date_inside_the_body_dates_nothing() =>
        Assert.Null(PlainTextReader.Read($"{Body}\n\nOn 4 July 2021 the weir broke, and with it went the last of the looms.\n\n{Body}").Published);

    [Fact]
    public void A_rule_above_running_text_is_no_front_matter() =>
        Assert.Empty(PlainTextReader.Read($"---\n{Body}\n---\n{Body}").Spans);
}
