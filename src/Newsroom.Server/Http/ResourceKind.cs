using System.Net.Mime;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Http;

/// <summary>A kind of resource that shows one stream, in one form or several.</summary>
/// <param name="Collection">Address of the collection, without a slash at the end.</param>
/// <param name="Forms">At least one; the first is for whoever does not say which they read.</param>
public sealed record ResourceKind<TState>(string Collection, params IReadOnlyList<Representation<TState>> Forms)
    where TState : class, IFold<TState>
{
    /// <summary>A kind that is shown as JSON alone.</summary>
    /// <param name="show">The representation at a moment; null when nothing of it answers <c>publishedBy</c>.</param>
    public ResourceKind(string collection, Func<TState, Moment, object?> show) : this(collection, Representation<TState>.Json(show))
    {
    }

    /// <summary>Its word in problems: article, annotation, story.</summary>
    public string What => TState.Category;

    public string PathOf(string id) => $"{Collection}/{id}";
}

/// <summary>One form in which a state is shown.</summary>
/// <param name="MediaType">With its parameters, as <c>Content-Type</c> says it.</param>
/// <param name="Show">The bytes at a moment; null when nothing of the state answers <c>publishedBy</c>.</param>
public sealed record Representation<TState>(string MediaType, Func<TState, Moment, byte[]?> Show)
{
    /// <param name="mediaType">One whose documents are JSON.</param>
    public static Representation<TState> Json(Func<TState, Moment, object?> show, string mediaType = MediaTypeNames.Application.Json) =>
        new(mediaType, (state, moment) => show(state, moment) is { } body ? JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options) : null);
}
