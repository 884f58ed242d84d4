using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Stories.Listings;

namespace Newsroom.Core;

/// <summary>
/// Where projections hold copies of what may one day have to be erased. To erase it from the log is to fold these anew;
/// one that is missing here would go on showing what is gone.
/// </summary>
public static class ErasableCopies
{
    /// <summary>By the projection's name: JSON paths in its documents, <c>[]</c> for every item of a list.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new Dictionary<string, IReadOnlyList<string>>
        {
            [ArticlesListing.ListingName] = ["byline", "filedBy", "retraction.notice", "versions[].byline"],
            [AnnotationsListing.ListingName] =
            [
                "body", "document", "author", "posted.exact", "posted.prefix", "posted.suffix", "passage.exact", "passage.prefix", "passage.suffix",
                "candidates[].exact", "candidates[].prefix", "candidates[].suffix", "confirmed.by", "confirmed.passage.exact",
                "confirmed.passage.prefix", "confirmed.passage.suffix", "replies[].body", "replies[].by", "replies[].mentions[]",
                "replies[].edited.by", "replies[].edited.reason", "replies[].withdrawn.by", "replies[].withdrawn.reason",
                "work.readers[]", "work.assignee.person", "work.edited.by", "work.edited.reason", "work.resolved.by", "work.resolved.reason",
                "work.reopened.by", "work.reopened.reason", "work.withdrawn.by", "work.withdrawn.reason", "work.mentions[]",
            ],
            [ReportWordsListing.ListingName] = ["byline", "body", "a", "b"],
            [NoteWordsListing.ListingName] = ["author", "measure", "readers[]", "replies[].words", "b", "d"],
            [StoriesListing.ListingName] = ["openedBy", "briefs[].headline", "briefs[].publishedBy", "public[].headline"],
            [MembershipsListing.ListingName] = ["attachedBy"],
            ["access_key"] = ["name"],
            ["people_group"] = ["members[]"],
        };
}
