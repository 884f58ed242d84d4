using Newsroom.Core.Articles;

namespace Newsroom.Core.Annotations;

/// <summary>The text of the revision on which a note is put, handed to the decision as data.</summary>
/// <param name="Body">Null when the report has no revision of that number.</param>
/// <param name="Headline">Null likewise.</param>
public sealed record ArticleText(string Article, int Revision, string? Body, string? Language = null, string? Headline = null)
{
    /// <summary>The text of a revision of the report; of the present one when no number is given.</summary>
    public static ArticleText Of(Article article, int? revision = null)
    {
        var number = revision ?? article.Current.Number;
        var content = article.RevisionOf(number)?.Content;
        return new ArticleText(article.Id, number, content?.Body, content?.Language, content?.Title);
    }

    /// <summary>The text in which a passage of the body, or of the headline, stands.</summary>
    public string? In(string target) => target == NoteTargets.Headline ? Headline : Body;
}
