using Newsroom.Core.Access;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Annotations;

/// <summary>
/// Looks for every live note's passage in each new revision of its report, and records in the note's stream that it was
/// found or that it was not.
/// </summary>
/// <remarks>
/// The log is handled in order, and the report is read as it was at the event that is handled: of a note and a revision
/// that race, whichever comes second finds the other, so that no note is missed. What is to be done is told by the note's own
/// stream, never by a document; a note that has been carried already (by an earlier try, or by an archive that was
/// imported) gets nothing twice.
/// </remarks>
public sealed class AnnotationReanchoring : IReactor
{
    /// <summary>The collection that says which notes stand on which report.</summary>
    public const string Collection = "reanchoring_notes";

    public string Name => ReservedActors.Reanchoring;

    public IReadOnlyList<string> Listens { get; } =
        ["annotation_posted", "annotation_withdrawn", "article_revised", "article_corrected"];

    public IReadOnlyList<DocumentType> Documents { get; } = [new(Collection, typeof(LiveNote), ["article"])];

    public async Task React(Recorded recorded, IReaction reaction, CancellationToken cancel)
    {
        switch (recorded.Data)
        {
            case AnnotationPosted posted:
                reaction.Store(Collection, recorded.Subject, new LiveNote(posted.Article));
                var at = await ArticleAt(recorded, Streams.Of(Article.Category, posted.Article), reaction, cancel);
                await Carry(new NoteCarrier(at), recorded.Subject, reaction, cancel);
                break;
            case AnnotationWithdrawn:
                reaction.Delete(Collection, recorded.Subject);
                break;
            case ArticleRevised or ArticleCorrected:
                var notes = await reaction.Find<LiveNote>(Collection, "article", recorded.Subject, cancel);
                if (notes.Count == 0) break;
                var carrier = new NoteCarrier(await ArticleAt(recorded, recorded.Stream, reaction, cancel));
                foreach (var (note, _) in notes) await Carry(carrier, note, reaction, cancel);
                break;
            default:
                throw new UnknownEvent(recorded.Type);
        }
    }

    private static async Task<Article> ArticleAt(
        Recorded recorded, string stream, IReaction reaction, CancellationToken cancel) =>
        Fold.Of<Article>(await reaction.ReadStream(stream, UpTo.ThePosition(recorded.Position!.Value), cancel))
        ?? throw new InvalidOperationException($"{recorded.Stream} concerns {stream}, which is not there.");

    private static async Task Carry(NoteCarrier carrier, string id, IReaction reaction, CancellationToken cancel)
    {
        var stream = Streams.Of(Annotation.Category, id);
        var note = Fold.Of<Annotation>(await reaction.ReadStream(stream, UpTo.End, cancel))!;
        var events = carrier.Carry(note);
        if (events.Count > 0) reaction.Append(stream, note.Version, events);
    }
}

/// <summary>A note that is not withdrawn.</summary>
/// <param name="Article">Id of its report.</param>
public sealed record LiveNote(string Article);
