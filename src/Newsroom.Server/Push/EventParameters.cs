using Newsroom.Core;
using Newsroom.Server.Http;

namespace Newsroom.Server.Push;

/// <summary>The parameters by which events of the log are chosen, live and in pages.</summary>
public static class EventParameters
{
    public static QueryParameter Story { get; } = new("story", "Only events of the story, of the reports attached to it at the time, and of the notes on them.");
    public static QueryParameter Type { get; } = new("type", "Only events of the type, such as article_revised; several are parted by commas.");
    public static QueryParameter Actor { get; } = new("actor", "Only events of the actor.");

    /// <exception cref="RequestRefused">400: there is no such type.</exception>
    public static IReadOnlySet<string>? TypesOf(HttpRequest request)
    {
        var types = TextOf(request, Type)?.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return types?.FirstOrDefault(type => !NewsroomEvents.Types.Knows(type) || NewsroomEvents.Types.IsOlder(type)) is { } unknown
            ? throw new RequestRefused(Problems.MalformedParameter(Type.Name, $"'{unknown}' is no type of event."))
            : types;
    }

    public static string? TextOf(HttpRequest request, QueryParameter parameter) => request.Query[parameter.Name] is [{ } text] ? text : null;
}
