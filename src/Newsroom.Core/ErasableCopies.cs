using Newsroom.Core.Access.Views;
using Newsroom.Core.Annotations.Views;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Stories.Views;

namespace Newsroom.Core;

/// <summary>
/// Where views hold copies of what may one day have to be erased. To erase it from the log is to fold these views anew;
/// a view that is missing here would go on showing what is gone.
/// </summary>
public static class ErasableCopies
{
    /// <summary>By view name: JSON paths in its documents, <c>[]</c> for every item of a list.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [ArticlesView.ViewName] = ["byline", "filedBy", "versions[].byline"],
            [AnnotationsView.ViewName] =
            [
                "body", "author", "passage.exact", "passage.prefix", "passage.suffix", "replies[].body", "replies[].by",
            ],
            [StoriesView.ViewName] = ["openedBy", "briefs[].headline", "briefs[].publishedBy"],
            [MembershipsView.ViewName] = ["attachedBy"],
            [AccessKeysView.ViewName] = ["name"],
            [OpenEmbargoesView.ViewName] = [],
        };
}
