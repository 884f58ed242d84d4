using Newsroom.Core.Access;
using Newsroom.Server.Access;

namespace Newsroom.Server.Http;

/// <summary>
/// What an endpoint promises, said once: the role it needs, its query, its body and its answers. The pipeline enforces
/// the first two; the OpenAPI document shows all of it.
/// </summary>
public static class Contracts
{
    /// <summary>A resource, at any moment.</summary>
    public static RouteHandlerBuilder Reads<TAnswer>(this RouteHandlerBuilder endpoint, string summary) =>
        endpoint.Needs(Role.Reader).WithSummary(summary)
            .WithQuery(Parameters.AsOf, Parameters.PublishedBy)
            .Produces<TAnswer>().Produces(StatusCodes.Status304NotModified)
            .Fails(400, 401, 404, 422, 503);

    /// <summary>A list, at any moment, page by page.</summary>
    public static RouteHandlerBuilder Lists<TAnswer>(this RouteHandlerBuilder endpoint, string summary, params IReadOnlyList<QueryParameter> filters) =>
        endpoint.Needs(Role.Reader).WithSummary(summary)
            .WithQuery([Parameters.AsOf, Parameters.PublishedBy, Parameters.Cursor, Parameters.Limit, .. filters])
            .Produces<TAnswer>().Produces(StatusCodes.Status304NotModified)
            .Fails(400, 401, 404, 422, 503);

    /// <summary>Makes something: no If-Match, 201 when it is new.</summary>
    public static RouteHandlerBuilder Creates<TRequest, TAnswer>(this RouteHandlerBuilder endpoint, Role role, string summary, string description)
        where TRequest : notnull =>
        endpoint.Needs(role).WithSummary(summary).WithDescription(description)
            .Accepts<TRequest>("application/json")
            .WithMetadata(new TakesIdempotencyKey())
            .Produces<TAnswer>(StatusCodes.Status201Created).Produces<TAnswer>()
            .Fails(400, 401, 403, 404, 409, 413, 415, 422, 503);

    /// <summary>Changes one resource that the caller has seen: If-Match is needed.</summary>
    public static RouteHandlerBuilder Changes<TRequest, TAnswer>(
        this RouteHandlerBuilder endpoint, Role role, string summary, string description, params string[] mediaTypes)
        where TRequest : notnull =>
        endpoint.Needs(role).WithSummary(summary).WithDescription(description)
            .Accepts<TRequest>(isOptional: typeof(TRequest) == typeof(ReasonRequest), "application/json", mediaTypes)
            .WithMetadata(new TakesIdempotencyKey()).WithMetadata(new TakesIfMatch())
            .Produces<TAnswer>()
            .Fails(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 503);

    /// <summary>Makes many things: a JSON text a line comes in, and a verdict a line goes out.</summary>
    public static RouteHandlerBuilder PostsLines<TLine, TVerdict>(this RouteHandlerBuilder endpoint, Role role, string summary, string description)
        where TLine : notnull =>
        endpoint.Needs(role).WithSummary(summary).WithDescription(description)
            .Accepts<TLine>(JsonBody.Lines)
            .WithMetadata(new TakesIdempotencyKey())
            .Produces<TVerdict>(StatusCodes.Status200OK, JsonBody.Lines)
            .Fails(400, 401, 403, 413, 415, 503);

    /// <summary>With the limits of requests, which hold wherever a key is asked for.</summary>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder endpoint, params IReadOnlyList<int> statuses)
    {
        foreach (var status in statuses.Contains(StatusCodes.Status401Unauthorized) ? [.. statuses, StatusCodes.Status429TooManyRequests] : statuses)
            endpoint.Produces<ProblemDocument>(status, ProblemAnswers.ContentType);
        return endpoint;
    }
}

/// <summary>The endpoint recognises a repeated request by its <c>Idempotency-Key</c>.</summary>
public sealed record TakesIdempotencyKey;

/// <summary>The endpoint needs <c>If-Match</c>.</summary>
public sealed record TakesIfMatch;
