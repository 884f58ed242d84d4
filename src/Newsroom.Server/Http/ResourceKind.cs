using Newsroom.Core.Kernel;

namespace Newsroom.Server.Http;

/// <summary>A kind of resource that shows one stream.</summary>
/// <param name="What">Its word in problems: article, annotation, story.</param>
/// <param name="Collection">Address of the collection, without a slash at the end.</param>
/// <param name="IsId">Whether a text has the shape of its ids; what has not is not looked for.</param>
/// <param name="Show">Its representation at a moment; null when nothing of it answers <c>publishedBy</c>.</param>
public sealed record ResourceKind<TState>(string What, string Collection, Func<string, bool> IsId, Func<TState, Moment, object?> Show)
    where TState : class, IFold<TState>
{
    public string PathOf(string id) => $"{Collection}/{id}";

    public static string StreamOf(string id) => Streams.Of(TState.Category, id);
}
