using Newsroom.Core.Anchoring;
using Newsroom.Core.Articles.PlainText;
using Newsroom.Core.Kernel;
using Newsroom.Core.Searching;
using Newsroom.Core.Wording;

namespace Newsroom.Core.Annotations.Listings;

/// <summary>What a note is found by: its words, folded, and its facets.</summary>
/// <param name="Language">
/// By whose rules the words are stemmed, its report's: fr, en or none. Where the event does not say it, it is told by the words.
/// </param>
/// <param name="Measure">The passage's words as posted, or as last confirmed by a person.</param>
/// <param name="IsSettled">Whether it is resolved, or was when it was withdrawn.</param>
/// <param name="Readers">The audiences that may read it.</param>
/// <param name="Replies">By their ids; without those that were withdrawn.</param>
/// <param name="A">The tags' words.</param>
/// <param name="B">The body's.</param>
/// <param name="D">The passage's: the report's own.</param>
public sealed record NoteWords(
    string Id, string? Article, string Language, [property: Erasable] string Author, string Motivation, IReadOnlyList<string> Tags, AnnotationState State,
    AnchorState Anchor, IReadOnlyList<string> Changed, [property: Erasable] string Measure,
    bool IsSettled, IReadOnlyList<string> Readers, IReadOnlyList<ReplyWords> Replies,
    string A, [property: Erasable] string B, [property: Erasable] string D) : ISearched
{
    /// <summary>UTF-16 units of the replies to a note that are searched: of a long conversation the beginning.</summary>
    private const int MostReplies = 100_000;

    /// <summary>The replies' words.</summary>
    public string C
    {
        get
        {
            var all = string.Join(' ', Replies.Select(r => r.Words));
            return all.Length <= MostReplies ? all : all[..(all.LastIndexOf(' ', MostReplies) is > 0 and var end ? end : MostReplies)];
        }
    }

    public IReadOnlyList<string> Facets =>
    [
        Searching.Facets.Language(Language), .. Article is null ? [] : new[] { Searching.Facets.Article(Article) }, Searching.Facets.Author(Author), Searching.Facets.Motivation(Motivation),
        Searching.Facets.State(State.ToString().ToLowerInvariant()), Searching.Facets.Anchor(Anchor.ToString().ToLowerInvariant()),
        .. Tags.Select(Searching.Facets.Tag).Distinct(StringComparer.Ordinal), .. Changed.Select(Searching.Facets.Changed), .. Readers.Select(Searching.Facets.Audience),
    ];

    /// <summary>The texts by which a note is found, as they are, by the names of their fields.</summary>
    public static IReadOnlyList<(string Field, string Text)> TextsOf(AnnotationListing note) =>
        [("tags", TextOf(note.Tags)), ("body", note.Body), ("replies", TextOf(note.Replies.Where(r => r.Withdrawn is null).Select(r => r.Body))), ("passage", note.Passage.Exact)];

    internal static string TextOf(IEnumerable<string> texts) => string.Join('\n', texts);
}

/// <param name="Id">Of the reply, unique in the note.</param>
public sealed record ReplyWords(string Id, [property: Erasable] string Words);

/// <summary>The notes as they are searched. What changes no word and no facet, such as being carried, makes no version.</summary>
public sealed class NoteWordsListing : Listing<NoteWords>
{
    public const string ListingName = "note_words";

    public override string Name => ListingName;

    public override IEnumerable<string> Keys(Recorded recorded) =>
        Streams.CategoryOf(recorded.Stream) == Annotation.Category ? [recorded.Subject] : [];

    public override NoteWords Evolve(string key, NoteWords? document, Recorded recorded) => (document, recorded.Data) switch
    {
        (null, AnnotationPosted e) => Posted(
            key, e.Article, e.Language ?? LanguageDetector.Detect($"{e.Body} {e.Passage.Prefix}{e.Passage.Exact}{e.Passage.Suffix}"), recorded.Metadata.Actor,
            (e.Motivation, e.Body, e.Tags), e.Passage, e.Visibility),
        (null, AnnotationPostedElsewhere e) => Posted(
            key, null, LanguageDetector.Detect(e.Body), recorded.Metadata.Actor, (e.Motivation, e.Body, e.Tags), Passage.None, null),
        ({ } w, AnnotationEdited e) => w with { Motivation = e.Motivation, Tags = e.Tags, A = Fold(w, NoteWords.TextOf(e.Tags)), B = Fold(w, e.Body) },
        ({ } w, AnnotationReplied e) => w with { Replies = [.. w.Replies, new(e.Reply, Fold(w, e.Body))] },
        ({ } w, AnnotationReplyEdited e) => w with { Replies = [.. w.Replies.Select(r => r.Id == e.Reply ? r with { Words = Fold(w, e.Body) } : r)] },
        ({ } w, AnnotationReplyWithdrawn e) => w with { Replies = [.. w.Replies.Where(r => r.Id != e.Reply)] },
        ({ } w, AnnotationResolved) => w with { State = AnnotationState.Resolved, IsSettled = true },
        ({ } w, AnnotationReopened) => w with { State = AnnotationState.Open, IsSettled = false },
        ({ } w, AnnotationWithdrawn) => w with { State = AnnotationState.Withdrawn },
        ({ } w, AnnotationRestored) => w with { State = w.IsSettled ? AnnotationState.Resolved : AnnotationState.Open },
        ({ } w, AnnotationVisibilityChanged e) => w with { Readers = e.Visibility.Readers(w.Author) },
        ({ } w, AnnotationAssigned or AnnotationUnassigned) => w,
        ({ } w, AnnotationReanchored e) => At(w, e.Passage) with
        {
            Anchor = AnchorState.Anchored, Changed = e.Changed ?? (e.Passage.Exact == w.Measure ? [] : [ChangeKind.Wording]),
        },
        ({ } w, AnnotationBecameAmbiguous) => w with { Anchor = AnchorState.Ambiguous },
        ({ } w, AnnotationOrphaned or AnnotationDeclaredOrphaned) => w with { Anchor = AnchorState.Orphaned },
        ({ } w, AnnotationAnchorConfirmed e) => At(w, e.Passage) with { Anchor = AnchorState.Anchored, Changed = [], Measure = e.Passage.Exact },
        _ => throw new UnknownEvent(recorded.Type),
    };

    private static NoteWords Posted(
        string id, string? article, string? tagged, string author, (string Motivation, string Body, IReadOnlyList<string> Tags) note, Passage passage, NoteVisibility? visibility)
    {
        var language = SearchText.LanguageOf(tagged);
        return new(
            id, article, language, author, note.Motivation, note.Tags, AnnotationState.Open, AnchorState.Anchored, [], passage.Exact,
            false, (visibility ?? NoteVisibility.Desk).Readers(author), [],
            SearchText.Fold(NoteWords.TextOf(note.Tags), language), SearchText.Fold(note.Body, language), SearchText.Fold(passage.Exact, language));
    }

    private static NoteWords At(NoteWords words, Passage passage) => words with { D = Fold(words, passage.Exact) };

    private static string Fold(NoteWords words, string text) => SearchText.Fold(text, words.Language);
}
