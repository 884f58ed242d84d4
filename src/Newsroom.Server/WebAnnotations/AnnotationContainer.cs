using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.WebAnnotations;

/// <summary>
/// Containers of notes (Web Annotation Protocol §4): all of them, and those on one report. A container shows what its pages are made
/// of at the moment when its notes changed last; its pages say that moment, so that they stay pages of one list while others write.
/// </summary>
public static class AnnotationContainer
{
    public static QueryParameter Page { get; } = new("page", "As JSON-LD: the position behind which the page begins; 0 is the first page. IRIs of pages come with the container.", IsNumber: true);

    public static QueryParameter Iris { get; } = new("iris", "As JSON-LD: 1 for the notes' IRIs alone, 0 for the notes.", IsNumber: true);

    private static readonly Preference WholeNotes = new(Iris: false, Embeds: false);

    /// <summary>
    /// Whether the container is asked for, and not the list: by <c>Accept</c>; where that says nothing of it, by the address, of which
    /// the container's ends in a slash, and by the page.
    /// </summary>
    public static bool IsAskedFor(HttpContext http)
    {
        var byAddress = http.Request.Path.Value!.EndsWith('/') || http.Request.Query.ContainsKey(Page.Name) || http.Request.Query.ContainsKey(Iris.Name);
        return Negotiation.Prefers(http, JsonLd.MediaType, System.Net.Mime.MediaTypeNames.Application.Json) ?? byAddress;
    }

    /// <param name="article">Id of a report; null for all notes.</param>
    public static async Task<IResult> Answer(
        HttpContext http, Moments moments, ListContained contained, Retractions retractions, string? article)
    {
        foreach (var foreign in http.Request.Query.Keys)
            if (foreign is not (MomentQuery.AsOf or MomentQuery.PublishedBy) && foreign != Page.Name && foreign != Iris.Name)
                throw new RequestRefused(Problems.UnknownParameter(foreign, [MomentQuery.AsOf, MomentQuery.PublishedBy, Page.Name, Iris.Name]));
        var cancel = http.RequestAborted;
        var moment = await MomentQuery.Read(http, moments);
        http.Response.Headers.Append(HeaderNames.Vary, "Prefer");
        var address = new Address(WebIris.Of(http), article, moment);
        if (Number(http, Page) is { } after)
        {
            // A page is one thing, whatever is preferred (protocol §4.2.1).
            var wanted = WholeNotes with { Iris = Number(http, Iris) == 1 };
            Ldp.SayPage(http);
            var page = await PageOf(retractions, contained, address, moment, after, wanted, cancel);
            page.Insert(0, "@context", JsonLd.Context);
            return Written(http, page, moment);
        }

        var preference = Number(http, Iris) switch
        {
            null => Preference.Of(http.Request),
            var iris => new(iris == 1, Embeds: true),
        };
        Ldp.SayContainer(http);
        var count = await contained.Count(article, moment, cancel);
        if (count.Changed > 0) address = address with { Moment = moment with { Position = count.Changed } };
        var first = preference.Embeds
            ? await PageOf(retractions, contained, address, address.Moment, 0, preference, cancel)
            : (JsonNode)address.PageIri(0, preference);
        return Written(http, new JsonObject
        {
            ["@context"] = new JsonArray(JsonLd.Context, JsonLd.ContainerContext),
            ["id"] = address.Iri(preference),
            ["type"] = new JsonArray("BasicContainer", "AnnotationCollection"),
            ["label"] = article is null ? "Notes" : $"Notes on report {article}",
            ["total"] = count.Total,
            ["first"] = first,
            ["last"] = address.PageIri(count.LastPage, preference),
        }, moment);
    }

    private static async Task<JsonObject> PageOf(
        Retractions retractions, ListContained contained, Address address, Moment moment, long after, Preference wanted, CancellationToken cancel)
    {
        var page = await contained.Page(address.Article, moment, after, cancel);
        var reports = page.Items.Select(i => i.Note.Article).OfType<string>();
        var withheld = moment.ReadsRetracted || wanted.Iris
            ? StoryPageRows.NothingWithheld
            : await retractions.Of(reports, cancel);
        var shown = new JsonObject
        {
            ["id"] = address.PageIri(after, wanted),
            ["type"] = "AnnotationPage",
            // Of the container itself, whichever moment the page is about.
            ["partOf"] = new JsonObject { ["id"] = (address with { Moment = moment with { Asked = false } }).Iri(wanted) },
        };
        if (after == 0) shown["startIndex"] = 0;
        if (page.Previous is { } previous) shown["prev"] = address.PageIri(previous, wanted);
        if (page.Next is { } next) shown["next"] = address.PageIri(next, wanted);
        shown["items"] = new JsonArray([.. page.Items.Select(JsonNode (i) => wanted.Iris
            ? address.Iris.Note(i.Note.Id)
            : WebAnnotationWriter.Of(WebNote.Of(i, i.Note.Article is { } report && withheld.ContainsKey(report)), address.Iris))]);
        return shown;
    }

    private static IResult Written(HttpContext http, JsonObject shown, Moment moment)
    {
        http.Response.Headers.ContentLocation = shown["id"]!.GetValue<string>();
        return Answers.Document(http, moment.Position, JsonLd.Bytes(shown), JsonLd.MediaType);
    }

    private static long? Number(HttpContext http, QueryParameter parameter)
    {
        if (http.Request.Query[parameter.Name] is not [{ } text]) return null;
        var most = parameter == Iris ? 1 : long.MaxValue;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new RequestRefused(Problems.MalformedParameter(parameter.Name, $"'{parameter.Name}' is a whole number from 0{(most == 1 ? " to 1" : "")}."));
    }

    /// <summary>The container's IRIs: its own, which says the past moment only where one was asked about, and its pages'.</summary>
    private sealed record Address(WebIris Iris, string? Article, Moment Moment)
    {
        private string Base => Article is { } id ? Iris.ContainerOf(id) : Iris.Container;

        public string Iri(Preference wanted)
        {
            KeyValuePair<string, string?> iris = new(AnnotationContainer.Iris.Name, wanted.Iris ? "1" : null);
            if (Moment.Asked || Moment.PublishedBy is not null) return Moment.Permalink(Base, iris);
            return wanted.Iris ? $"{Base}?{iris.Key}=1" : Base;
        }

        public string PageIri(long after, Preference wanted) => Moment.Permalink(
            Base, new(AnnotationContainer.Iris.Name, wanted.Iris ? "1" : null), new(Page.Name, after.ToString(CultureInfo.InvariantCulture)));
    }
}
