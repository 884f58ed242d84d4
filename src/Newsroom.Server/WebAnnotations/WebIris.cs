using System.Globalization;
using Microsoft.Extensions.Options;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.WebAnnotations;

/// <summary>
/// The IRIs by which others name what is here: absolute, as a document has to say them that is read elsewhere. They begin with
/// the address at which the newsroom is known (<see cref="ServerOptions.PublicUrl"/>), else with that of the request.
/// </summary>
public sealed record WebIris(string Base)
{
    private const string Reports = "/api/articles/";

    public static WebIris Of(HttpContext http) => new(
        http.RequestServices.GetRequiredService<IOptions<ServerOptions>>().Value.PublicUrl?.TrimEnd('/')
        ?? $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}");

    /// <summary>Of all notes.</summary>
    public string Container => $"{Base}/api/annotations/";

    public string Note(string id) => Container + id;

    public string Report(string id) => Base + Reports + id;

    public string Revision(string report, int number) => string.Create(CultureInfo.InvariantCulture, $"{Report(report)}/revisions/{number}");

    /// <summary>Of the notes on one report.</summary>
    public string ContainerOf(string report) => $"{Report(report)}/annotations/";

    /// <summary>The report that an IRI of ours names, and the revision, where it is one; null for any other IRI. A path alone is ours (RFC 3986 §5.1).</summary>
    public (string Report, int? Revision)? Parse(string iri)
    {
        var path = iri.StartsWith(Base + Reports, StringComparison.OrdinalIgnoreCase) ? iri[(Base.Length + Reports.Length)..]
            : iri.StartsWith(Reports, StringComparison.Ordinal) ? iri[Reports.Length..]
            : null;
        if (path is null) return null;
        var parts = path.Split('/');
        return parts switch
        {
            [{ Length: > 0 } id] => (id, null),
            [{ Length: > 0 } id, ""] => (id, null),
            [{ Length: > 0 } id, "revisions", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) => (id, n),
            _ => null,
        };
    }
}
