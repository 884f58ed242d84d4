using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Newsroom.Core.Access;
using Newsroom.Server.Access;
using Newsroom.Server.Http;
using Newsroom.Server.WebAnnotations;

namespace Newsroom.Server.Documentation;

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

        **Problems.** Each `type` is an address here that says when it happens: `/problems/` lists them.
        """;

    public const string Path = "/openapi/v1.json";

    /// <summary>What any request that needs a key may be answered, whatever it asks; a role is asked for before anything is looked at.</summary>
    private static readonly int[] AnywhereWithKey = [400, 401, 403, 429, 503];

    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo { Title = "Newsroom", Version = "1", Description = Description };
                document.Servers = [new OpenApiServer { Url = "/" }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[ApiKeyAuthentication.SchemeName] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "nr_…",
                    Description = "An API key: `nr_` and 256 random bits; or, where the newsroom takes them, a token of its issuer of OpenID Connect. "
                        + "Its name is the actor of what it does. Roles: reader, journalist, editor, administrator.",
                };
                ShareProblems(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(Complete);
            // Times have a converter of their own, through which no schema can be seen.
            options.AddSchemaTransformer((schema, context, _) =>
            {
                // What is null is left out of answers: of a record's members, those that can be null are not always there.
                foreach (var property in context.JsonTypeInfo.Properties)
                    if (property.IsGetNullable) schema.Required?.Remove(property.Name);
                var type = context.JsonTypeInfo.Type;
                if (type != typeof(DateTimeOffset) && type != typeof(DateTimeOffset?)) return Task.CompletedTask;
                schema.Type = type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                schema.Format = "date-time";
                return Task.CompletedTask;
            });
        });

    /// <summary>
    /// At the one address at which there is a document: any other is one that is not there, and says so as every such does. It is the
    /// same for every newsroom and for whoever asks, so that it is made once.
    /// </summary>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder app)
    {
        var made = new Lazy<Task<byte[]>>(() => Make(app.ServiceProvider));
        app.MapGet(Path, async (HttpContext http) =>
        {
            var document = await made.Value;
            return Results.Bytes(document, System.Net.Mime.MediaTypeNames.Application.Json, entityTag: new(ETags.OfBytes(document)));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>In UTF-8.</summary>
    public static async Task<byte[]> Make(IServiceProvider services)
    {
        var document = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync();
        return System.Text.Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
    }

    /// <summary>Errors are the same wherever they happen: one response a status, with an example of each type of problem that comes with it.</summary>
    private static void ShareProblems(OpenApiDocument document)
    {
        document.Components!.Responses ??= new Dictionary<string, IOpenApiResponse>();
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(o => o.Value))
        {
            var responses = operation.Responses ??= [];
            var statuses = responses.Keys.Select(Status).Where(status => status >= 400).Union(operation.Security is { Count: > 0 } ? AnywhereWithKey : []).Order().ToList();
            foreach (var status in statuses)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"Problem{status}");
                if (!document.Components.Responses.ContainsKey(name)) document.Components.Responses.Add(name, ProblemResponse(document, status));
                responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(name, document);
            }
        }
    }

    private static OpenApiResponse ProblemResponse(OpenApiDocument document, int status)
    {
        var types = ProblemTypes.All.Where(type => type.Statuses.Contains(status)).ToList();
        return new OpenApiResponse
        {
            Description = string.Join(" ", types.Select(type => type.Title).Distinct()),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemAnswers.ContentType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(nameof(ProblemDocument), document),
                    Examples = types.ToDictionary(
                        type => type.Name.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal),
                        IOpenApiExample (type) => new OpenApiExample { Summary = type.Happens, Value = Examples.Of(type, status) }),
                },
            },
        };
    }

    private static int Status(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0;

    /// <summary>A name for programs: the method and the address, <c>getStoriesIdState</c>.</summary>
    private static string Name(string method, string path) => method.ToLowerInvariant() + string.Concat(
        path.Split('/', '{', '}', '-', '.').Where(part => part.Length > 0 && part != "api").Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static void AddExamples(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().LastOrDefault()?.RequestType is { } request)
        {
            foreach (var content in operation.RequestBody?.Content?.Values ?? [])
                content.Example = Examples.Of(request.Name);
        }
        foreach (var type in context.Description.SupportedResponseTypes)
        {
            if (type.StatusCode is < 200 or >= 300 || type.Type is null
                || operation.Responses?.GetValueOrDefault(type.StatusCode.ToString(CultureInfo.InvariantCulture))?.Content is not { } contents) continue;
            foreach (var content in contents.Values) content.Example = Examples.Of(type.Type.Name);
        }
    }

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

        operation.OperationId ??= Name(context.Description.HttpMethod ?? "", context.Description.RelativePath ?? "");
        AddExamples(operation, context);
        if (metadata.OfType<SpeaksWebAnnotations>().Any()) AddWebAnnotations(operation);
        if (metadata.OfType<OpenToThePublic>().Any())
            operation.Description = $"{operation.Description}\n\nWhere public reading is on, without a key or a token: the public's view at present; `asOf` and `publishedBy` need one.".Trim();

        operation.Security = [];
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
            Example = Examples.Of(nameof(WebAnnotations.WebAnnotation)),
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
