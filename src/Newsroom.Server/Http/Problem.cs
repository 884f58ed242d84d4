namespace Newsroom.Server.Http;

/// <summary>An answer that says what went wrong: a problem of RFC 9457.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="Name">Stable kebab-case name; the problem's <c>type</c> is <c>/problems/{name}</c>.</param>
/// <param name="Title">The same words at every occurrence.</param>
/// <param name="Detail">What is wrong this time, for the person who asked.</param>
public sealed record Problem(int Status, string Name, string Title, string Detail)
{
    /// <summary>Path of the JSON field at fault, such as <c>passage.exact</c> or <c>known[2]</c>; <c>$</c> for the body itself.</summary>
    public string? Field { get; init; }

    /// <summary>The newsroom's rule that refused, when one did.</summary>
    public string? Rule { get; init; }

    /// <summary>The version at which the resource stands, as an ETag, when another one was expected.</summary>
    public string? CurrentETag { get; init; }

    /// <summary>Seconds after which it is worth trying again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The codings in which a body is read here, when it came in another one (RFC 9110 §15.5.16).</summary>
    public string? AcceptEncoding { get; init; }

    public string Type => $"/problems/{Name}";
}

/// <summary>Ends a request with a problem. Thrown by this server's own code alone, and answered in one place.</summary>
public sealed class RequestRefused(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
