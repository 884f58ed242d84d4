using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories.Listings;

namespace Newsroom.Core;

/// <summary>What the newsroom keeps: its events, and the listings folded from them, named one by one; nothing is scanned.</summary>
public static class NewsroomModel
{
    public static EventTypes EventTypes => NewsroomEvents.Types;

    public static IReadOnlyList<IListing> Listings { get; } =
        [new StoriesListing(), new ArticlesListing(), new MembershipsListing(), new AnnotationsListing(), new ReportWordsListing(), new NoteWordsListing()];

    public static IReadOnlyList<EventOutline> Outlines { get; } =
    [
        new("report", ["article_filed", "article_revised", "article_corrected"], ["content.body", "content.spans"]),
        new("draft", ["brief_drafted"], ["brief"]),
    ];
}
