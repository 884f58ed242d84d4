using System.ComponentModel.DataAnnotations;
using Newsroom.Core.Stories;
using Newsroom.Server.Http;

namespace Newsroom.Server.Stories;

/// <param name="Id">
/// The story's slug: words of a–z and 0–9 with single hyphens between them. Left out, it comes from the title, or from the
/// request's <c>Idempotency-Key</c> where there is one.
/// </param>
/// <param name="Summary">A sentence or two; may be left out.</param>
/// <param name="Reason">Recorded with the event.</param>
public sealed record OpenStoryRequest(
    string Title, string? Summary = null, string? Id = null, [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <summary>What we know, what we don't: statements, one an entry.</summary>
public sealed record BriefRequest(
    string Headline, IReadOnlyList<string> Known, IReadOnlyList<string> Unknown, [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public Brief Brief() => new(Headline, Known, Unknown);
}

/// <param name="Audience">To whom, in the desk's words: public, subscribers, desk …</param>
public sealed record PublishBriefRequest(string Audience, [property: MaxLength(Limits.Reason)] string? Reason = null);

/// <summary>The whole corrected brief, with the notice that says so in public.</summary>
/// <param name="Audience">Whose edition is corrected; left out, the last one that went out to anybody.</param>
public sealed record CorrectBriefRequest(
    string Headline, IReadOnlyList<string> Known, IReadOnlyList<string> Unknown, string Notice, string? Audience = null,
    [property: MaxLength(Limits.Reason)] string? Reason = null)
{
    public Brief Brief() => new(Headline, Known, Unknown);
}

/// <param name="Notice">Said in public.</param>
/// <param name="Audience">Whose edition is taken back; left out, the last one that went out to anybody.</param>
public sealed record WithdrawBriefRequest(
    string Notice, string? Audience = null, [property: MaxLength(Limits.Reason)] string? Reason = null);
