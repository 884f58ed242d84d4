using Newsroom.Core.Articles;

namespace Newsroom.Core.Tests.Articles;

/// <summary>A report to try things on.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2024, 10, 14, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Friday = new(2024, 10, 11, 13, 30, 0, TimeSpan.Zero);

    public const string Url = "https://courrier.example/monde/pont";
    public const string Body = "Le pont a été fermé lundi.\n\nLa préfecture parle de deux semaines de travaux.";

    public static readonly Content First = new("Le pont ferme", "Anne Lenoir", "fr", Friday, "report", Body, []);

    public static readonly ArticleFiled Filed = new("Le Courrier", Url, Url, First, null);

    public static FileArticle File(Content? content = null, string outlet = "Le Courrier", string? url = Url) =>
        new(outlet, url, content ?? First, null, Now);

    public static Content WithBody(string body) => First with { Body = body, Published = null };
}
