using System.Text.Json;
using JasperFx;
using JasperFx.Events.Daemon;
using Marten;
using Newsroom.Server.Annotations;
using Newsroom.Server.Articles;
using Newsroom.Server.Asking;
using Newsroom.Server.Commands;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;
using Newsroom.Server.Push;
using Newsroom.Server.WebAnnotations;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Wolverine.Marten;

namespace Newsroom.Server.Hosting;

/// <summary>What every newsroom has, whatever it serves: its store, its messages, its limits, its conventions.</summary>
public static class NewsroomServer
{
    /// <summary>What requests under way, the daemon and the handlers have to end in once the node is drained.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(60);

    public static WebApplicationBuilder CreateBuilder(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder();
        // Quiet: the banner says what there is to say. What is written beside the program comes before everything else, so that the
        // working directory and the environment win.
        var own = new ConfigurationBuilder().AddAppSettings(AppContext.BaseDirectory).Sources;
        for (var i = 0; i < own.Count; i++) builder.Configuration.Sources.Insert(i, own[i]);
        var configured = builder.Configuration["urls"] ?? builder.Configuration["http_ports"] ?? builder.Configuration["https_ports"];
        if (options.Urls is not null || string.IsNullOrEmpty(configured))
            builder.WebHost.UseUrls(options.Urls ?? ServerOptions.DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(listen => listen.UseProblemsForUnreadableRequests());
            // One byte more than is read, so that the answer to a long body is ours.
            kestrel.Limits.MaxRequestBodySize = JsonBody.Limit + 1;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddSingleton<ConsoleFormatter, VisibleLogLines>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Drain + StopWithin);
        return builder;
    }

    /// <summary>What is there, whoever asks: the server, and a command of the command line.</summary>
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression AddStore(this IServiceCollection services, Database database, StoreSettings? settings = null)
    {
        services.AddSingleton(TimeProvider.System).AddSingleton(_ => database.Reads()).AddDesk().AddAsking();
        return services.AddNewsroomStore(database.ConnectionString, NewsroomStoreModel.Model, settings);
    }

    /// <summary>Marten's daemon runs the listings and the subscriptions on one node at a time; Wolverine carries the messages.</summary>
    public static void RunsOnMartenAndWolverine(this MartenServiceCollectionExtensions.MartenConfigurationExpression marten) => marten
        .IntegrateWithWolverine(wolverine =>
        {
            wolverine.MessageStorageSchemaName = Messaging.Schema;
            wolverine.AutoCreate = AutoCreate.CreateOrUpdate;
        })
        .AddAsyncDaemon(DaemonMode.HotCold)
        .SubscribeToEventsWithServices<Reanchoring>(ServiceLifetime.Singleton)
        .SubscribeToEventsWithServices<EmbargoReminders>(ServiceLifetime.Singleton);

    public static IServiceCollection AddServing(this IServiceCollection services, ServerOptions options, Database database) => services
        .AddSingleton(Options.Create(options))
        .AddSingleton(database)
        .AddSingleton<FirstStart>()
        .AddHostedService(provider => provider.GetRequiredService<FirstStart>())
        .AddHostedService<DatabaseKeeper>()
        .AddSingleton<Draining>()
        .AddHostedService(provider => provider.GetRequiredService<Draining>())
        .AddHostedService<OverdueEmbargoes>()
        .AddHostedService<OverdueNotes>()
        .AddSingleton<HttpDesk>()
        .AddSingleton<WebAnnotationDesk>()
        .AddCrossOrigin(options)
        .AddRequestLimits(options)
        .ConfigureHttpJsonOptions(json => Copy(ApiJson.Options, json.SerializerOptions));

    public static IServiceCollection AddPush(this IServiceCollection services) => services
        .AddSingleton<LiveStreams>()
        .AddSingleton<EventFrames>()
        .AddHostedService<LogWatch>();

    public static void UseConventions(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseCors();
        app.UseDraining();
        app.UseProblemAnswers();
        app.UseKnownCodings();
        app.UseHeadAsGet();
        app.UseOptions();
        app.UseRouting();
        app.UseExactPaths();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseStrictQueries();
    }

    /// <summary>The OpenAPI document derives its schemas from these options, so that they must be the ones in use.</summary>
    private static void Copy(JsonSerializerOptions from, JsonSerializerOptions to)
    {
        to.PropertyNamingPolicy = from.PropertyNamingPolicy;
        to.DefaultIgnoreCondition = from.DefaultIgnoreCondition;
        to.NumberHandling = from.NumberHandling;
        to.UnmappedMemberHandling = from.UnmappedMemberHandling;
        to.RespectNullableAnnotations = from.RespectNullableAnnotations;
        to.RespectRequiredConstructorParameters = from.RespectRequiredConstructorParameters;
        to.Encoder = from.Encoder;
        foreach (var converter in from.Converters) to.Converters.Add(converter);
    }
}
