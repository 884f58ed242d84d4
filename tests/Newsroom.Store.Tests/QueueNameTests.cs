namespace Newsroom.Store.Tests;

/// <summary>Every type of message has a queue of its own, whatever it is called.</summary>
public sealed class QueueNameTests
{
    [Fact]
    public void Types_that_differ_have_queues_that_differ_and_each_name_is_an_address()
    {
        string[] types = ["two", "Two", "TWO", "two.", "t.wo", "t..wo", "t_wo", "_54_wo", "newsroom", "élu", "e\u0301lu", "l'élu n° 1", "作者", "🗞️", "-", "a--b", "unhandled"];

        var names = types.Select(Queues.NameOf).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Equal(name, new Uri($"local://{name}").Host));
        Assert.All(names, name => Assert.Equal(name, new Uri($"rabbitmq://queue/{name}").Segments[^1]));
    }
}
