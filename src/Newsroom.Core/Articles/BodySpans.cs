using Newsroom.Core.Articles.PlainText;

namespace Newsroom.Core.Articles;

/// <summary>The passages of a body that are not its prose, as revisions keep them.</summary>
public static class BodySpans
{
    /// <param name="body">As it is kept: line feeds alone, no byte-order mark.</param>
    public static IReadOnlyList<TextSpan> Of(string body) =>
        [.. PlainTextReader.Read(body).Spans.Select(s => new TextSpan(s.Start, s.End, s.Kind.Name(), s.Label))];
}
