using System.Text.RegularExpressions;

namespace Newsroom.Server.WebAnnotations;

/// <summary>How much of a container is wanted (Web Annotation Protocol §4.2.1, by RFC 7240's <c>Prefer: return=representation; include="…"</c>).</summary>
/// <param name="Iris">The notes' IRIs alone, not the notes.</param>
/// <param name="Embeds">Whether the first page comes with the description.</param>
public sealed partial record Preference(bool Iris, bool Embeds)
{
    private const string Minimal = "http://www.w3.org/ns/ldp#PreferMinimalContainer";
    private const string ContainedIris = "http://www.w3.org/ns/oa#PreferContainedIRIs";
    private const string ContainedDescriptions = "http://www.w3.org/ns/oa#PreferContainedDescriptions";

    /// <summary>Whoever says nothing gets whole notes, on pages to come; of both of two, the whole notes. What is none of these is passed over (RFC 7240 §2).</summary>
    public static Preference Of(HttpRequest request)
    {
        var wanted = request.Headers["Prefer"].SelectMany(header => Include().Matches(header ?? "")).SelectMany(m => (m.Groups[1].Value + m.Groups[2].Value).Split(' ')).ToList();
        var (iris, whole) = (wanted.Contains(ContainedIris), wanted.Contains(ContainedDescriptions));
        return new(iris && !whole, (iris || whole) && !wanted.Contains(Minimal));
    }

    [GeneratedRegex("""include\s*=\s*"([^"]*)"|include\s*=\s*([^\s;,"]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Include();
}
