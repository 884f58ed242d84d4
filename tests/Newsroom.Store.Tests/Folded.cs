using System.Text.Json;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>The plainest fold there can be: what any engine's documents have to equal.</summary>
public static class Folded
{
    /// <summary>A view's documents after the events, as JSON text by id.</summary>
    public static IReadOnlyDictionary<string, string> Documents(IView view, IEnumerable<Recorded> log)
    {
        var documents = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var recorded in log) Step(view, documents, recorded);
        return documents.ToDictionary(d => d.Key, d => Text(d.Value), StringComparer.Ordinal);
    }

    /// <summary>The rows of a view kept over time after the events; an event that leaves a document as it was makes none.</summary>
    public static IReadOnlyList<KeptRow> Rows(IView view, IEnumerable<Recorded> log)
    {
        var documents = new Dictionary<string, object>(StringComparer.Ordinal);
        var rows = new List<KeptRow>();
        foreach (var recorded in log)
            foreach (var key in Step(view, documents, recorded))
            {
                var position = recorded.Position!.Value;
                var text = documents.TryGetValue(key, out var document) ? Text(document) : null;
                var still = rows.FindIndex(row => row.Id == key && row.To is null);
                if (still >= 0 && rows[still].Document == text) continue;
                if (still >= 0) rows[still] = rows[still] with { To = position };
                if (text is not null) rows.Add(new KeptRow(key, still >= 0 ? rows[still].Born : position, position, null, text));
            }
        return [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal).ThenBy(row => row.From)];
    }

    public static string Text(object? document) =>
        document is null ? "" : JsonSerializer.Serialize(document, document.GetType(), KernelJson.Options);

    /// <summary>Holds the engine's documents of a view against the fold of its whole log: the same ids, the same contents.</summary>
    public static async Task AgreesWith<TDocument>(IEngine engine, TestDatabase database, IView view)
        where TDocument : class
    {
        var expected = Documents(view, await engine.WholeLog());
        foreach (var (id, document) in expected)
            Assert.Equal(document, Text(await engine.Documents.Load<TDocument>(view.Name, id)));
        Assert.Equal(
            expected.Keys.Order(StringComparer.Ordinal),
            await database.Lines($"select id from mt_doc_{view.Name} order by id collate \"C\""));
    }

    private static IEnumerable<string> Step(IView view, Dictionary<string, object> documents, Recorded recorded)
    {
        // An inline view folds before the position is known.
        var seen = view.Kind == ViewKind.Inline ? recorded with { Position = null } : recorded;
        var keys = view.Keys(seen).ToList();
        foreach (var key in keys)
        {
            if (view.Evolve(key, documents.GetValueOrDefault(key), seen) is { } document) documents[key] = document;
            else documents.Remove(key);
        }
        return keys;
    }
}
