using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Holds what is stored of a view kept over time against the fold of the whole log.</summary>
public static class KeptRows
{
    /// <summary>The same rows with the same ends, and in each the document that the fold had there.</summary>
    public static async Task Agree<TDocument>(IEngine engine, TestDatabase database, IView view)
        where TDocument : class
    {
        var expected = Folded.Rows(view, await engine.WholeLog());
        Assert.Equal(
            expected.Select(row => $"{row.Id}|{row.Born}|{row.From}|{row.To}"),
            await database.Lines($"select id, born, from_position, to_position from newsroom.kept_{view.Name} order by id collate \"C\", from_position"));
        foreach (var row in expected)
            Assert.Equal(row.Document, Folded.Text(await engine.Documents.LoadAt<TDocument>(view.Name, row.Id, row.From)));
    }
}
