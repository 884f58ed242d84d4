using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Articles.Listings;
using Newsroom.Core.Searching;
using Newsroom.Core.Stories.Listings;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Searching;

/// <summary>Notes of the whole newsroom as at a moment, by words and by what they are: those that whoever asks may read, then and at present. What the public had of notes is not found here.</summary>
public sealed class SearchNotes(Listings listings, SearchedListing searched)
{
    /// <exception cref="ListingBehind">A list has not come so far yet.</exception>
    public async Task<SearchedPage<FoundNote>> Ask(Moment moment, Slice slice, NoteFilter filter, CancellationToken cancel)
    {
        if (moment.PublishedBy is not null) return SearchedPage<FoundNote>.Empty;
        await listings.WaitForPresent(moment.Position, cancel, NoteWordsListing.ListingName, AnnotationsListing.ListingName, ArticlesListing.ListingName, MembershipsListing.ListingName);
        var question = await Question(moment, filter, cancel);
        return await searched.Ask(
            NoteWordsListing.ListingName, question, moment, slice,
            // The words of a passage are the report's: whether a note is found by them would tell what the report said.
            hidesRetracted: filter.Words is not null && !moment.ReadsRetracted,
            ids => listings.Query("Searching/note_rows.sql", Read, cancel, moment.Position, ids, question.Words?.French, question.Words?.English, question.Words?.Other), cancel);
    }

    private async Task<SearchQuestion> Question(Moment moment, NoteFilter filter, CancellationToken cancel)
    {
        var words = await searched.Words(filter.Words, cancel);
        var ofStory = filter.Story is { } story ? await searched.Reports("Searching/story_reports.sql", moment, story, cancel) : null;
        var ofOutlet = filter.Outlet is { } outlet ? await searched.Reports("Searching/outlet_reports.sql", moment, outlet, cancel) : null;
        var (above, upTo) = await searched.Between(filter.From, filter.To, cancel);
        var readers = SearchQuestion.AnyOf(moment.Reader.Audiences.Select(Facets.Audience));
        return new(
            SearchQuestion.All(
                words?.Index,
                SearchQuestion.AnyOf(filter.States.Select(s => Facets.State(s.ToString().ToLowerInvariant()))),
                SearchQuestion.AnyOf(filter.Articles.Select(Facets.Article)),
                SearchQuestion.AnyOf(filter.Url is { } url ? [Facets.Article(url)] : []),
                SearchQuestion.AnyOf(ofStory ?? []),
                SearchQuestion.AnyOf(ofOutlet ?? []),
                SearchQuestion.AnyOf(filter.Author is { } author ? [Facets.Author(author)] : []),
                SearchQuestion.AnyOf(filter.Tag is { } tag ? [Facets.Tag(tag)] : []),
                SearchQuestion.AnyOf(filter.Motivations.Select(Facets.Motivation)),
                SearchQuestion.AnyOf(filter.Anchors.Select(a => Facets.Anchor(a.ToString().ToLowerInvariant()))),
                SearchQuestion.AnyOf(filter.Changed.Select(Facets.Changed)),
                readers),
            words, above, upTo,
            ofStory is null ? filter.Story : null, ofOutlet is null ? filter.Outlet : null)
        {
            AtPresent = readers,
            IsVain = (words is not null && words.Index is null) || ofStory is { Count: 0 } || ofOutlet is { Count: 0 },
        };
    }

    private static FoundNote Read(Npgsql.NpgsqlDataReader row)
    {
        var note = NoteRow.Read(row);
        return new(note, row.IsDBNull(5) ? null : SearchedListing.Highlights(row, row.GetString(5), 6, [.. NoteWords.TextsOf(note.Note)]));
    }
}

/// <summary>Which notes are wanted; null, or none, for no limit.</summary>
/// <param name="Words">As people write what they look for: quoted phrases, <c>or</c>, a hyphen before what is not wanted.</param>
/// <param name="Url">Id of the report at an address.</param>
/// <param name="From">Posted then or later.</param>
/// <param name="To">Posted then or earlier.</param>
public sealed record NoteFilter(
    string? Words, string? Story, IReadOnlyList<string> Articles, string? Url, string? Outlet, string? Author, string? Tag, IReadOnlyList<string> Motivations,
    IReadOnlyList<AnnotationState> States, IReadOnlyList<AnchorState> Anchors, IReadOnlyList<string> Changed, DateTimeOffset? From, DateTimeOffset? To);

/// <param name="Highlights">Null where no words were looked for.</param>
public sealed record FoundNote(NoteRow Row, IReadOnlyList<Highlight>? Highlights);
