using System.Text.Json.Serialization;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>A report reached the desk. Revision 1.</summary>
/// <param name="Outlet">Who published it, as the outlet writes its name.</param>
/// <param name="Url">Where, as it was given; null for a text without an address.</param>
/// <param name="CanonicalUrl">The address without fragment, tracking parameters and the like; the article's id derives from it.</param>
/// <param name="CopyOf">The article, and its first revision, whose text this one repeats under another address.</param>
public sealed record ArticleFiled(string Outlet, string? Url, string? CanonicalUrl, Content Content, CopyOf? CopyOf);

/// <summary>The outlet changed the report. The whole new content is kept; what changed is derived.</summary>
/// <param name="Revision">2, 3 … without gaps.</param>
public sealed record ArticleRevised(int Revision, Content Content);

/// <summary>A revision made to put an error right, with the notice that says so in public.</summary>
public sealed record ArticleCorrected(int Revision, Content Content, [property: Erasable] string Notice);

/// <summary>The report was withdrawn by its outlet or by the desk; its text stays in the history.</summary>
public sealed record ArticleRetracted([property: Erasable] string Notice);

/// <summary>Not to be published before a time.</summary>
public sealed record ArticleEmbargoed(DateTimeOffset Until);

/// <summary>The embargo ended: its time came, or somebody lifted it early.</summary>
public sealed record EmbargoLifted(DateTimeOffset Until, bool Early);

/// <summary>What a revision says. What is unknown is null and stays so.</summary>
/// <param name="Language">BCP 47 (RFC 5646).</param>
/// <param name="Published">When the outlet published this revision.</param>
/// <param name="Kind">report, analysis, opinion, wire, interview or feature.</param>
/// <param name="Body">The text as it came, but for the byte-order mark and line ends.</param>
/// <param name="Spans">Passages of the body that are not its prose (captions, footnotes, read-also links …).</param>
/// <param name="BodyHash">
/// In the outline of a revision that another has replaced, where body and spans are left out: the body's SHA-256 (of its UTF-8,
/// in hexadecimal). Never in an event as it was written.
/// </param>
public sealed record Content(
    string Title,
    [property: Erasable] string? Byline,
    string Language,
    DateTimeOffset? Published,
    string Kind,
    string Body,
    IReadOnlyList<TextSpan> Spans,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? BodyHash = null)
{
    /// <exception cref="TextNotRead">This is an outline.</exception>
    [Erasable]
    public string Body { get => field ?? throw new TextNotRead(nameof(Body)); init; } = Body;

    /// <exception cref="TextNotRead">This is an outline.</exception>
    public IReadOnlyList<TextSpan> Spans { get => field ?? throw new TextNotRead(nameof(Spans)); init; } = Spans;

    /// <summary>Whether body and spans were left where they are.</summary>
    [JsonIgnore]
    public bool IsOutline => BodyHash is not null;
}

/// <summary>A typed passage of a body: positions in code points, half-open.</summary>
public sealed record TextSpan(int Start, int End, string Kind, string? Label = null);

/// <summary>Whose text a copy repeats.</summary>
public sealed record CopyOf(string Article, int Revision);
