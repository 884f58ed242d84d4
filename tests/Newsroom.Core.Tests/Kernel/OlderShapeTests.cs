using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newsroom.Core.Kernel;

namespace Newsroom.Core.Tests.Kernel;

/// <summary>Events that were stored in older shapes, read as today's.</summary>
public sealed class OlderShapeTests
{
    /// <summary>Once <c>{ text }</c>, then <c>{ body, author }</c>, now with a list of authors.</summary>
    private sealed record Noted([property: Erasable] string Body, [property: Erasable] IReadOnlyList<string> Authors);

    private sealed record Other(int Number);

    private static readonly EventTypes Types = new(
        EventType.Of<Noted>("noted_v3",
            new("noted", ["text"], json => new JsonObject { ["body"] = json["text"]!.DeepClone(), ["author"] = null }),
            new("noted_v2", ["body", "author"], json =>
            {
                json["authors"] = json["author"] is { } author ? new JsonArray(author.DeepClone()) : new JsonArray();
                json.Remove("author");
                return json;
            })),
        EventType.Of<Other>("other", OlderShape.Renamed("autre", [])));

    [Theory]
    [InlineData("noted", """{"text": "Un pont."}""", "Un pont.", "")]
    [InlineData("noted_v2", """{"body": "Un pont.", "author": "Odile"}""", "Un pont.", "Odile")]
    [InlineData("noted_v2", """{"body": "Un pont.", "author": null}""", "Un pont.", "")]
    [InlineData("noted_v3", """{"body": "Un pont.", "authors": ["Odile", "Garance"]}""", "Un pont.", "Odile,Garance")]
    public void Each_older_shape_is_lifted_through_all_that_came_after_it(string name, string json, string body, string authors)
    {
        foreach (var read in new[] { Types.Read(name, json), Types.Read(name.AsSpan(), Encoding.UTF8.GetBytes(json)) })
        {
            var noted = Assert.IsType<Noted>(read);
            Assert.Equal(body, noted.Body);
            Assert.Equal(authors, string.Join(',', noted.Authors));
            Assert.Equal("noted_v3", Types.NameOf(noted));
        }
    }

    [Fact]
    public void A_name_alone_may_be_older() => Assert.Equal(new Other(7), Types.Read("autre", """{"number": 7}"""));

    [Fact]
    public void It_is_written_in_todays_shape_only() =>
        Assert.Equal("""{"body":"Un pont.","authors":[]}""", Types.Write(Types.Read("noted", """{"text": "Un pont."}""")));

    [Fact]
    public void Older_names_are_known_and_told_from_todays()
    {
        Assert.All(["noted", "noted_v2", "noted_v3", "autre", "other"], name => Assert.True(Types.Knows(name) && Types.Knows(name.AsSpan())));
        Assert.Equal([true, true, false, false], new[] { "noted", "noted_v2", "noted_v3", "noted_v4" }.Select(Types.IsOlder));
    }

    [Theory]
    [InlineData("noted", "[]")]
    [InlineData("noted", "null")]
    [InlineData("noted_v3", "null")]
    [InlineData("noted_v3", """{"body": "Un pont."}""")]
    public void What_is_not_of_its_names_shape_is_loud(string name, string json)
    {
        Assert.Throws<JsonException>(() => Types.Read(name, json));
        Assert.Throws<JsonException>(() => Types.Read(name.AsSpan(), Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void A_lift_that_leaves_out_what_todays_record_demands_is_loud()
    {
        var forgetful = new EventTypes(EventType.Of<Other>("other_v2", new OlderShape("other", [], _ => [])));
        Assert.Throws<JsonException>(() => forgetful.Read("other", """{"number": 7}"""));
        var lost = new EventTypes(EventType.Of<Other>("other_v2", new OlderShape("other", [], _ => null!)));
        Assert.Throws<JsonException>(() => lost.Read("other", """{"number": 7}"""));
    }

    [Fact]
    public void A_name_cannot_stand_for_two_shapes()
    {
        Assert.Throws<ArgumentException>(() => new EventTypes(EventType.Of<Other>("other", OlderShape.Renamed("other", []))));
        Assert.Throws<ArgumentException>(() => new EventTypes(EventType.Of<Other>("other"), EventType.Of<Noted>("noted", OlderShape.Renamed("other", []))));
        Assert.Throws<ArgumentException>(() => new EventTypes(EventType.Of<Other>("other"), EventType.Of<Other>("another")));
    }

    [Fact]
    public void What_is_erasable_in_older_shapes_is_listed_under_the_names_that_are_stored() =>
        Assert.Equal(
            ["noted_v3 body", "noted_v3 authors", "noted text", "noted_v2 body", "noted_v2 author"],
            Types.Erasable().Select(e => $"{e.EventType} {e.Path}"));
}
