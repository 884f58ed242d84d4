using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>The plainest fold there can be: what listings and snapshots have to equal.</summary>
public static class Folded
{
    /// <summary>A listing's present rows after the events, as JSON text by id.</summary>
    public static IReadOnlyDictionary<string, string> Present(IListing listing, IEnumerable<Recorded> log)
    {
        var rows = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var recorded in log) Step(listing, rows, recorded);
        return rows.ToDictionary(d => d.Key, d => Text(d.Value), StringComparer.Ordinal);
    }

    /// <summary>All versions of a listing's rows after the events; an event that leaves a row as it was makes none.</summary>
    public static IReadOnlyList<KeptRow> Rows(IListing listing, IEnumerable<Recorded> log)
    {
        var rows = new Dictionary<string, object>(StringComparer.Ordinal);
        var open = new Dictionary<string, KeptRow>(StringComparer.Ordinal);
        var ended = new List<KeptRow>();
        foreach (var recorded in log)
            foreach (var key in Step(listing, rows, recorded))
            {
                var position = recorded.Position!.Value;
                var text = rows.TryGetValue(key, out var row) ? Text(row) : null;
                if (open.Remove(key, out var before))
                {
                    if (before.Document == text)
                    {
                        open[key] = before;
                        continue;
                    }
                    ended.Add(before with { To = position });
                }
                if (text is not null) open[key] = new KeptRow(key, before?.Born ?? position, position, null, text);
            }
        return [.. ended.Concat(open.Values).OrderBy(row => row.Id, StringComparer.Ordinal).ThenBy(row => row.From)];
    }

    /// <summary>A snapshot's documents after the events, as JSON text by id.</summary>
    public static IReadOnlyDictionary<string, string> Snapshot<TState>(IEnumerable<Recorded> log) where TState : class, IFold<TState> => log
        .Where(e => Streams.CategoryOf(e.Stream) == TState.Category)
        .GroupBy(e => e.Subject, StringComparer.Ordinal)
        // A state that commits with the append is folded before the position is known.
        .ToDictionary(s => s.Key, s => Text(Fold.Of<TState>(s.Select(e => e with { Position = null }))), StringComparer.Ordinal);

    public static string Text(object? document) =>
        document is null ? "" : JsonSerializer.Serialize(document, document.GetType(), KernelJson.Options);

    private static IReadOnlyList<string> Step(IListing listing, Dictionary<string, object> rows, Recorded recorded)
    {
        var keys = listing.Keys(recorded).ToList();
        foreach (var key in keys)
        {
            if (listing.Evolve(key, rows.GetValueOrDefault(key), recorded) is { } row) rows[key] = row;
            else rows.Remove(key);
        }
        return keys;
    }
}
