using System.Diagnostics;
using Newsroom.Server.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Newsroom.Server.Observability;

/// <summary>
/// Exports metrics and traces by OTLP, to where the <c>OTEL_*</c> variables say (OpenTelemetry Environment Variable
/// Specification). Added only when there is somewhere to export to: without, nothing of it is loaded and nothing runs.
/// </summary>
public static class Telemetry
{
    public const string ServiceName = "newsroom";

    /// <summary>Of the runtime, the web server and the driver, beside our own, and Marten's and Wolverine's.</summary>
    public static IReadOnlyList<string> Meters { get; } =
        ["System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "Marten", "Wolverine:*"];

    public static IReadOnlyList<string> Sources { get; } = ["Npgsql", "Marten", "Wolverine"];

    public static void AddObservability(this IServiceCollection services, ServerOptions options)
    {
        if (!options.ExportsTelemetry) return;
        services.AddSingleton<NewsroomMeter>().AddSingleton<StoreObserver>().AddHostedService(provider => provider.GetRequiredService<StoreObserver>());
        services.AddOpenTelemetry()
            // A node is an instance, named after its machine unless OTEL_RESOURCE_ATTRIBUTES names it.
            .ConfigureResource(resource => resource
                .AddService(ServiceName, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(), serviceInstanceId: Environment.MachineName)
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter([.. Meters]).AddOtlpExporter())
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(requests => requests.Filter = http => !http.Request.Path.StartsWithSegments("/health"))
                .AddSource([.. Sources]).AddProcessor(new OnlyRequests()).AddOtlpExporter());
        // Its instruments are there as soon as somebody collects them.
        services.ConfigureOpenTelemetryMeterProvider((provider, metrics) => metrics.AddMeter(provider.GetRequiredService<NewsroomMeter>().Name));
    }

    /// <summary>
    /// Keeps what belongs to a request or a message. The daemon looks at its database all the time, and probes make it look:
    /// as traces that would be nearly all there is, and nobody would look at them.
    /// </summary>
    private sealed class OnlyRequests : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity activity)
        {
            var root = activity;
            while (root.Parent is { } parent) root = parent;
            if (!root.Recorded || root.Kind is not (ActivityKind.Server or ActivityKind.Consumer)) activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
