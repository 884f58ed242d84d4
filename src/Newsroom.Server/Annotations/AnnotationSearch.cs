using Newsroom.Core.Annotations;
using Newsroom.Core.Wording;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;
using Newsroom.Server.Searching;

namespace Newsroom.Server.Annotations;

/// <summary>The notes of the whole newsroom.</summary>
public static class AnnotationSearch
{
    private static QueryParameter Article { get; } = new("article", "Only notes on the report; several ids are parted by commas.");
    private static QueryParameter Author { get; } = new("author", "Only notes by the actor.");
    private static QueryParameter Motivation { get; } = new("motivation", "Only notes of the motivation; several are parted by commas.");
    private static QueryParameter Tag { get; } = new("tag", "Only notes with the tag, whatever its case and accents.");
    private static QueryParameter State { get; } = new("state", "open, resolved or withdrawn, several parted by commas; open and resolved when left out.");
    private static QueryParameter Anchor { get; } = new("anchor", "Only notes that are anchored, ambiguous or orphaned; several are parted by commas.");
    private static QueryParameter Changed { get; } = new("changed", $"Only notes whose passage differs so from the words posted, or last confirmed: {string.Join(", ", ChangeKind.All)}; of several, parted by commas, any.");

    public static IReadOnlyList<QueryParameter> Filters { get; } =
    [
        SearchParameters.Words, SearchParameters.Story, Article, SearchParameters.Url, SearchParameters.Outlet, Author, Motivation, Tag, State, Anchor, Changed,
        SearchParameters.From, SearchParameters.To,
    ];

    private const string Path = "/api/annotations";

    public static async Task<IResult> Answer(HttpContext http, Moments moments, SearchNotes notes, Retractions retractions)
    {
        var query = await ListQuery.Read(http, moments, Parameters.Cursor, Filters);
        var found = await notes.Ask(query.Moment, query.Slice, Read(query), http.RequestAborted);
        var withheld = query.Moment.ReadsRetracted
            ? StoryPageRows.NothingWithheld
            : await retractions.Of(found.Page.Items.Select(n => n.Row.Note.Article).OfType<string>(), http.RequestAborted);
        return Answers.Page(http, query.Moment.Position, new AnnotationsFoundAnswer(
            query.Moment.Position, query.Moment.PublishedBy, query.Permalink(Path, Parameters.Cursor), ListAnswers.Newsroom(query.Moment), found.Count, found.Ranked,
            [.. found.Page.Items.Select(n => NoteLine.Of(n.Row, query.Moment, n.Row.Note.Article is { } report && withheld.ContainsKey(report)) with { Highlights = n.Highlights })],
            query.Next(Path, found.Page.Last, Parameters.Cursor)));
    }

    private static NoteFilter Read(ListQuery query) => new(
        SearchParameters.WordsOf(query), SearchParameters.StoryOf(query), query.Several(Article), SearchParameters.UrlOf(query), query.Filter(SearchParameters.Outlet),
        query.Filter(Author), query.Filter(Tag), query.Several(Motivation, Motivations.All),
        query.Filter(State) is null ? [AnnotationState.Open, AnnotationState.Resolved] : query.Several<AnnotationState>(State),
        query.Several<AnchorState>(Anchor), query.Several(Changed, ChangeKind.All), SearchParameters.FromOf(query), SearchParameters.ToOf(query));
}

/// <param name="Position">The moment that the list is about.</param>
/// <param name="Permalink">The same list for ever.</param>
/// <param name="Newsroom">"empty" at a moment before the first event; otherwise left out.</param>
/// <param name="Ranked">Left out where no words were looked for: then the list is the latest first.</param>
/// <param name="Next">Address of the next page; left out on the last.</param>
public sealed record AnnotationsFoundAnswer(
    long Position, DateTimeOffset? PublishedBy, string Permalink, string? Newsroom, CountAnswer Count, RankedAnswer? Ranked, IReadOnlyList<NoteLine> Items, string? Next);
