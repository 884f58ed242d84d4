using System.Globalization;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.History;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Core.Text;
using Newsroom.Server.Asking;
using Spectre.Console;

namespace Newsroom.Server.Commands;

/// <summary>A story's replay for people: days, and under each what happened, in whose words.</summary>
public sealed class ReplayPage(IAnsiConsole console)
{
    private static readonly Style Plain = Style.Plain;
    private static readonly Style Quiet = new(Color.Grey);
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Came = new(Color.Green);
    private static readonly Style Went = new(Color.Red, decoration: Decoration.Strikethrough);
    private static readonly Style Public = new(Color.Yellow, decoration: Decoration.Bold);

    private const int Margin = 14;

    /// <summary>Fields whose changes are words. Positions, counts and ids are the JSON's matter.</summary>
    private static readonly IReadOnlySet<string> Readable = new HashSet<string>(StringComparer.Ordinal)
    {
        "title", "byline", "published", "language", "kind", "body", "notice", "headline", "known", "unknown", "audience", "tags", "exact", "until",
    };

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly WrappedLines lines = new(console);
    private readonly bool colours = console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    public void Print(StoryReplay replay, string? at)
    {
        var story = replay.At.PublishedBy is { } by ? WithoutTheDesk(replay.Story, by) : replay.Story;
        lines.Write(0, (story.Title, Strong));
        lines.Write(0, ($"{story.Id} · {replay.Events.Count} events up to position {replay.Position}{(at is null ? "" : $", as of {at}")}{(replay.At.PublishedBy is { } time ? $", as the public had it by {Times.Text(time)}" : "")}", Quiet));

        DateOnly? day = null;
        foreach (var (recorded, entry) in replay.Events)
        {
            var today = DateOnly.FromDateTime(recorded.At.UtcDateTime);
            if (today != day)
            {
                lines.Blank();
                lines.Write(0, (today.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture), Strong));
                day = today;
            }
            PrintEvent(recorded, entry);
        }

        lines.Blank();
        PrintBrief(story, draft: replay.At.PublishedBy is null);
    }

    /// <summary>The story without what is the desk's own: its title is the headline that stood, or its id where none did.</summary>
    private static Story WithoutTheDesk(Story story, DateTimeOffset by)
    {
        var shown = story with
        {
            Summary = "", Draft = null, Editions = [.. PublicBrief.Editions(story, by).Select(e => e with { By = PublicHistory.Actor })],
        };
        return shown with { Title = shown.Published?.Current.Headline ?? story.Id };
    }

    private void PrintEvent(Recorded recorded, HistoryEntry entry)
    {
        var time = recorded.At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
        var style = recorded.Data is BriefPublished or BriefCorrected or BriefWithdrawn ? Public : Plain;
        Remember(recorded);
        // The line quotes the beginning of a note's words; where they follow in full, once is enough.
        var words = Words(recorded.Data) is { Length: > 60 } full ? full : null;
        var quoted = words is null ? -1 : entry.Line.LastIndexOf(": “", StringComparison.Ordinal);
        lines.Write(2, Margin, ($"{time} #{recorded.Position,-4} ", Quiet), (quoted < 0 ? entry.Line : entry.Line[..(quoted + 1)], style));
        if (About(recorded) is { } about && !Tells(entry.Line, about)) lines.Write(Margin, (Shortened(about), Quiet));
        if (recorded.Metadata.Reason is { } reason) lines.Write(Margin, Margin + 2, ("why: ", Quiet), (reason, Plain));
        if (words is not null) lines.Write(Margin, (words, Plain));
        // A first event says it all in its line, and a publication what the draft before it said.
        if (recorded.Version == 1 || recorded.Data is BriefPublished) return;
        foreach (var change in entry.Changes.Where(c => Readable.Contains(c.Field))) PrintChange(change);
    }

    /// <summary>What the event is about, where its line does not say so in words.</summary>
    private string? About(Recorded recorded) => recorded.Data switch
    {
        ArticleAttached e => names.GetValueOrDefault(Streams.Of(Article.Category, e.Article)),
        ArticleDetached e => names.GetValueOrDefault(Streams.Of(Article.Category, e.Article)),
        _ when recorded.Version == 1 || Streams.CategoryOf(recorded.Stream) == Story.Category => null,
        ArticleRevised or ArticleCorrected => null,
        _ => names.GetValueOrDefault(recorded.Stream),
    };

    /// <summary>Whether a line quotes the name already, or as much of it as it has room for.</summary>
    private static bool Tells(string line, string name) =>
        line.Contains(name.Length <= 40 ? name : name[..40], StringComparison.Ordinal);

    /// <summary>Names as they were then: a title that came later must not show through.</summary>
    private void Remember(Recorded recorded)
    {
        var name = recorded.Data switch
        {
            ArticleFiled e => e.Content.Title,
            ArticleRevised e => e.Content.Title,
            ArticleCorrected e => e.Content.Title,
            AnnotationPosted e => e.Passage.Exact,
            AnnotationReanchored e => e.Passage.Exact,
            AnnotationAnchorConfirmed e => e.Passage.Exact,
            _ => null,
        };
        if (name is { Length: > 0 }) names[recorded.Stream] = name;
    }

    private static string? Words(object fact) => fact switch
    {
        StoryOpened e => e.Summary,
        AnnotationPosted e => e.Body,
        AnnotationPostedElsewhere e => e.Body,
        AnnotationReplied e => e.Body,
        _ => null,
    };

    private void PrintChange(Change change)
    {
        if (change.Words is { } words)
        {
            lines.Write(Margin, Margin + 2, [($"{change.Field}: ", Quiet), .. words.Select(Piece)]);
            return;
        }
        // Without colours, signs say what came and what went.
        if (change.Before is { } before) lines.Write(Margin, Margin + 2, ($"{change.Field} ", Quiet), ("− ", Quiet), (before, Went));
        if (change.After is { } after) lines.Write(Margin, Margin + 2, ($"{change.Field} ", Quiet), ("+ ", Quiet), (after, Came));
    }

    private (string, Style) Piece(DiffPart part) => part.Operation switch
    {
        DiffOperation.Insert => (colours ? part.Text : $"{{+{part.Text}+}}", Came),
        DiffOperation.Delete => (colours ? part.Text : $"[-{part.Text}-]", Went),
        _ => (part.Text, Plain),
    };

    private void PrintBrief(Story story, bool draft)
    {
        lines.Write(0, ("What the desk had published", Strong));
        if (story.Published is { } edition)
        {
            lines.Write(2, ($"edition {edition.Number}, for {edition.Audience}, by {edition.By}, {Times.Text(edition.At)}{(edition.Corrections.Count > 0 ? $", corrected {edition.Corrections.Count} time(s)" : "")}", Quiet));
            PrintStatements(edition.Current);
        }
        else
        {
            lines.Write(2, (story.Editions.Count == 0 ? "Nothing yet." : "The last edition was withdrawn.", Plain));
        }

        if (!draft) return;
        lines.Blank();
        lines.Write(0, ("What it knew: the draft", Strong));
        if (story.Draft is not { } written) lines.Write(2, ("There was none yet.", Plain));
        else if (story.Published?.Current.Says(written.Brief) == true) lines.Write(2, ("The same words.", Plain));
        else
        {
            lines.Write(2, ($"by {written.By}, {Times.Text(written.At)}", Quiet));
            PrintStatements(written.Brief);
        }
    }

    private void PrintStatements(Brief brief)
    {
        lines.Write(2, (brief.Headline, Strong));
        foreach (var known in brief.Known) lines.Write(2, 4, ("✓ ", Came), (known, Plain));
        foreach (var unknown in brief.Unknown) lines.Write(2, 4, ("? ", Public), (unknown, Plain));
    }

    private static string Shortened(string text)
    {
        var points = new CodePointText(text);
        return points.Length <= 90 ? text : points.Slice(0, 89) + "…";
    }
}
