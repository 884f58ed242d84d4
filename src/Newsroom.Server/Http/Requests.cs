using System.ComponentModel.DataAnnotations;

namespace Newsroom.Server.Http;

/// <summary>The whole of a request that only does something: why, where somebody wants to say so.</summary>
/// <param name="Reason">Recorded with the event; in the history for ever.</param>
public sealed record ReasonRequest([property: MaxLength(Limits.Reason)] string? Reason = null);

/// <summary>A request that says something in public, and, for the desk, why.</summary>
/// <param name="Notice">The public words.</param>
/// <param name="Reason">Recorded with the event.</param>
public sealed record NoticeRequest(string Notice, [property: MaxLength(Limits.Reason)] string? Reason = null);

public static class Limits
{
    /// <summary>Code points.</summary>
    public const int Reason = 1_000;
}
