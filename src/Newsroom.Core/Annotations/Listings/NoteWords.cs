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
/// <param name="A">The tags' words.</param>
/// <param name="B">The body's.</param>
/// <param name="C">The replies'.</param>
/// <param name="D">The passage's: the report's own.</param>
public sealed record NoteWords(
    string Id, string Article, string Language, [property: Erasable] string Author, string Motivation, IReadOnlyList<string> Tags, AnnotationState State,
    AnchorState Anchor, IReadOnlyList<string> Changed, [property: Erasable] string Measure,
    string A, [property: Erasable] string B, [property: Erasable] string C, [property: Erasable] string D) : ISearched
{
    public IReadOnlyList<string> Facets =>
    [
        Searching.Facets.Language(Language), Searching.Facets.Article(Article), Searching.Facets.Author(Author), Searching.Facets.Motivation(Motivation),
        Searching.Facets.State(State.ToString().ToLowerInvariant()), Searching.Facets.Anchor(Anchor.ToString().ToLowerInvariant()),
        .. Tags.Select(Searching.Facets.Tag).Distinct(StringComparer.Ordinal), .. Changed.Select(Searching.Facets.Changed),
    ];

    /// <summary>The texts by which a note is found, as they are, by the names of their fields.</summary>
    public static IReadOnlyList<(string Field, string Text)> TextsOf(AnnotationListing note) =>
        [("tags", TextOf(note.Tags)), ("body", note.Body), ("replies", TextOf(note.Replies.Select(r => r.Body))), ("passage", note.Passage.Exact)];

    internal static string TextOf(IEnumerable<string> texts) => string.Join('\n', texts);
}

/// <summary>The notes as they are searched. What changes no word and no facet, such as being carried, makes no version.</summary>
public sealed class NoteWordsListing : Listing<NoteWords>
{
    public const string ListingName = "note_words";

    /// <summary>UTF-16 units of the replies to a note that are searched: of a long conversation the beginning.</summary>
    private const int MostReplies = 100_000;

    public override string Name => ListingName;

    public override IEnumerable<string> Keys(Recorded recorded) =>
        Streams.CategoryOf(recorded.Stream) == Annotation.Category ? [recorded.Subject] : [];

    public override NoteWords Evolve(string key, NoteWords? document, Recorded recorded) => (document, recorded.Data) switch
    {
        (null, AnnotationPosted e) => Posted(key, e, recorded.Metadata.Actor),
        ({ } w, AnnotationEdited e) => w with { Motivation = e.Motivation, Tags = e.Tags, A = Fold(w, NoteWords.TextOf(e.Tags)), B = Fold(w, e.Body) },
        ({ } w, AnnotationReplied e) => w.C.Length + e.Body.Length > MostReplies ? w : w with { C = $"{w.C} {Fold(w, e.Body)}".Trim() },
        ({ } w, AnnotationResolved) => w with { State = AnnotationState.Resolved },
        ({ } w, AnnotationReopened) => w with { State = AnnotationState.Open },
        ({ } w, AnnotationWithdrawn) => w with { State = AnnotationState.Withdrawn },
        ({ } w, AnnotationReanchored e) => At(w, e.Passage) with
        {
            Anchor = AnchorState.Anchored, Changed = e.Changed ?? (e.Passage.Exact == w.Measure ? [] : [ChangeKind.Wording]),
        },
        ({ } w, AnnotationBecameAmbiguous) => w with { Anchor = AnchorState.Ambiguous },
        ({ } w, AnnotationOrphaned or AnnotationDeclaredOrphaned) => w with { Anchor = AnchorState.Orphaned },
        ({ } w, AnnotationAnchorConfirmed e) => At(w, e.Passage) with { Anchor = AnchorState.Anchored, Changed = [], Measure = e.Passage.Exact },
        _ => throw new UnknownEvent(recorded.Type),
    };

    private static NoteWords Posted(string id, AnnotationPosted e, string author)
    {
        var language = SearchText.LanguageOf(e.Language ?? LanguageDetector.Detect($"{e.Body} {e.Passage.Prefix}{e.Passage.Exact}{e.Passage.Suffix}"));
        return new(
            id, e.Article, language, author, e.Motivation, e.Tags, AnnotationState.Open, AnchorState.Anchored, [], e.Passage.Exact,
            SearchText.Fold(NoteWords.TextOf(e.Tags), language), SearchText.Fold(e.Body, language), "", SearchText.Fold(e.Passage.Exact, language));
    }

    private static NoteWords At(NoteWords words, Passage passage) => words with { D = Fold(words, passage.Exact) };

    private static string Fold(NoteWords words, string text) => SearchText.Fold(text, words.Language);
}
