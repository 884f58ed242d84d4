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
public sealed class Telemetry(NewsroomMeter meter) : IHostedLifecycleService, IDisposable
{
    public const string ServiceName = "newsroom";

    /// <summary>Of the runtime, the web server and the driver, beside our own, and Marten's and Wolverine's.</summary>
    public static IReadOnlyList<string> Meters { get; } =
        ["System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "Marten", "Wolverine:*"];

    public static IReadOnlyList<string> Sources { get; } = ["Microsoft.AspNetCore", "Npgsql", "Marten", "Wolverine"];

    private MeterProvider? metrics;
    private TracerProvider? traces;

    /// <summary>Before anything else starts, so that the start itself is seen.</summary>
    public Task StartingAsync(CancellationToken cancel)
    {
        // Without it the web server's activities carry no method, route or status.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe).AddMeter([meter.Name, .. Meters]).AddOtlpExporter().Build();
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe).AddSource([.. Sources]).AddProcessor(new OnlyRequests()).AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    /// <summary>After everything else has stopped; what was measured until then still goes out.</summary>
    public Task StoppedAsync(CancellationToken cancel) => Task.Run(Dispose, CancellationToken.None);

    public void Dispose()
    {
        Interlocked.Exchange(ref metrics, null)?.Dispose();
        Interlocked.Exchange(ref traces, null)?.Dispose();
    }

    public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancel) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>A node is an instance, named after its machine unless <c>OTEL_RESOURCE_ATTRIBUTES</c> names it.</summary>
    private static void Describe(ResourceBuilder resource) => resource
        .AddService(ServiceName, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(), serviceInstanceId: Environment.MachineName)
        .AddEnvironmentVariableDetector();

    /// <summary>
    /// Keeps what belongs to a request or a message. The daemon looks at its database all the time and probes look at the
    /// node's health: as traces they would be nearly all there is, and nobody would look at them.
    /// </summary>
    private sealed class OnlyRequests : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity activity)
        {
            var root = activity;
            while (root.Parent is { } parent) root = parent;
            var isRequest = root.Kind is ActivityKind.Server or ActivityKind.Consumer;
            if (isRequest && !IsProbe(root)) return;
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        private static bool IsProbe(Activity root) =>
            root.GetTagItem("url.path") is string path && path.StartsWith("/health/", StringComparison.Ordinal);
    }
}

public static class TelemetryServices
{
    public static IServiceCollection AddObservability(this IServiceCollection services, ServerOptions options)
    {
        if (!options.ExportsTelemetry) return services;
        return services
            .AddSingleton<NewsroomMeter>()
            .AddSingleton<StoreObserver>()
            .AddHostedService(provider => provider.GetRequiredService<StoreObserver>())
            .AddHostedService<Telemetry>();
    }
}
