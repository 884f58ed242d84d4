using System.Security.Cryptography;
using System.Text;
using Newsroom.Core.Kernel;
using Newsroom.Core.Text;

namespace Newsroom.Core.Articles;

/// <summary>What the content of any revision must be, and when two contents are the same.</summary>
public static class ContentRules
{
    /// <summary>Code points.</summary>
    public const int MaxTitle = 500;

    /// <summary>Code points.</summary>
    public const int MaxByline = 300;

    /// <summary>Code points.</summary>
    public const int MaxBody = 500_000;

    /// <summary>Code points.</summary>
    public const int MaxNotice = 2_000;

    /// <summary>How far ahead of the newsroom's clock an outlet's may run.</summary>
    public static readonly TimeSpan PublishedSkew = TimeSpan.Zero;

    /// <summary>
    /// The content as it is recorded: title and byline without the blanks around them, an empty byline as none, times in
    /// whole microseconds, the language in its conventional case. The body stays as it is.
    /// </summary>
    public static Content Tidy(Content content) => content with
    {
        Title = content.Title?.Trim()!,
        Byline = string.IsNullOrWhiteSpace(content.Byline) ? null : content.Byline.Trim(),
        Language = LanguageTag.IsWellFormed(content.Language) ? LanguageTag.Conventional(content.Language) : content.Language,
        Published = content.Published is { } time ? Times.Cut(time) : null,
    };

    /// <summary>A refusal (422) that names the field, or null.</summary>
    /// <param name="now">The newsroom's time, against which a published time is in the future.</param>
    public static Decision? Check(Content content, DateTimeOffset now) =>
        TextRules.Check(content.Title, "title", MaxTitle)
        ?? TextRules.Check(content.Byline, "byline", MaxByline, required: false)
        ?? Language(content.Language)
        ?? Kind(content.Kind)
        ?? Published(content.Published, now)
        ?? TextRules.Check(content.Body, "body", MaxBody)
        ?? Body(content.Body)
        ?? Spans(content);

    /// <summary>
    /// Whether two contents say the same. Spans are not compared: they follow from the body, and a reader of plain text
    /// that learns a new rule has not changed the report.
    /// </summary>
    public static bool Same(Content a, Content b) =>
        SameText(a, b) && (a.Byline, a.Language, a.Published, a.Kind) == (b.Byline, b.Language, b.Published, b.Kind);

    /// <summary>Whether readers saw the same words: title and body. Of whole contents; <see cref="WordsOf"/> tells it of outlines too.</summary>
    public static bool SameText(Content a, Content b) => a.Title == b.Title && a.Body == b.Body;

    /// <summary>What readers saw, to be compared: the title, and the SHA-256 of the body.</summary>
    public static (string Title, string BodyHash) WordsOf(Content content) => (content.Title, content.BodyHash ?? HashOf(content.Body));

    /// <summary>As <see cref="Content.BodyHash"/> has it.</summary>
    private static string HashOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));

    private static Decision? Language(string language) =>
        LanguageTag.IsWellFormed(language)
            ? null
            : Decision.Invalid("language-invalid", $"'{language}' is not a language tag (BCP 47, RFC 5646), such as fr or fr-CA.", "language");

    private static Decision? Kind(string kind) =>
        ArticleKinds.All.Contains(kind, StringComparer.Ordinal)
            ? null
            : Decision.Invalid("kind-unknown", $"'{kind}' is none of {string.Join(", ", ArticleKinds.All)}.", "kind");

    private static Decision? Published(DateTimeOffset? published, DateTimeOffset now) =>
        published > now + PublishedSkew
            ? Decision.Invalid("published-in-future", $"{Times.Text(published.Value)} has not come yet; it is {Times.Text(now)}.", "published")
            : null;

    // Positions count code points of the kept text: one that arrives with CR LF would be counted otherwise by each reader.
    private static Decision? Body(string body) =>
        Normalisation.Filed(body) == body
            ? null
            : Decision.Invalid("body-line-ends", "The body must have line feeds alone as line ends, and no byte-order mark.", "body");

    private static Decision? Spans(Content content)
    {
        if (content.Spans.Count == 0) return null;
        var length = CodePoints.Count(content.Body);
        var wrong = content.Spans.FirstOrDefault(s => s.Start < 0 || s.End <= s.Start || s.End > length);
        return wrong is null
            ? null
            : Decision.Invalid("span-outside-body", $"The span {wrong.Start}–{wrong.End} is not within the {length} code points of the body.", "spans");
    }
}
