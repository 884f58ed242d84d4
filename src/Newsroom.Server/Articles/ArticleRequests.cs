using System.ComponentModel.DataAnnotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Text;
using Newsroom.Server.Http;

namespace Newsroom.Server.Articles;

/// <summary>A report to be filed. What is not known is left out.</summary>
/// <param name="Outlet">Who published it, as the outlet writes its name.</param>
/// <param name="Title">The headline.</param>
/// <param name="Language">BCP 47, such as fr or fr-CA.</param>
/// <param name="Kind">report, analysis, opinion, wire, interview or feature.</param>
/// <param name="Body">The text; its line ends become line feeds.</param>
/// <param name="Url">Absolute http or https; filed again under the same canonical address it is the same report.</param>
/// <param name="Published">When the outlet published this text; not in the future.</param>
/// <param name="Spans">Passages of the body that are not its prose; found by general rules when left out.</param>
/// <param name="Reason">Recorded with the event.</param>
public sealed record FileArticleRequest(
    string Outlet, string Title, string Language, string Kind, string Body,
    string? Url = null, string? Byline = null, DateTimeOffset? Published = null,
    IReadOnlyList<SpanShape>? Spans = null, [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public Content Content() => SpanShape.Content(Title, Byline, Language, Published, Kind, Body, Spans);
}

/// <summary>The whole new content of a report: what is left out is not known any more.</summary>
public sealed record ReviseArticleRequest(
    string Title, string Language, string Kind, string Body,
    string? Byline = null, DateTimeOffset? Published = null,
    IReadOnlyList<SpanShape>? Spans = null, [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public Content Content() => SpanShape.Content(Title, Byline, Language, Published, Kind, Body, Spans);
}

/// <summary>The whole corrected content, with the notice that says so in public.</summary>
public sealed record CorrectArticleRequest(
    string Title, string Language, string Kind, string Body, string Notice,
    string? Byline = null, DateTimeOffset? Published = null,
    IReadOnlyList<SpanShape>? Spans = null, [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public Content Content() => SpanShape.Content(Title, Byline, Language, Published, Kind, Body, Spans);
}

/// <param name="Until">Not to be published before; in the future.</param>
public sealed record EmbargoRequest(DateTimeOffset Until, [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <summary>A typed passage of a body: code points, half-open.</summary>
/// <param name="Kind">What it is: caption, footnote, read-also …</param>
public sealed record SpanShape(int Start, int End, [property: MaxLength(40)] string Kind, [property: MaxLength(200)] string? Label = null)
{
    /// <summary>The content as it is kept; where nobody says what is not prose, the rules of plain text do.</summary>
    public static Content Content(
        string title, string? byline, string language, DateTimeOffset? published, string kind, string body, IReadOnlyList<SpanShape>? spans)
    {
        var text = Normalisation.Filed(body);
        return new(
            title, byline, language, published, kind, text,
            spans is null ? BodySpans.Of(text) : [.. spans.Select(s => new TextSpan(s.Start, s.End, s.Kind, s.Label))]);
    }

    public static IReadOnlyList<SpanShape> Show(IReadOnlyList<TextSpan> spans) =>
        [.. spans.Select(s => new SpanShape(s.Start, s.End, s.Kind, s.Label))];
}
