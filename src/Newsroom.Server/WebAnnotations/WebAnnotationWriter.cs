using System.Text.Json.Nodes;
using Newsroom.Core.Anchoring;
using Newsroom.Core.Annotations;
using Newsroom.Core.Annotations.Listings;
using Newsroom.Core.Kernel;
using Newsroom.Server.Asking;

namespace Newsroom.Server.WebAnnotations;

/// <summary>What of a note its form as a Web Annotation is made from.</summary>
/// <param name="StandsSince">When the revision was recorded that has the passage; null elsewhere than on a report.</param>
/// <param name="IsWithheld">Whether the report was retracted and whoever asks does not read its words.</param>
public sealed record WebNote(
    string Id, string? Article, string Target, Anchor Anchor, string Motivation, string Body, IReadOnlyList<string> Tags, IReadOnlyList<Reply> Replies,
    string Author, DateTimeOffset PostedAt, DateTimeOffset? EditedAt, string? Document, bool IsEditedSince, DateTimeOffset? StandsSince, bool IsWithheld)
{
    public static WebNote Of(Annotation note, Moment moment) => new(
        note.Id, note.Article, note.Target, note.Anchor, note.Motivation, note.Body, note.Tags, note.Replies, note.Author, note.PostedAt, note.EditedAt,
        note.Document, note.IsEditedSince, moment.RevisionTimes.ElementAtOrDefault(note.Anchor.FoundIn - 1) is var time && time != default ? time : null,
        moment.Withheld is not null);

    public static WebNote Of(ContainedRow row, bool withheld)
    {
        var note = row.Note;
        return new(
            note.Id, note.Article, note.Target, note.AnchorNow(), note.Motivation, note.Body, note.Tags, note.Replies, note.Author, note.PostedAt,
            note.EditedAt, note.Document, note.IsEditedSince, row.StandsSince, withheld);
    }
}

/// <summary>
/// Notes as annotations of the Web Annotation Data Model. One that came in this form is shown as it came, with what the
/// newsroom has to say beside it; any other is mapped whole, on the revision in which its passage stands.
/// </summary>
public static class WebAnnotationWriter
{
    /// <summary>To the headline in a report's own JSON (RFC 6901).</summary>
    public const string HeadlinePointer = "/revision/title";

    private const string PointerSyntax = "http://www.rfc-editor.org/rfc/rfc6901";

    /// <summary>What the newsroom says of a note whatever was sent.</summary>
    private static readonly string[] Own = ["id", "created", "creator", "modified"];

    public static JsonObject Of(WebNote note, WebIris iris)
    {
        // Nobody knows where in it a report's words are quoted: of a report whose words are kept back it is made anew without them.
        var shown = note.Document is { } document && !(note.IsWithheld && note.Article is not null) ? Sent(note, document) : Mapped(note, iris);
        var result = new JsonObject { ["@context"] = Taken(shown, "@context") ?? JsonLd.Context, ["id"] = iris.Note(note.Id), ["type"] = Taken(shown, "type") ?? "Annotation" };
        foreach (var (name, value) in shown.ToList())
        {
            shown.Remove(name);
            result[name] = value;
        }
        result.TryAdd("created", Times.Text(note.PostedAt));
        result.TryAdd("creator", By(note.Author));
        if (note.EditedAt is { } edited) result.TryAdd("modified", Times.Text(edited));
        return result;
    }

    /// <summary>
    /// What was sent without what the newsroom itself had said of the note before: who sends back what was shown does not make it his own.
    /// </summary>
    /// <param name="before">The note as it was shown.</param>
    /// <param name="own">As it was sent before; null when it never was.</param>
    public static JsonObject WithoutOwn(JsonObject sent, JsonObject before, JsonObject? own)
    {
        foreach (var name in Own)
        {
            if (own?.ContainsKey(name) == true && name != "id") continue;
            if (sent.ContainsKey(name) && JsonNode.DeepEquals(sent[name], before[name])) sent.Remove(name);
        }
        return sent;
    }

    private static JsonObject Sent(WebNote note, string document)
    {
        var sent = JsonNode.Parse(document)!.AsObject();
        // Protocol §5.1: the IRI that it had elsewhere is one that it came by.
        if (Taken(sent, "id") is { } former) sent["via"] = Via(former, Taken(sent, "via"));
        if (!note.IsEditedSince) return sent;
        sent.Remove("bodyValue");
        sent["motivation"] = note.Motivation;
        if (Bodies(note) is { Count: > 0 } bodies) sent["body"] = bodies;
        else sent.Remove("body");
        sent["modified"] = Times.Text(note.EditedAt!.Value);
        return sent;
    }

    private static JsonNode Via(JsonNode former, JsonNode? via)
    {
        var all = via switch
        {
            JsonArray several => several,
            { } one => new JsonArray(one),
            null => null,
        };
        if (all is null) return former;
        if (!all.Any(v => JsonNode.DeepEquals(v, former))) all.Add(former);
        return all;
    }

    private static JsonObject Mapped(WebNote note, WebIris iris)
    {
        var mapped = new JsonObject { ["motivation"] = note.Motivation };
        if (Bodies(note) is { Count: > 0 } bodies) mapped["body"] = bodies;
        mapped["target"] = Target(note, iris);
        return mapped;
    }

    /// <summary>The note's words, its tags and its replies, each with a purpose of its own (§3.3.5).</summary>
    private static JsonArray Bodies(WebNote note)
    {
        var bodies = new JsonArray();
        if (note.Body.Length > 0) bodies.Add(Textual(note.Body, note.Motivation == Motivations.Highlighting ? "commenting" : note.Motivation));
        foreach (var tag in note.Tags) bodies.Add(Textual(tag, "tagging"));
        foreach (var reply in note.Replies.Where(r => r.Withdrawn is null))
        {
            var body = Textual(reply.Body, "replying");
            body["creator"] = By(reply.By);
            body["created"] = Times.Text(reply.At);
            bodies.Add(body);
        }
        return bodies;
    }

    private static JsonObject Textual(string value, string purpose) =>
        new() { ["type"] = "TextualBody", ["value"] = value, ["format"] = "text/plain", ["purpose"] = purpose };

    private static JsonObject Target(WebNote note, WebIris iris)
    {
        var (passage, revision) = (note.Anchor.Passage, note.Anchor.FoundIn);
        var target = new JsonObject { ["type"] = "SpecificResource", ["source"] = iris.Report(note.Article!) };
        if (note.StandsSince is { } since)
            target["state"] = new JsonObject { ["type"] = "TimeState", ["sourceDate"] = Times.Text(since), ["cached"] = iris.Revision(note.Article!, revision) };
        if (note.IsWithheld) return target;
        if (note.Target == NoteTargets.Body)
            target["selector"] = new JsonArray(Quote(passage), new JsonObject { ["type"] = "TextPositionSelector", ["start"] = passage.Start, ["end"] = passage.End });
        if (note.Target == NoteTargets.Headline)
            target["selector"] = new JsonObject { ["type"] = "FragmentSelector", ["value"] = HeadlinePointer, ["conformsTo"] = PointerSyntax, ["refinedBy"] = Quote(passage) };
        return target;
    }

    private static JsonObject Quote(Passage passage)
    {
        var quote = new JsonObject { ["type"] = "TextQuoteSelector", ["exact"] = passage.Exact };
        if (passage.Prefix.Length > 0) quote["prefix"] = passage.Prefix;
        if (passage.Suffix.Length > 0) quote["suffix"] = passage.Suffix;
        return quote;
    }

    /// <summary>The name of a key. Whether a person or a program has it, nobody said.</summary>
    private static JsonObject By(string actor) => new() { ["nickname"] = actor };

    private static JsonNode? Taken(JsonObject from, string name)
    {
        if (from.Remove(name, out var value)) return value;
        return null;
    }
}
