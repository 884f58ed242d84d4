using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Http;
using Newsroom.Server.WebAnnotations;

namespace Newsroom.Server.Hosting;

/// <summary>The OpenAPI document: what the endpoints say of themselves, with what all of them have in common.</summary>
public static class OpenApiDocumentation
{
    private const string Description =
        """
        Everything that happens in the newsroom is an event; everything shown here is a fold of events up to a position of the log.

        **Moments.** `asOf` asks about a past moment, `publishedBy` limits article versions to those published by a time. Every answer says, in
        `Newsroom-Position`, the position that it was made at; a permalink is a question with both coordinates. A bare date means the whole of that day in UTC.

        **Changes.** Send `If-Match` with the ETag that you have seen: 428 without it, 412 when it is stale. With an `Idempotency-Key` a repeated request
        answers as the first one did. Errors are `application/problem+json` (RFC 9457), their `type` is stable, and `field` names what was at fault.

        **Keys.** Every key is the desk's own, of whatever role: an embargo is shown, and binds publication, not reading. What may go out by a time is
        what `publishedBy` answers.
        """;

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Newsroom", Version = "1", Description = Description };
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[ApiKeyAuthentication.SchemeName] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "nr_…",
                    Description = "An API key: `nr_` and 256 random bits. Its name is the actor of what it does. Roles: reader, journalist, editor, administrator.",
                };
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(Complete);
            // Times have a converter of their own, through which no schema can be seen.
            options.AddSchemaTransformer((schema, context, _) =>
            {
                var type = context.JsonTypeInfo.Type;
                if (type != typeof(DateTimeOffset) && type != typeof(DateTimeOffset?)) return Task.CompletedTask;
                schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Format = "date-time";
                return Task.CompletedTask;
            });
        });

    /// <summary>At the one address at which there is a document: any other is one that is not there, and says so as every such does.</summary>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder app) => app.MapOpenApi("/openapi/v1.json").Needs(Role.Reader);

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var parameters = operation.Parameters ??= [];
        foreach (var parameter in metadata.OfType<QueryParameters>().SelectMany(q => q.All))
        {
            parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Description,
                Schema = new OpenApiSchema { Type = parameter.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String },
            });
        }
        if (metadata.OfType<TakesIfMatch>().Any())
            parameters.Add(Header("If-Match", "The ETag of the version that is being changed.", required: true));
        if (metadata.OfType<TakesIdempotencyKey>().Any())
            parameters.Add(Header("Idempotency-Key", "1 to 255 visible ASCII characters. The same key with the same request again answers as the first time.", required: false));

        if (metadata.OfType<SpeaksWebAnnotations>().Any()) AddWebAnnotations(operation);
        if (metadata.OfType<IAllowAnonymous>().Any()) return Task.CompletedTask;
        operation.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiKeyAuthentication.SchemeName, context.Document)] = [] },
        ];
        if (metadata.OfType<NeedsRole>().LastOrDefault() is { Role: > Role.Reader } needs)
            operation.Description = $"{operation.Description}\n\nNeeds the role {needs.Role.Word()}.".Trim();
        foreach (var (status, response) in operation.Responses ?? [])
            if (status.StartsWith('2') && response is OpenApiResponse answer) AddHeaders(answer);
        return Task.CompletedTask;
    }

    private static void AddWebAnnotations(OpenApiOperation operation)
    {
        var content = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/): an annotation, a collection or a page of one.",
            },
        };
        if (operation.RequestBody?.Content is { } sent && sent.ContainsKey(JsonLd.Plain)) sent[JsonLd.Plain] = content;
        foreach (var (status, response) in operation.Responses ?? [])
            if (status is "200" or "201" && response is OpenApiResponse answer) (answer.Content ??= new Dictionary<string, OpenApiMediaType>())[JsonLd.MediaType] = content;
    }

    private static OpenApiParameter Header(string name, string description, bool required) => new()
    {
        Name = name, In = ParameterLocation.Header, Description = description, Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static void AddHeaders(OpenApiResponse response)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers["ETag"] = new OpenApiHeader
        {
            Description = "Strong. Of a resource: made of its version and its representation. Of a list or a joined page: of its bytes.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
        response.Headers[Answers.PositionHeader] = new OpenApiHeader
        {
            Description = "The log's position that the answer was made at.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
        };
    }
}
