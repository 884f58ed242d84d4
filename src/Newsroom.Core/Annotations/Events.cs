using System.Text.Json.Serialization;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Kernel;
using Newsroom.Core.Wording;

namespace Newsroom.Core.Annotations;

/// <summary>A note was put on a passage of one revision of an article.</summary>
/// <param name="Passage">Of the body or of the headline; none (<see cref="Passage.None"/>) of a note on the whole report.</param>
/// <param name="Motivation">One of the thirteen of the Web Annotation Vocabulary (§3.3.5 of the data model).</param>
/// <param name="Language">Of the revision (BCP 47), by which the note is found; null where it was recorded before it was told.</param>
/// <param name="Visibility">For whom it is; null for the desk.</param>
/// <param name="Mentions">Actors called by name in the body; null for nobody.</param>
/// <param name="Target">One of <see cref="NoteTargets"/>; null is the body.</param>
/// <param name="Document">The note as it was sent, where it was sent in the W3C's form; null otherwise.</param>
public sealed record AnnotationPosted(
    string Article, int Revision, Passage Passage, string Motivation,
    [property: Erasable] string Body, IReadOnlyList<string> Tags,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Language = null,
    NoteVisibility? Visibility = null, [property: Erasable] IReadOnlyList<string>? Mentions = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Target = null,
    [property: Erasable, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Document = null);

/// <summary>A note was put on something that is no report of ours, in the W3C's form.</summary>
/// <param name="Document">As it was sent.</param>
public sealed record AnnotationPostedElsewhere(
    string Motivation, [property: Erasable] string Body, IReadOnlyList<string> Tags, [property: Erasable] string Document);

/// <summary>The note's own words, motivation or tags changed; its passage did not.</summary>
/// <param name="Mentions">Actors called by name in the body; null for nobody.</param>
/// <param name="Document">The whole note as it was sent, where it was sent in the W3C's form; null otherwise.</param>
public sealed record AnnotationEdited(
    string Motivation, [property: Erasable] string Body, IReadOnlyList<string> Tags, [property: Erasable] IReadOnlyList<string>? Mentions = null,
    [property: Erasable, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Document = null);

/// <summary>Somebody answered the note.</summary>
/// <param name="Reply">Id of the reply, unique in the note.</param>
/// <param name="Parent">Id of the reply that it answers; null for the note itself.</param>
/// <param name="Mentions">Actors called by name in it; null for nobody.</param>
public sealed record AnnotationReplied(
    string Reply, [property: Erasable] string Body, string? Parent = null, [property: Erasable] IReadOnlyList<string>? Mentions = null);

/// <summary>A reply says something else.</summary>
/// <inheritdoc cref="AnnotationReplied"/>
public sealed record AnnotationReplyEdited(
    string Reply, [property: Erasable] string Body, [property: Erasable] IReadOnlyList<string>? Mentions = null);

/// <summary>A reply was taken back; it keeps its place, and those to it stay.</summary>
public sealed record AnnotationReplyWithdrawn(string Reply);

public sealed record AnnotationResolved;

public sealed record AnnotationReopened;

public sealed record AnnotationWithdrawn;

/// <summary>The withdrawal was undone: the note is as it was, and is looked for again.</summary>
/// <param name="Article">Id of the report that it is on.</param>
public sealed record AnnotationRestored(string? Article);

/// <summary>The note is for others than before.</summary>
public sealed record AnnotationVisibilityChanged(NoteVisibility Visibility);

public sealed record AnnotationAssigned(Assignee Assignee);

public sealed record AnnotationUnassigned;

/// <summary>The article was revised and the note's passage was found again.</summary>
/// <param name="Method">unchanged, moved or reworded.</param>
/// <param name="Similarity">0 to 1: how much of the words posted, or last confirmed, is the same.</param>
/// <param name="Changed">Kinds of <see cref="ChangeKind"/> between those words and these; null where it was recorded before kinds were told.</param>
public sealed record AnnotationReanchored(
    int Revision, Passage Passage, string Method, double Similarity, IReadOnlyList<string>? Changed = null);

/// <summary>The article was revised and several places may be what the note's passage became.</summary>
/// <param name="Candidates">Two or more, places of that revision.</param>
public sealed record AnnotationBecameAmbiguous(int Revision, IReadOnlyList<Passage> Candidates);

/// <summary>The article was revised and the note's passage is no longer there; it keeps its old words.</summary>
/// <param name="Cause">A stable word for why it was not found.</param>
public sealed record AnnotationOrphaned(int Revision, string Cause);

/// <summary>A person said where the note's passage is: its words there are the measure of every change from then on.</summary>
/// <param name="Choice">confirmed (where it was carried to), chosen (one of the candidates) or placed (by hand).</param>
public sealed record AnnotationAnchorConfirmed(int Revision, Passage Passage, string Choice);

/// <summary>A person said that what the note was about is gone. It is looked for no more until a person places it anew.</summary>
public sealed record AnnotationDeclaredOrphaned(int Revision);
