using JasperFx.Events;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Newsroom.Benchmarks.OverHttp;

/// <summary>
/// Notes and reports in an ordinary Marten store as its documentation (martendb.io) sets one up for speed, one
/// <c>FetchForWriting</c> and one <c>SaveChangesAsync</c> a request ("CQRS Command Handler Workflow"). An id is drawn for each; nothing
/// of what is sent is looked at, and nothing is folded behind the answer.
/// </summary>
internal static class BareWrites
{
    public static void AddPlainMarten(this IServiceCollection services, string database) => services.AddMarten(options =>
    {
        // "Store Options", prepared statements.
        options.Connection(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 }.ConnectionString);
        options.DisableNpgsqlLogging = true;
        // "Optimizing for Performance and Scalability".
        options.Events.AppendMode = EventAppendMode.Quick;
        options.Events.UseIdentityMapForAggregates = true;
        // "Live Aggregation": nothing is written for them.
        options.Projections.LiveStreamAggregation<NoteAggregate>();
        options.Projections.LiveStreamAggregation<ReportAggregate>();
    }).UseLightweightSessions().ApplyAllDatabaseChangesOnStartup();

    public static void MapWrites(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/articles/{report}/annotations", async (string report, NoteSent sent, IDocumentSession session) =>
        {
            var posted = new NotePosted(report, sent.Exact, sent.Motivation, sent.Body);
            var id = Guid.CreateVersion7();
            var note = await session.Events.FetchForWriting<NoteAggregate>(id);
            note.AppendOne(posted);
            await session.SaveChangesAsync();
            return Results.Created($"/api/annotations/{id}", NoteAggregate.Create(posted) with { Id = id });
        });
        app.MapPost("/api/articles", async (ReportSent sent, IDocumentSession session) =>
        {
            var filed = new ReportFiled(sent.Outlet, sent.Url, sent.Title, sent.Language, sent.Kind, sent.Body);
            var id = Guid.CreateVersion7();
            var report = await session.Events.FetchForWriting<ReportAggregate>(id);
            report.AppendOne(filed);
            await session.SaveChangesAsync();
            return Results.Created($"/api/articles/{id}", ReportAggregate.Create(filed) with { Id = id });
        });
    }

    private sealed record NoteSent(string Exact, string Motivation, string Body);

    private sealed record ReportSent(string Outlet, string Url, string Title, string Language, string Kind, string Body);
}

public sealed record NotePosted(string Report, string Exact, string Motivation, string Body);

public sealed record NoteAggregate(Guid Id, string Report, string Exact, string Motivation, string Body)
{
    public static NoteAggregate Create(NotePosted posted) => new(Guid.Empty, posted.Report, posted.Exact, posted.Motivation, posted.Body);
}

public sealed record ReportFiled(string Outlet, string Url, string Title, string Language, string Kind, string Body);

public sealed record ReportAggregate(Guid Id, string Outlet, string Url, string Title, string Language, string Kind, string Body)
{
    public static ReportAggregate Create(ReportFiled filed) =>
        new(Guid.Empty, filed.Outlet, filed.Url, filed.Title, filed.Language, filed.Kind, filed.Body);
}
