using Newsroom.Core.Access;

namespace Newsroom.Server.Http;

/// <summary>The query parameters that several endpoints share, in the words of the OpenAPI document.</summary>
public static class Parameters
{
    public static QueryParameter AsOf { get; } = new(MomentQuery.AsOf,
        "The moment the question is about; now when left out. A position of the log (at or below the safe head), a time of RFC 3339, "
        + "or a date, which stands for the whole of that day in UTC: 2024-10-20 is what was known when that day ended.");

    public static QueryParameter PublishedBy { get; } = new(MomentQuery.PublishedBy,
        "The public's view at a time of RFC 3339, or a date, which stands for the whole of that day in UTC: of each report the version published latest by then, "
        + "unless it was under embargo then; the editions of briefs that went out to the audience 'public'. Public notes. Nothing of the desk's own: no other notes, drafts, working titles, reasons or names. "
        + "With asOf it is what the newsroom knew at that moment of what the public had.");

    public static QueryParameter Limit { get; } = new("limit", "Entries on a page, 1 to 200; 50 when left out.", IsNumber: true);

    public static QueryParameter Cursor { get; } = new("cursor", "Where the page before ended: `next` of its answer. Pages of one list are all about one moment.");

    /// <summary>The role that writing in the newsroom's daily work takes.</summary>
    public const Role Writes = Role.Journalist;

    /// <summary>The role that what goes out in public takes.</summary>
    public const Role Publishes = Role.Editor;
}
