using Marten;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Core.Access;
using Newsroom.Core.Annotations;
using Newsroom.Core.Articles;
using Newsroom.Core.Stories;
using Wolverine;

namespace Newsroom.Server.Tests;

/// <summary>What people of Marten and Wolverine look for is there, and reads and writes what this newsroom does.</summary>
public sealed class MartenSessionTests(SharedNewsroom newsroom) : IClassFixture<SharedNewsroom>
{
    [Fact]
    public async Task Stores_sessions_and_the_message_bus_are_injected()
    {
        await using var scope = newsroom.Services.CreateAsyncScope();
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<IDocumentStore>());
        Assert.NotNull(scope.ServiceProvider.GetRequiredService<IMessageBus>());
        var session = scope.ServiceProvider.GetRequiredService<IQuerySession>();
        Assert.Contains(await session.Query<AccessKey>().ToListAsync(), k => k is { Role: Role.Administrator, Revoked: false });
    }

    [Fact]
    public async Task Everything_else_that_these_tests_run_on_refuses_such_an_append()
    {
        var guarded = new RunningNewsroom();
        await guarded.InitializeAsync();
        await using (var session = guarded.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Events.Append("story/past-the-door", new StoryOpened("Le port", "Ce que l’on sait."));
            Assert.Contains("past the door", (await Assert.ThrowsAnyAsync<Exception>(() => session.SaveChangesAsync())).ToString());
        }
        await guarded.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_is_aggregated_as_it_is_and_as_it_was()
    {
        var filed = await newsroom.Desk.Filed();
        await newsroom.Desk.Revised(filed.Id, Given.Body("Rouvert."));
        var noted = await newsroom.Desk.Noted(filed.Id, "Trois cargos ont mouillé");
        var story = await newsroom.Desk.OpenedStory();

        await using var session = newsroom.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var now = await session.Events.AggregateStreamAsync<Article>($"article/{filed.Id}");
        var then = await session.Events.AggregateStreamAsync<Article>($"article/{filed.Id}", version: 1);
        Assert.Equal((2, 1), (now!.Revisions.Count, then!.Revisions.Count));
        Assert.StartsWith("Rouvert.", now.Current.Content.Body);
        Assert.Equal("Trois cargos ont mouillé", (await session.Events.AggregateStreamAsync<Annotation>($"annotation/{noted.Id}"))!.PostedPassage.Exact);
        Assert.False((await session.Events.AggregateStreamAsync<Story>($"story/{story.Id}"))!.Closed);
    }

    [Fact]
    public async Task A_session_of_ones_own_appends_and_everybody_sees_it()
    {
        var filed = await newsroom.Desk.Filed();
        await using var session = newsroom.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        session.LastModifiedBy = "pont.du.nord";
        var report = await session.Events.FetchForWriting<Article>($"article/{filed.Id}");
        Assert.Equal(ArticleStatus.Filed, report.Aggregate!.Status);
        report.AppendOne(new ArticleRetracted("Faux, de bout en bout."));
        await session.SaveChangesAsync();

        var last = (await newsroom.Log.ReadStream($"article/{filed.Id}"))[^1];
        Assert.Equal((2L, "pont.du.nord"), (last.Version, last.Metadata.Actor));
        await newsroom.Listings.WaitFor(last.Position!.Value, TimeSpan.FromSeconds(30), default);
        Assert.Equal("retracted", (await newsroom.Desk.Get($"/api/articles/{filed.Id}")).Json["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Of_two_writers_with_one_expectation_the_second_is_told()
    {
        var filed = await newsroom.Desk.Filed();
        await using var session = newsroom.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        var report = await session.Events.FetchForWriting<Article>($"article/{filed.Id}");
        await newsroom.Desk.Revised(filed.Id, Given.Body("Rouvert."));
        report.AppendOne(new ArticleRetracted("Faux."));
        await Assert.ThrowsAnyAsync<JasperFx.ConcurrencyException>(() => session.SaveChangesAsync());
        Assert.Equal(2, (await newsroom.Log.ReadStream($"article/{filed.Id}")).Count);
    }
}
