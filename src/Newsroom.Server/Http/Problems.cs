using Newsroom.Core.Kernel;

namespace Newsroom.Server.Http;

/// <summary>
/// Every problem that this API answers with, but for the newsroom's own rules, whose name is the problem's name.
/// </summary>
public static class Problems
{
    public static Problem MalformedJson(string field, string detail) =>
        new(400, "malformed-json", "The body is not JSON.", detail) { Field = field };

    public static Problem MalformedText(string field, string detail) =>
        new(400, "malformed-text", "A text holds what is no character.", detail) { Field = field };

    public static Problem DuplicateField(string field) =>
        new(400, "duplicate-field", "A property name is given twice.", $"'{field}' is given more than once.") { Field = field };

    public static Problem UnknownField(string field) =>
        new(400, "unknown-field", "A property is not known here.", $"'{field}' is not a property of this request.") { Field = field };

    public static Problem MissingField(string field) =>
        new(400, "missing-field", "A required property is missing.", $"'{field}' is required.") { Field = field };

    public static Problem WrongType(string field, string expected) =>
        new(400, "wrong-type", "A property has the wrong type.", $"'{field}' must be {expected}.") { Field = field };

    public static Problem MalformedAnnotation(string field, string detail) =>
        new(400, "malformed-annotation", "The body is no annotation of the Web Annotation Data Model.", detail) { Field = field };

    public static Problem AnnotationBeyondBounds(string field, string detail) =>
        new(400, "annotation-beyond-bounds", "The annotation is larger than one is taken here.", detail) { Field = field };

    public static Problem MalformedParameter(string parameter, string detail) =>
        new(400, "malformed-parameter", "A parameter of the query cannot be read.", detail) { Field = parameter };

    public static Problem UnknownParameter(string parameter, IEnumerable<string> known) =>
        new(400, "unknown-parameter", "A parameter of the query is not known here.",
            $"'{parameter}' is not a parameter of this request; {Known(known)}.") { Field = parameter };

    public static Problem MalformedHeader(string header, string detail) =>
        new(400, "malformed-header", "A header cannot be read.", detail) { Field = header };

    /// <summary>The web server's own word for what is no request of HTTP's, or one that is longer than it reads.</summary>
    public static Problem UnreadableRequest(int status) =>
        new(status, "malformed-request", "The request is not HTTP.", "The request could not be read.");

    public static Problem Unauthenticated(string detail) =>
        new(401, "unauthenticated", "A key or a token is needed.", detail);

    public static Problem Forbidden(string detail) =>
        new(403, "forbidden", "The role does not allow it.", detail);

    public static Problem TooManyFailures(string detail, int seconds) =>
        new(429, "too-many-failures", "Too many keys from this address opened nothing.", $"{detail} Wait {seconds} s before the next.") { RetryAfter = seconds };

    public static Problem IssuerUnavailable() =>
        new(503, "issuer-unavailable", "The issuer of tokens does not answer just now.",
            "Whether the token is good is not to be known until it does. API keys open as ever.") { RetryAfter = 5 };

    public static Problem NoSuchRoute(string path) =>
        new(404, "no-such-route", "There is nothing at this address.", $"Nothing is served at {path}; /openapi/v1.json lists what is.");

    public static Problem NotFound(string what, string id) =>
        new(404, "not-found", "There is no such thing.", $"There is no {what} '{id}'.");

    public static Problem NotYet(string what, string id, long position) =>
        new(404, "not-yet", "It did not exist at that moment.",
            position == 0
                ? $"At the moment asked for the newsroom is empty, so there is no {what} '{id}'."
                : $"There was no {what} '{id}' at position {position}.");

    public static Problem NotPublishedYet(string what, string id, DateTimeOffset by) =>
        new(404, "not-published-yet", "Nothing of it was public by then.",
            $"Nothing of {what} '{id}' was public by {Times.Text(by)}.");

    public static Problem MethodNotAllowed(string method, string path) =>
        new(405, "method-not-allowed", "The address does not take this method.", $"{method} is not served at {path}; see the Allow header.");

    public static Problem NotAcceptable(IEnumerable<string> forms) =>
        new(406, "not-acceptable", "The resource is not shown in a form that you accept.", $"It is shown as {string.Join(", ", forms)}; see Accept.") { Field = "Accept" };

    public static Problem Gone(string what, string id) =>
        new(410, "gone", "It was withdrawn.", $"The {what} '{id}' was withdrawn. What it was stays in its history.");

    public static Problem StaleVersion(string what, string? currentETag, long? current) =>
        new(412, "stale-version", "The resource has changed since.",
            current is null
                ? $"Somebody else changed {what} at the same moment; read it again."
                : $"{what} stands at version {current}; read it again before changing it.") { CurrentETag = currentETag };

    public static Problem BodyTooLarge(long limit) =>
        new(413, "body-too-large", "The body is too large.", $"A body may be at most {limit} bytes.");

    public static Problem TooManyLines(int most) =>
        new(413, "too-many-lines", "There are too many lines.", $"At most {most} lines are taken at once; nothing was done.");

    public static Problem UnsupportedMediaType(string detail) =>
        new(415, "unsupported-media-type", "The body's media type is not read here.", detail);

    public static Problem UnsupportedContentEncoding(string coding) =>
        new(415, "unsupported-content-encoding", "The body's coding is not undone here.", $"Send the body as it is, without Content-Encoding: {coding}.")
        {
            Field = "Content-Encoding", AcceptEncoding = "identity",
        };

    public static Problem PositionAhead(long position, long head) =>
        new(422, "position-ahead", "The position lies ahead of the log.",
            $"Position {position} is above the safe head, {head}: what it will hold is not settled yet.") { Field = "asOf" };

    public static Problem IdempotencyKeyReused() =>
        new(422, "idempotency-key-reused", "The idempotency key belongs to another request.",
            "This Idempotency-Key was already used for a request with another body or address.") { Field = "Idempotency-Key" };

    public static Problem IfMatchRequired() =>
        new(428, "if-match-required", "Say which version you have seen.",
            "Send If-Match with the ETag of the version that you are changing.");

    public static Problem TooManyStreams(int limit) =>
        new(429, "too-many-streams", "The key has too many live streams open.",
            $"A key may have {limit} live streams open on a node. Close one, or share it: one stream brings everything.") { RetryAfter = 5 };

    public static Problem UnreadableEvent(string detail) =>
        new(503, "unreadable-event", "An event cannot be read by this node.",
            $"{detail} A newer version of this program may have written it; nothing is answered that leaves it out.") { RetryAfter = 5 };

    /// <param name="whose">Whose limit it is.</param>
    /// <param name="seconds">Until the next request is taken.</param>
    public static Problem TooManyRequests(string whose, int seconds) =>
        new(429, "too-many-requests", "That was too much at once.", $"{whose} has sent more requests than are taken; come back in {seconds} s.") { RetryAfter = seconds };

    public static Problem Internal() =>
        new(500, "internal", "Something here is broken.", "The request failed for a reason that is not yours; it has been logged.");

    public static Problem Unavailable(string detail) =>
        new(503, "unavailable", "The newsroom's database is not there just now.", detail) { RetryAfter = 2 };

    public static Problem Closing() =>
        new(503, "closing", "This node is about to stop.", "Others go on. What it is asked until then it answers.") { RetryAfter = 2 };

    public static Problem ListingBehind(string listing, long position) =>
        new(503, "view-behind", "A list is still catching up.",
            $"The list '{listing}' has not reached position {position} yet.") { RetryAfter = 1 };

    /// <param name="why">Where, and for what reason.</param>
    public static Problem StandsStill(string shard, string why) =>
        new(503, "stands-still", "The listings, or a subscription, stand still.", $"'{shard}' stands still and goes on trying. {why}") { RetryAfter = 5 };

    public static Problem ListingRebuilding(string listing, long done, long total) =>
        new(503, "view-rebuilding", "A list is being rebuilt.",
            total == 0
                ? $"The definition of the list '{listing}' has changed; it waits to be rebuilt."
                : $"The definition of the list '{listing}' has changed; it is rebuilt up to position {done} of {total}.") { RetryAfter = 5 };

    /// <summary>A rule of the newsroom said no: 409 when its present state forbids it, 422 when it can never be accepted.</summary>
    public static Problem Of(Refusal refusal) =>
        refusal.Kind == RefusalKind.Forbidden
            ? new(403, refusal.Rule, "It is somebody else's to do.", refusal.Detail) { Rule = refusal.Rule, Field = refusal.Field }
            : refusal.Kind == RefusalKind.Conflict
            ? new(409, refusal.Rule, "The newsroom's present state does not allow it.", refusal.Detail) { Rule = refusal.Rule, Field = refusal.Field }
            : new(422, refusal.Rule, "What was sent cannot be accepted.", refusal.Detail) { Rule = refusal.Rule, Field = refusal.Field };

    private static string Known(IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return list.Length == 0 ? "it takes none" : "it takes " + list;
    }
}
