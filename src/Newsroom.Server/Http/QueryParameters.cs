namespace Newsroom.Server.Http;

/// <summary>The parameters that an endpoint's query may have. A misspelt <c>asof</c> must not quietly answer about now.</summary>
public sealed record QueryParameters(params IReadOnlyList<QueryParameter> All);

/// <param name="Description">For the OpenAPI document.</param>
/// <param name="IsNumber">Whether it is a whole number; text otherwise.</param>
public sealed record QueryParameter(string Name, string Description, bool IsNumber = false);

public static class QueryParametersOfEndpoints
{
    private static readonly QueryParameters None = new();

    public static TBuilder WithQuery<TBuilder>(this TBuilder builder, params IReadOnlyList<QueryParameter> parameters)
        where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new QueryParameters(parameters));

    /// <summary>Refuses parameters that the endpoint does not know, that come twice, or that hold U+0000.</summary>
    public static IApplicationBuilder UseStrictQueries(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            if (http.GetEndpoint() is not { } endpoint) return next(http);
            var known = (endpoint.Metadata.GetMetadata<QueryParameters>() ?? None).All;
            foreach (var (name, values) in http.Request.Query)
            {
                if (!known.Any(k => k.Name == name))
                    throw new RequestRefused(Problems.UnknownParameter(name, known.Select(k => k.Name)));
                if (values.Count != 1)
                    throw new RequestRefused(Problems.MalformedParameter(name, $"'{name}' is given {values.Count} times."));
                if (values[0]!.Contains('\0', StringComparison.Ordinal))
                    throw new RequestRefused(Problems.MalformedParameter(name, $"'{name}' holds U+0000."));
            }
            return next(http);
        });
}
