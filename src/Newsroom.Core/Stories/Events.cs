using System.Text.Json.Serialization;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Stories;

public sealed record StoryOpened(string Title, string Summary);

public sealed record ArticleAttached(string Article);

public sealed record ArticleDetached(string Article);

/// <summary>The brief's working text. A draft is known to the desk, not published.</summary>
public sealed record BriefDrafted(Brief Brief)
{
    private readonly Brief? brief = Brief;

    /// <exception cref="TextNotRead">This is an outline.</exception>
    public Brief Brief { get => brief ?? throw new TextNotRead(nameof(Brief)); init => brief = value; }

    /// <summary>Whether the brief was left where it is: a later draft has replaced it.</summary>
    [JsonIgnore]
    public bool IsOutline => brief is null;
}

/// <summary>The draft as it stands went out.</summary>
/// <param name="Edition">1, 2, 3 … without gaps; a correction keeps the edition's number.</param>
/// <param name="Audience">To whom, in the desk's words: public, subscribers, desk …</param>
public sealed record BriefPublished(int Edition, string Audience, Brief Brief);

/// <summary>A published edition was put right in public.</summary>
public sealed record BriefCorrected(int Edition, Brief Brief, [property: Erasable] string Notice);

/// <summary>The published edition was taken back.</summary>
public sealed record BriefWithdrawn(int Edition, [property: Erasable] string Notice);

public sealed record StoryClosed;

public sealed record StoryReopened;

/// <summary>What we know, what we don't: statements, one a line.</summary>
public sealed record Brief(
    [property: Erasable] string Headline,
    [property: Erasable] IReadOnlyList<string> Known,
    [property: Erasable] IReadOnlyList<string> Unknown);
