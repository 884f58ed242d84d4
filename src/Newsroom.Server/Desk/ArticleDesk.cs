using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Desk;

/// <summary>Files reports, and finds out whose text they repeat.</summary>
public sealed class ArticleDesk(NewsDesk desk, CopyLookup copies)
{
    /// <summary>Under an address the same report again; without one a report of its own.</summary>
    public Task<Outcome<Article>> File(string outlet, string? url, Content content, Caller caller, CancellationToken cancel)
    {
        var canonical = string.IsNullOrWhiteSpace(url) ? null : CanonicalUrl.Of(url.Trim());
        // An address that is none is refused by the decision; any id does until then.
        var command = new FileArticle(outlet, url, content, null, desk.Now);
        return canonical is null ? Make(command, caller, cancel) : File(ArticleId.FromUrl(canonical), command, caller, cancel);
    }

    /// <summary>Under an id that was derived from what is filed.</summary>
    public async Task<Outcome<Article>> File(string id, FileArticle command, Caller caller, CancellationToken cancel) =>
        await desk.Create(id, command with { CopyOf = await copies.Find(command.Content, notOf: id, cancel) }, caller, cancel);

    private async Task<Outcome<Article>> Make(FileArticle command, Caller caller, CancellationToken cancel) =>
        await desk.Make(command with { CopyOf = await copies.Find(command.Content, notOf: caller.RequestId ?? "", cancel) }, caller, cancel);
}
