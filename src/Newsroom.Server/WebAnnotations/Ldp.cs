using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Net.Http.Headers;

namespace Newsroom.Server.WebAnnotations;

/// <summary>The headers by which resources and containers say what they are (Web Annotation Protocol §3.1, §4.1; LDP §4.2, §5.2).</summary>
public static class Ldp
{
    private const string Resource = "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"";
    private const string Annotation = "<http://www.w3.org/ns/oa#Annotation>; rel=\"type\"";
    private const string Container = "<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\"";
    private const string Collection = "<http://www.w3.org/ns/oa#AnnotationCollection>; rel=\"type\"";
    private const string Page = "<http://www.w3.org/ns/oa#AnnotationPage>; rel=\"type\"";
    private const string ConstrainedBy = "<http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"";

    public static void SayAnnotation(HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Link, $"{Resource}, {Annotation}");
        SayAllowed(http);
    }

    public static void SayContainer(HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Link, $"{Container}, {Collection}, {ConstrainedBy}");
        http.Response.Headers["Accept-Post"] = JsonLd.MediaType;
        SayAllowed(http);
    }

    /// <summary>A page is read, and nothing else (protocol §4.2).</summary>
    public static void SayPage(HttpContext http)
    {
        http.Response.Headers.Append(HeaderNames.Link, $"{Resource}, {Page}");
        http.Response.Headers.Allow = "GET, HEAD, OPTIONS";
    }

    /// <summary>Where notes on a report are posted and read (protocol §4.3).</summary>
    public static void SayService(HttpContext http, string container) =>
        http.Response.Headers.Append(HeaderNames.Link, $"<{container}>; rel=\"http://www.w3.org/ns/oa#annotationService\"");

    /// <summary>Every method that is routed at the address, and those that are answered everywhere.</summary>
    private static void SayAllowed(HttpContext http)
    {
        var pattern = ((RouteEndpoint)http.GetEndpoint()!).RoutePattern;
        var routed = http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => IsSame(e.RoutePattern, pattern)).SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []);
        http.Response.Headers.Allow = string.Join(", ", routed.Concat(["HEAD", "OPTIONS"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static bool IsSame(RoutePattern a, RoutePattern b) => a.RawText!.Trim('/') == b.RawText!.Trim('/');
}
