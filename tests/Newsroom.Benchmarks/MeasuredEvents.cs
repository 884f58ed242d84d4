using Newsroom.Core.Kernel;

namespace Newsroom.Benchmarks;

/// <summary>What one event of a benchmark says: about as much as a newsroom's smaller events do.</summary>
internal sealed record Measured(int Number, string Text);

/// <summary>An inline view over <see cref="Measured"/>: the last number, by stream.</summary>
internal sealed record Last(int Number, long Version);

internal sealed class LastView : View<Last>
{
    public override string Name => "last";
    public override ViewKind Kind => ViewKind.Inline;
    public override IEnumerable<string> Keys(Recorded recorded) => [recorded.Stream];
    public override Last Evolve(string key, Last? document, Recorded recorded) =>
        new(((Measured)recorded.Data).Number, recorded.Version);
}

/// <summary>An async view over <see cref="Measured"/>: a document of some 300 bytes a stream, as a list would show it.</summary>
internal sealed record Summary(
    string Stream, long Version, int Events, long Sum, string Title, string By, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt);

internal sealed class SummaryView : View<Summary>
{
    public const string ViewName = "summaries";

    public override string Name => ViewName;
    public override IEnumerable<string> Keys(Recorded recorded) => [recorded.Stream];
    public override Summary Evolve(string key, Summary? document, Recorded recorded)
    {
        var said = (Measured)recorded.Data;
        document ??= new(recorded.Stream, 0, 0, 0, said.Text[..90], recorded.Metadata.Actor, recorded.At, recorded.At);
        return document with
        {
            Version = recorded.Version, Events = document.Events + 1, Sum = document.Sum + said.Number, ChangedAt = recorded.At,
        };
    }
}
