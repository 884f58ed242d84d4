using System.Text.Json;
using Newsroom.Server.Asking;
using Newsroom.Server.Desk;
using Newsroom.Server.Http;
using Newsroom.Server.Push;

namespace Newsroom.Server.Hosting;

/// <summary>What every newsroom has, whatever it serves: its engine, its limits, its conventions.</summary>
public static class NewsroomServer
{
    /// <summary>What requests under way, and the engine, have to end in once the node is drained.</summary>
    public static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(60);

    public static WebApplicationBuilder CreateBuilder(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder();
        // Quiet: the banner says what there is to say. Whatever the configuration sets comes after this and wins.
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
        {
            InitialData =
            [
                new("Logging:LogLevel:Default", "Warning"),
                new("Logging:LogLevel:Newsroom.Server", "Information"),
                // A request without a key is answered, not reported; a start that fails is told once, in plain words.
                new("Logging:LogLevel:Newsroom.Server.Access.ApiKeyAuthentication", "Warning"),
                new("Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host", "Critical"),
                new("Logging:Console:FormatterName", "simple"),
                new("Logging:Console:FormatterOptions:SingleLine", "true"),
                new("Logging:Console:FormatterOptions:TimestampFormat", "HH:mm:ss "),
            ],
        });
        var configured = builder.Configuration["urls"] ?? builder.Configuration["http_ports"] ?? builder.Configuration["https_ports"];
        if (options.Urls is not null || string.IsNullOrEmpty(configured))
            builder.WebHost.UseUrls(options.Urls ?? ServerOptions.DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // One byte more than is read, so that the answer to a long body is ours.
            kestrel.Limits.MaxRequestBodySize = JsonBody.Limit + 1;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Drain + StopWithin);
        return builder;
    }

    public static IServiceCollection AddNewsroom(this IServiceCollection services, ServerOptions options) => services
        .AddSingleton(options)
        .AddSingleton<EngineRoom>()
        .AddEventLog()
        .AddDesk()
        .AddAsking()
        .AddSingleton<Draining>()
        .AddHostedService(provider => provider.GetRequiredService<Draining>())
        .AddSingleton<FirstStart>()
        .AddSingleton<HttpDesk>()
        .AddHostedService<EngineKeeper>()
        .ConfigureHttpJsonOptions(json => Copy(ApiJson.Options, json.SerializerOptions));

    public static IServiceCollection AddPush(this IServiceCollection services) => services
        .AddSingleton<AnnotationArticles>()
        .AddSingleton<LogFeed>()
        .AddHostedService(provider => provider.GetRequiredService<LogFeed>());

    public static void UseConventions(this WebApplication app)
    {
        app.UseDraining();
        app.UseProblemAnswers();
        app.UseHeadAsGet();
        app.UseRouting();
        app.UseAuthentication();
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
