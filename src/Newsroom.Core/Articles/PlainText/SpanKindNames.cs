namespace Newsroom.Core.Articles.PlainText;

/// <summary>The names under which kinds of spans are stored and shown. They never change.</summary>
public static class SpanKindNames
{
    /// <summary>The name of a kind, such as "footnote-reference".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no kind.</exception>
    public static string Name(this SpanKind kind) => kind switch
    {
        SpanKind.Header => "header",
        SpanKind.Title => "title",
        SpanKind.Heading => "heading",
        SpanKind.Caption => "caption",
        SpanKind.Byline => "byline",
        SpanKind.PullQuote => "pull-quote",
        SpanKind.Related => "related",
        SpanKind.FootnoteReference => "footnote-reference",
        SpanKind.Footnote => "footnote",
        SpanKind.DanglingReference => "dangling-reference",
        SpanKind.DanglingNote => "dangling-note",
        SpanKind.Disclaimer => "disclaimer",
        SpanKind.Appeal => "appeal",
        SpanKind.Boilerplate => "boilerplate",
        SpanKind.Link => "link",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether the kind marks a few words inside a line rather than a whole passage.</summary>
    public static bool IsInline(this SpanKind kind) =>
        kind is SpanKind.FootnoteReference or SpanKind.DanglingReference or SpanKind.Link;
}
