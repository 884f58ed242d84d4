namespace Newsroom.Core.Articles;

/// <summary>The kinds of report that the desk tells apart.</summary>
public static class ArticleKinds
{
    public static IReadOnlyList<string> All { get; } = ["report", "analysis", "opinion", "wire", "interview", "feature"];
}
