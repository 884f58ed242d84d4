using System.Security.Claims;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Kernel;
using Newsroom.Core.Stories;
using Newsroom.Server.Asking;
using Newsroom.Server.Http;

namespace Newsroom.Server.Tests;

/// <summary>Forms of a resource, and members of a body that are not the record's own: without a server.</summary>
public sealed class NegotiationTests
{
    internal const string Profiled = "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

    internal static readonly ResourceKind<Story> TwoForms = new(
        "/api/stories",
        Representation<Story>.Json((story, _) => new { story.Title }),
        Representation<Story>.Json((story, _) => new { name = story.Title }, Profiled));

    private static readonly ResourceKind<Story> OneForm = new("/api/stories", (story, _) => new { story.Title });

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    [InlineData("APPLICATION/JSON", "application/json")]
    [InlineData("application/ld+json", Profiled)]
    [InlineData("application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"", Profiled)]
    [InlineData("application/json;q=0.5, application/ld+json", Profiled)]
    [InlineData("application/json;q=0.5, application/ld+json;q=0.5", "application/json")]
    [InlineData("application/json;q=0, */*", Profiled)]
    [InlineData("*/*, application/json;q=0.2", Profiled)]
    [InlineData("application/ld+json;q=0.1, application/*;q=0.2, */*;q=0.9", "application/json")]
    [InlineData("this is no media type", "application/json")]
    public void The_client_gets_the_form_that_it_likes_best(string? accept, string form)
    {
        var http = Asking(accept);
        Assert.Equal(form, Negotiation.Choose(http, TwoForms.Forms).MediaType);
        Assert.Equal("Accept", http.Response.Headers.Vary);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/ld+json;profile=\"http://www.w3.org/ns/activitystreams\"")]
    [InlineData("application/*;q=0")]
    public void Who_reads_none_of_several_forms_is_told_which_there_are(string accept)
    {
        var refused = Assert.Throws<RequestRefused>(() => Negotiation.Choose(Asking(accept), TwoForms.Forms)).Problem;
        Assert.Equal((406, "not-acceptable"), (refused.Status, refused.Name));
        Assert.Contains("application/json", refused.Detail);
    }

    [Fact]
    public void A_resource_of_one_form_is_shown_in_it_whatever_was_asked_for()
    {
        var http = Asking("text/html");
        Assert.Equal("application/json", Negotiation.Choose(http, OneForm.Forms).MediaType);
        Assert.Equal(0, http.Response.Headers.Vary.Count);
    }

    [Fact]
    public void Each_form_has_a_tag_of_its_own_and_all_name_the_version()
    {
        var opened = new Recorded(1, "story/une-histoire", 1, Guid.Empty, "story_opened", new StoryOpened("Une histoire", ""), default, new Metadata("test"));
        var tags = TwoForms.Forms.Select(form => ETags.Of(1, form.Show(Story.Evolve(null, opened), new Moment(1, false, null)))).ToList();
        Assert.NotEqual(tags[0], tags[1]);
        Assert.All(tags, tag => Assert.StartsWith("\"v1-", tag));
    }

    [Fact]
    public async Task Members_that_a_record_does_not_know_are_refused()
    {
        var refused = await Assert.ThrowsAsync<RequestRefused>(() => JsonBody.Read<Strict>(Sending("""{"name":"un","@context":"x"}""")));
        Assert.Equal(("unknown-field", "@context"), (refused.Problem.Name, refused.Problem.Field));
    }

    [Fact]
    public async Task A_record_may_pass_over_what_it_does_not_know_and_its_parts_say_for_themselves()
    {
        var read = await JsonBody.Read<Lenient>(Sending("""{"name":"un","@context":["x",{"name":1}],"part":{"name":"deux"}}"""));
        Assert.Equal(new Lenient("un", new Strict("deux")), read);

        var refused = await Assert.ThrowsAsync<RequestRefused>(() => JsonBody.Read<Lenient>(Sending("""{"name":"un","part":{"name":"deux","else":1}}""")));
        Assert.Equal(("unknown-field", "part.else"), (refused.Problem.Name, refused.Problem.Field));
        refused = await Assert.ThrowsAsync<RequestRefused>(() => JsonBody.Read<Lenient>(Sending("""{"name":"un","x":{"a":1,"a":2}}""")));
        Assert.Equal(("duplicate-field", "x.a"), (refused.Problem.Name, refused.Problem.Field));
        refused = await Assert.ThrowsAsync<RequestRefused>(() => JsonBody.Read<Lenient>(Sending("""{"name":"un","x":"\u0000"}""")));
        Assert.Equal(("malformed-text", "x"), (refused.Problem.Name, refused.Problem.Field));
    }

    private sealed record Strict(string Name);

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    private sealed record Lenient(string Name, Strict? Part = null);

    internal static DefaultHttpContext Asking(string? accept)
    {
        var http = new DefaultHttpContext();
        if (accept is not null) http.Request.Headers.Accept = accept;
        return http;
    }

    private static DefaultHttpContext Sending(string body)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = "application/ld+json";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return http;
    }
}

/// <summary>A kind of two forms, read and changed as HTTP does it.</summary>
public sealed class TwoFormsTests(RunningNewsroom newsroom) : IClassFixture<RunningNewsroom>
{
    private HttpDesk Desk => newsroom.Services.GetRequiredService<HttpDesk>();

    [Fact]
    public async Task Each_form_is_answered_in_its_words_with_its_tag()
    {
        var story = await newsroom.Desk.OpenedStory("Le port fermé");
        var (json, jsonText) = await Answered(Requested(null), http => Desk.Read(http, NegotiationTests.TwoForms, story.Id));
        var (linked, linkedText) = await Answered(Requested("application/ld+json"), http => Desk.Read(http, NegotiationTests.TwoForms, story.Id));

        Assert.Equal(("application/json", """{"title":"Le port fermé"}"""), (json.ContentType, jsonText));
        Assert.Equal((NegotiationTests.Profiled, """{"name":"Le port fermé"}"""), (linked.ContentType, linkedText));
        Assert.NotEqual(json.Headers.ETag, linked.Headers.ETag);
        Assert.All([json, linked], response => Assert.Equal("Accept", response.Headers.Vary));
    }

    [Fact]
    public async Task Either_forms_tag_lets_a_change_through_and_a_form_that_is_not_there_writes_nothing()
    {
        var story = await newsroom.Desk.OpenedStory();
        var (linked, _) = await Answered(Requested("application/ld+json"), http => Desk.Read(http, NegotiationTests.TwoForms, story.Id));

        var refused = Requested("text/html", linked.Headers.ETag);
        var why = await Assert.ThrowsAsync<RequestRefused>(() => Desk.Change(refused, NegotiationTests.TwoForms, story.Id, new CloseStory(), null));
        Assert.Equal(406, why.Problem.Status);
        Assert.Equal(1, (await newsroom.Desk.Get($"/api/stories/{story.Id}")).Json["version"]!.GetValue<long>());

        var (closed, _) = await Answered(
            Requested("application/ld+json", linked.Headers.ETag), http => Desk.Change(http, NegotiationTests.TwoForms, story.Id, new CloseStory(), null));
        Assert.Equal((200, NegotiationTests.Profiled), (closed.StatusCode, closed.ContentType));
        Assert.StartsWith("\"v2-", closed.Headers.ETag.ToString());
    }

    private DefaultHttpContext Requested(string? accept, string? ifMatch = null)
    {
        var http = NegotiationTests.Asking(accept);
        http.RequestServices = newsroom.Services;
        http.Request.Method = "GET";
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "garance")], "test"));
        if (ifMatch is not null) http.Request.Headers.IfMatch = ifMatch;
        http.Response.Body = new MemoryStream();
        return http;
    }

    private static async Task<(HttpResponse Response, string Text)> Answered(DefaultHttpContext http, Func<HttpContext, Task<IResult>> ask)
    {
        await (await ask(http)).ExecuteAsync(http);
        return (http.Response, Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()));
    }
}
