using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.WebAnnotations;

/// <summary>The container of all notes, and what the containers and notes answer to OPTIONS. What they have in common with our own form stands with that.</summary>
public static class WebAnnotationEndpoints
{
    public static void MapWebAnnotations(this IEndpointRouteBuilder app)
    {
        var annotations = app.MapGroup("/api/annotations").WithTags("Annotations");
        annotations.MapPost("/", (HttpContext http, WebAnnotationDesk desk) => desk.Post(http, null))
            .Needs(Parameters.Writes).WithSummary("Put a note on anything")
            .WithDescription("A Web Annotation of the W3C. On a report of ours, named by its address here or by its own, it is a note on that report; on anything else it is kept as it is.")
            .Accepts<object>(JsonLd.Plain)
            .WithMetadata(new TakesIdempotencyKey(), new SpeaksWebAnnotations())
            .Produces<Annotations.AnnotationAnswer>(StatusCodes.Status201Created).Produces<Annotations.AnnotationAnswer>()
            .Fails(400, 401, 403, 404, 406, 409, 413, 415, 422, 503);
        annotations.MapOptions("/", (HttpContext http) => Told(http, Ldp.SayContainer));
        // The parameter is for the document: what may be done there is the same whatever it names.
        annotations.MapOptions("/{id}", (HttpContext http, string id) => Told(http, Ldp.SayAnnotation));
        app.MapGroup("/api/articles/{id}/annotations").WithTags("Annotations").MapOptions("/", (HttpContext http, string id) => Told(http, Ldp.SayContainer));
    }

    /// <summary>The endpoint takes and gives JSON-LD beside our own JSON.</summary>
    public static RouteHandlerBuilder SpeaksWebAnnotations<TRequest>(this RouteHandlerBuilder endpoint) where TRequest : notnull =>
        endpoint.Accepts<TRequest>("application/json", JsonLd.Plain).SpeaksWebAnnotations();

    /// <summary>The endpoint gives JSON-LD beside our own JSON.</summary>
    public static RouteHandlerBuilder SpeaksWebAnnotations(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new SpeaksWebAnnotations()).Fails(406, 410);

    private static void MapOptions(this IEndpointRouteBuilder group, string pattern, Delegate tell) =>
        group.MapMethods(pattern, [HttpMethods.Options], tell)
            .Needs(Role.Reader).WithSummary("What may be done here").WithDescription("In Allow, Accept-Post and Link.").Produces(StatusCodes.Status200OK).Fails(400, 401);

    private static IResult Told(HttpContext http, Action<HttpContext> say)
    {
        say(http);
        // Of what would be read here: there are clients that look at the type of every success, one without a body too.
        http.Response.ContentType = JsonLd.MediaType;
        return Results.Ok();
    }
}

/// <summary>The endpoint reads and writes JSON-LD of the Web Annotation Data Model too.</summary>
public sealed record SpeaksWebAnnotations;
