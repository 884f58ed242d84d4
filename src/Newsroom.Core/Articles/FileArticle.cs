using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>
/// A report reaches the desk, for the first time or again under the same canonical address. Again: the same text is
/// nothing new, a changed one is a revision. What the new filing does not know is not forgotten, except the published
/// time of a changed text: when that text went out is a new question, and the old time would be a wrong answer to it.
/// </summary>
/// <param name="Url">Absolute http or https; null for a text without an address.</param>
/// <param name="CopyOf">The earlier report with the same copy fingerprint, found by the caller.</param>
/// <param name="Now">The newsroom's time.</param>
public sealed record FileArticle(string Outlet, string? Url, Content Content, CopyOf? CopyOf, DateTimeOffset Now)
    : ICommand<Article>
{
    /// <summary>Code points.</summary>
    public const int MaxOutlet = 200;

    /// <summary>Code points.</summary>
    public const int MaxUrl = 2_000;

    public Decision Decide(Article? state)
    {
        var outlet = Outlet?.Trim();
        var content = ContentRules.Tidy(Content);
        var refused = TextRules.Check(outlet, "outlet", MaxOutlet)
            ?? TextRules.Check(Url, "url", MaxUrl, required: false)
            ?? ContentRules.Check(content, Now);
        if (refused is not null) return refused;

        var url = string.IsNullOrWhiteSpace(Url) ? null : Url.Trim();
        var canonical = url is null ? null : CanonicalUrl.Of(url);
        if (url is not null && canonical is null)
        {
            return Decision.Invalid("url-invalid", $"'{url}' is not an absolute http or https address.", "url");
        }

        if (state is null) return Decision.Accept(new ArticleFiled(outlet!, url, canonical, content, CopyOf));
        return Again(state, outlet!, content);
    }

    private static Decision Again(Article state, string outlet, Content content)
    {
        // An ArticleRevised has no place for another outlet; to drop it in silence would lose what was sent.
        if (!string.Equals(state.Outlet, outlet, StringComparison.OrdinalIgnoreCase))
        {
            return Decision.Conflict("outlet-differs", $"This report is filed under {state.Outlet}, not {outlet}.");
        }
        var known = state.Current.Content;
        var merged = state.AsRevision(content with
        {
            Byline = content.Byline ?? known.Byline,
            Published = content.Published ?? (ContentRules.SameText(content, known) ? known.Published : null),
        }, filedAgain: true);
        if (ContentRules.Same(merged, known)) return Decision.Nothing;
        return state.Status == ArticleStatus.Retracted
            ? ArticleRules.Retracted()
            : Decision.Accept(new ArticleRevised(state.Current.Number + 1, merged));
    }
}
