using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>
/// The time of one embargo has come. Nothing when that embargo is no longer on: it was lifted early, or another took
/// its place and will end by itself.
/// </summary>
/// <param name="Until">The end of the embargo that is meant.</param>
public sealed record EndEmbargo(DateTimeOffset Until) : ICommand<Article>
{
    public Decision Decide(Article? state) => state switch
    {
        null => ArticleRules.Missing(),
        { EmbargoedUntil: { } until } when until == Times.Cut(Until) => Decision.Accept(new EmbargoLifted(until, Early: false)),
        _ => Decision.Nothing,
    };
}
