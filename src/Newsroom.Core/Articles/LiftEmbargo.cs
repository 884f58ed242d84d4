using Newsroom.Core.Kernel;

namespace Newsroom.Core.Articles;

/// <summary>Somebody lifts the embargo: early, unless its time has come by now.</summary>
/// <param name="Now">The newsroom's time.</param>
public sealed record LiftEmbargo(DateTimeOffset Now) : ICommand<Article>
{
    public Decision Decide(Article? state) => state switch
    {
        null => ArticleRules.Missing(),
        { EmbargoedUntil: { } until } => Decision.Accept(new EmbargoLifted(until, Early: Now < until)),
        _ => Decision.Nothing,
    };
}
