using System.Net;

namespace Newsroom.Server.Tests;

/// <summary>How a moment may be written, and that a permalink is the page that gave it.</summary>
public sealed class MomentTests(SeededNewsroom newsroom) : IClassFixture<SeededNewsroom>
{
    private const string Story = "/api/stories/coree-du-nord-russie";

    [Theory]
    [InlineData("2024-10-20T10:00:00%2B02:00")]
    [InlineData("2024-10-20T10:00:00+02:00")]
    [InlineData("2024-10-20T08:00:00.000Z")]
    [InlineData("2024-10-20T08:00:00.000000999Z")]
    [InlineData("2024-10-20T04:00:00.000000000-04:00")]
    public async Task One_moment_written_in_several_ways_is_one(string time)
    {
        var plain = (await newsroom.Desk.Get($"{Story}/state?asOf=2024-10-20T08:00:00Z")).Expect(HttpStatusCode.OK);
        Assert.Equal(plain.Text, (await newsroom.Desk.Get($"{Story}/state?asOf={time}")).Expect(HttpStatusCode.OK).Text);
        (await newsroom.Desk.Get($"/api/articles?publishedBy={time}")).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("%2B5")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2024-10-20T10:00:00")]
    [InlineData("2024-10-20%2010:00:00Z")]
    [InlineData("2024-10-20+02:00")]
    [InlineData("2024-02-30")]
    public async Task What_is_no_moment_is_a_400(string time) =>
        (await newsroom.Desk.Get($"/api/stories?asOf={time}")).ExpectProblem(400, "malformed-parameter");

    [Theory]
    [InlineData("/api/stories?limit=1")]
    [InlineData("/api/articles?limit=2&language=fr")]
    [InlineData("/api/articles?publishedBy=2024-12-01&limit=1")]
    [InlineData(Story + "/state?limit=2")]
    [InlineData(Story + "/state?asOf=2024-11-20&publishedBy=2024-11-01T00:00:00Z")]
    [InlineData(Story + "/history?limit=3&after=2")]
    public async Task A_permalink_is_its_page_to_the_byte_whatever_is_written_later(string question)
    {
        for (string? address = question; address is not null;)
        {
            var page = (await newsroom.Desk.Get(address)).Expect(HttpStatusCode.OK);
            await newsroom.Desk.Filed();
            await newsroom.Desk.OpenedStory();
            Assert.Equal(page.Text, (await newsroom.Desk.Get(page.Json["permalink"]!.GetValue<string>())).Expect(HttpStatusCode.OK).Text);
            address = page.Json["next"]?.GetValue<string>() ?? page.Json["notes"]?["next"]?.GetValue<string>();
        }
    }
}
