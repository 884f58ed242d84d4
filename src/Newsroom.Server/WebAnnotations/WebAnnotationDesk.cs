using System.Text.Json.Nodes;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Kernel;
using Newsroom.Server.Annotations;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;

namespace Newsroom.Server.WebAnnotations;

/// <summary>
/// Notes over the Web Annotation Protocol (§5): read, posted, replaced and withdrawn in the W3C's form. Whoever says by
/// <c>Accept</c> which form they read gets that one; whoever does not gets the form in which the note, or the request, came.
/// </summary>
public sealed class WebAnnotationDesk(
    HttpDesk answers, NewsDesk desk, AnnotationDesk notes, States states, Moments moments, Circumstances circumstances, Retractions retractions)
{
    /// <summary>The form of the answer, as the only one of its kind.</summary>
    /// <exception cref="RequestRefused">406 when neither is read.</exception>
    public static (ResourceKind<Annotation> Kind, bool IsWeb) Choose(HttpContext http, bool webFirst)
    {
        var iris = WebIris.Of(http);
        var own = AnnotationEndpoints.Kind.Forms[0];
        // Whether a note is shown at all is decided once, for its own form; in this one it is the desk's alone, its author and all.
        var web = new Representation<Annotation>(JsonLd.MediaType, (note, moment) =>
            moment.PublishedBy is not null || AnnotationAnswer.Of(note, moment) is null ? null : JsonLd.Bytes(WebAnnotationWriter.Of(WebNote.Of(note, moment), iris)));
        IReadOnlyList<Representation<Annotation>> forms = webFirst ? [web, own] : [own, web];
        var form = Negotiation.Choose(http, forms);
        return (new ResourceKind<Annotation>(AnnotationEndpoints.Kind.Collection, form), form == web);
    }

    public async Task<IResult> Read(HttpContext http, string id)
    {
        var (stream, note, then) = await states.At<Annotation>(id, await MomentQuery.Read(http, moments), http.RequestAborted);
        var at = await circumstances.Of(note, then, http.RequestAborted);
        // Before the form is chosen: what is hidden and what is not there are told alike.
        if (AnnotationAnswer.Of(note, at) is null) throw new NothingPublic(Annotation.Category, id, at.PublishedBy!.Value);
        var (kind, isWeb) = Choose(http, webFirst: note.Document is not null);
        if (isWeb && note.State == AnnotationState.Withdrawn) throw Gone(id);
        var shown = kind.Forms[0].Show(note, at) ?? throw new NothingPublic(Annotation.Category, id, at.PublishedBy!.Value);
        Ldp.SayAnnotation(http);
        return Answers.Resource(http, kind.PathOf(id), at.PublishedBy is null ? stream[^1].Version : null, at, kind.Forms[0].MediaType, shown);
    }

    /// <param name="container">Id of the report in whose container it is posted; null for that of all notes.</param>
    public async Task<IResult> Post(HttpContext http, string? container)
    {
        var cancel = http.RequestAborted;
        var sent = await WebAnnotationReader.Read(http);
        if (container is not null && await Report(container, cancel) is null) throw new RequestRefused(Problems.NotFound(Article.Category, container));
        var place = await PlaceOf(sent, WebIris.Of(http), container, cancel);
        if (container is not null && place?.Article != container)
            throw new RequestRefused(Problems.Of(new(RefusalKind.Invalid, "target-elsewhere", "Here are notes on one report, and it is no target of this one.", "target")));
        if (place is not null) await AnnotationEndpoints.CheckQuotable(http, retractions, place.Article);
        var (kind, isWeb) = Choose(http, webFirst: true);
        var actors = (await notes.StaffFor(sent.Content.Body, null, cancel))?.Actors;
        var result = await answers.Answer(http, kind, null, caller => place is null
            ? notes.PostElsewhere(new PostWebAnnotation(sent.Content, null), caller, cancel)
            : notes.Post(place.Article, place.Revision, text => new PostWebAnnotation(sent.Content, new WebPlace(text, place.Target, place.Selector), actors), caller, cancel));
        return Said(http, result, isWeb);
    }

    public async Task<IResult> Replace(HttpContext http, string id)
    {
        var cancel = http.RequestAborted;
        var sent = await WebAnnotationReader.Read(http);
        // One that is not for whoever asks is not there.
        var (_, note, now) = await states.At<Annotation>(id, await MomentQuery.Read(http, moments), cancel);
        var iris = WebIris.Of(http);
        if (note.Article is { } report) await AnnotationEndpoints.CheckQuotable(http, retractions, report);
        var before = WebAnnotationWriter.Of(WebNote.Of(note, await circumstances.Of(note, now, cancel)), iris);
        var isSamePlace = JsonNode.DeepEquals(JsonObject.Create(sent.Root)!["target"], before["target"]);
        var content = sent.Content with { Document = Kept(sent, before, note.Document) };
        var place = isSamePlace ? null : await PlaceOf(sent, iris, note.Article, cancel);
        var (kind, isWeb) = Choose(http, webFirst: true);
        var result = await answers.Answer(http, kind, null, async caller =>
        {
            var outcome = await notes.Replace(id, content, isSamePlace, place, ETags.ExpectedVersions(http.Request), caller, cancel);
            return isWeb && outcome is Outcome<Annotation>.Refused { Refusal.Rule: AnnotationRules.WithdrawnRule } ? throw Gone(id) : outcome;
        });
        return Said(http, result, isWeb);
    }

    /// <summary>Protocol §5.4: 204, and from then on 410. In our own form the note is answered as it is then.</summary>
    public async Task<IResult> Withdraw(HttpContext http, string id)
    {
        var request = await JsonBody.ReadOptional<ReasonRequest>(http);
        var note = await Note(id, http.RequestAborted);
        var (kind, isWeb) = Choose(http, webFirst: request is null && note?.Document is not null);
        var result = await answers.Answer(http, kind, request?.Reason, async caller =>
        {
            var outcome = await desk.Change(id, new WithdrawAnnotation(caller.Colleague), ETags.ExpectedVersions(http.Request), caller, http.RequestAborted);
            return isWeb && outcome is Outcome<Annotation>.Done { Written.Count: 0, Repeated: false } ? throw Gone(id) : outcome;
        });
        if (!isWeb) return result;
        http.Response.Headers.ContentLocation = default;
        http.Response.ContentType = JsonLd.MediaType;
        return Results.NoContent();
    }

    private static IResult Said(HttpContext http, IResult result, bool isWeb)
    {
        if (!isWeb) return result;
        Ldp.SayAnnotation(http);
        // As the annotation says its own id.
        if (http.Response.Headers.Location.ToString() is { Length: > 0 } path) http.Response.Headers.Location = WebIris.Of(http).Base + path;
        return result;
    }

    /// <summary>What is kept of what was sent: not what the newsroom says of every note itself.</summary>
    private static string Kept(WebAnnotation sent, JsonObject before, string? document)
    {
        var all = JsonNode.Parse(sent.Content.Document)!.AsObject();
        var former = document is null ? null : JsonNode.Parse(document)!.AsObject();
        var count = all.Count;
        var own = WebAnnotationWriter.WithoutOwn(all, before, former);
        if (former is not null && JsonNode.DeepEquals(own, former)) return document!;
        return own.Count == count ? sent.Content.Document : JsonLd.Text(own);
    }

    /// <summary>
    /// The first target that is a report of ours, by its IRI here or by its own address; the report that is wanted before any other. The
    /// rest is kept, and looked at no further.
    /// </summary>
    private async Task<AskedPlace?> PlaceOf(WebAnnotation sent, WebIris iris, string? wanted, CancellationToken cancel)
    {
        AskedPlace? first = null;
        foreach (var target in sent.Targets)
        {
            if (await PlaceOf(target, iris, cancel) is not { } place) continue;
            if (wanted is null || place.Article == wanted) return place;
            first ??= place;
        }
        return first;
    }

    private async Task<AskedPlace?> PlaceOf(WebTarget target, WebIris iris, CancellationToken cancel)
    {
        var own = iris.Parse(target.Source);
        var report = own?.Report ?? (CanonicalUrl.Of(target.Source) is { } canonical ? ArticleId.FromUrl(canonical) : null);
        if (report is null) return null;
        if (await Report(report, cancel) is null)
        {
            return own is null
                ? null
                : throw new RequestRefused(Problems.Of(new(RefusalKind.Invalid, "article-unknown", $"There is no report '{report}' for the note to be on.", "target")));
        }
        var number = own?.Revision ?? target.Cached.Select(iris.Parse).FirstOrDefault(c => c?.Report == report && c.Value.Revision is not null)?.Revision;
        return new(report, article => number ?? RevisionAt(article, target.SourceDate), target.Part, target.Selector);
    }

    /// <summary>The revision that stood at a time; null for the present one.</summary>
    private static int? RevisionAt(Article article, DateTimeOffset? time) =>
        time is { } then ? article.Revisions.LastOrDefault(r => r.RecordedAt <= then)?.Number ?? 1 : null;

    private async Task<Article?> Report(string id, CancellationToken cancel) =>
        Ids.IsId(id) ? (await desk.Known<Article>(id, remembered: true, cancel)).State : null;

    private async Task<Annotation?> Note(string id, CancellationToken cancel) =>
        Ids.IsId(id) ? await desk.Find<Annotation>(id, cancel) : null;

    private static RequestRefused Gone(string id) => new(Problems.Gone(Annotation.Category, id));
}
