using Newsroom.Server.Access;
using Newsroom.Server.Annotations;
using Newsroom.Server.Articles;
using Newsroom.Server.Commands;
using Newsroom.Server.Documentation;
using Newsroom.Server.Groups;
using Newsroom.Server.History;
using Newsroom.Server.Hosting;
using Newsroom.Server.Messages;
using Newsroom.Server.Observability;
using Newsroom.Server.Push;
using Newsroom.Server.Stories;
using Newsroom.Server.WebAnnotations;
using Wolverine;

return await CommandLine.Run(args);

/// <summary>The server: what it consists of, and what it serves.</summary>
public static partial class Program
{
    /// <param name="database">Running; the server uses it and does not end it.</param>
    public static WebApplication Build(ServerOptions options, Database database)
    {
        var builder = NewsroomServer.CreateBuilder(options);
        builder.Services.AddStore(database).RunsOnMartenAndWolverine();
        builder.Services.AddWolverine(ExtensionDiscovery.ManualOnly, wolverine => Messaging.Configure(wolverine, options));
        builder.Services.AddServing(options, database);
        builder.Services.AddAccess(options);
        builder.Services.AddPush();
        builder.Services.AddObservability(options);
        builder.Services.AddOpenApiDocument();

        var app = builder.Build();
        app.UseConventions();
        app.MapHealth();
        app.MapOpenApiDocument();
        app.MapReference();
        app.MapProblemTypes();
        app.MapStories();
        app.MapArticles();
        app.MapAnnotations();
        app.MapGroups();
        app.MapWebAnnotations();
        app.MapHistory();
        app.MapLog();
        app.MapMessages();
        app.MapStream();
        return app;
    }
}
