namespace Newsroom.Core.Kernel;

/// <summary>Stream ids: <c>category/id</c>, for example <c>article/k7f3…</c>.</summary>
public static class Streams
{
    public static string Of(string category, string id) => $"{category}/{id}";

    public static string IdOf(string stream) => stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public static string CategoryOf(string stream)
    {
        var slash = stream.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? stream : stream[..slash];
    }
}
