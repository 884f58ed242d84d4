using System.Text.Json;
using Newsroom.Core.Articles;
using Newsroom.Core.Articles.Views;
using Newsroom.Core.Kernel;
using Newsroom.Core.Tests.Kernel;
using static Newsroom.Core.Tests.Articles.Samples;

namespace Newsroom.Core.Tests.Articles;

public sealed class EmbargoSweepTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(2);
    private readonly TestLog log = new();

    [Fact]
    public async Task An_embargo_that_is_on_is_reminded_of_by_the_very_message_that_was_sent_first()
    {
        var embargoed = log.Add("article/x", Filed, new ArticleEmbargoed(Until))[1];
        var reaction = new FakeReaction(log);
        await new EmbargoReminders().React(embargoed, reaction, default);

        Assert.Equal(Assert.Single(reaction.Sent), Assert.Single(await Swept()));
    }

    [Fact]
    public async Task Only_the_embargo_that_is_on_is_reminded_of()
    {
        log.Add("article/lifted", Filed, new ArticleEmbargoed(Until), new EmbargoLifted(Until, Early: true));
        log.Add("article/free", Filed);
        log.Add("article/twice", Filed, new ArticleEmbargoed(Until), new ArticleEmbargoed(Until.AddDays(1)));

        var message = Assert.Single(await Swept());

        Assert.Equal(Until.AddDays(1), message.NotBefore);
        Assert.Contains("\"twice\"", message.Body);
    }

    [Fact]
    public async Task However_many_there_are_each_is_reminded_of_once()
    {
        for (var i = 0; i < 1_234; i++) log.Add($"article/{i}", Filed, new ArticleEmbargoed(Until));

        var swept = await Swept();

        Assert.Equal(1_234, swept.Count);
        Assert.Equal(1_234, swept.Select(m => m.Id).Distinct().Count());
    }

    private async Task<List<Message>> Swept()
    {
        var swept = new List<Message>();
        await foreach (var message in new EmbargoSweep().Due(new FoldedDocuments(log, new OpenEmbargoesView()), default)) swept.Add(message);
        return swept;
    }

    /// <summary>The documents of one view, as JSON, as a database would have them.</summary>
    private sealed class FoldedDocuments(TestLog log, IView view) : IDocuments
    {
        private readonly List<KeyValuePair<string, object>> documents = [.. log.Fold(view)];

        public ValueTask<IReadOnlyList<(string Id, TDocument Document)>> List<TDocument>(
            string collection, string? after, int limit, CancellationToken cancel = default) where TDocument : class
        {
            Assert.Equal(view.Name, collection);
            return ValueTask.FromResult<IReadOnlyList<(string, TDocument)>>(
            [
                .. documents.Where(d => string.CompareOrdinal(d.Key, after) > 0).Take(limit)
                    .Select(d => (d.Key, JsonSerializer.Deserialize<TDocument>(TestLog.Json(d.Value), KernelJson.Options)!)),
            ]);
        }

        public ValueTask<TDocument?> Load<TDocument>(string collection, string id, CancellationToken cancel = default) where TDocument : class =>
            throw new InvalidOperationException("A sweep lists.");

        public ValueTask<TDocument?> LoadAt<TDocument>(string view, string id, long position, CancellationToken cancel = default) where TDocument : class =>
            throw new InvalidOperationException("A sweep lists.");
    }
}
