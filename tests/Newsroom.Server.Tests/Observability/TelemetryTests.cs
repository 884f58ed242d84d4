using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Cluster;
using Newsroom.Core;
using Newsroom.Core.Kernel;
using Newsroom.Server.Access;
using Newsroom.Server.Articles;
using Newsroom.Server.Hosting;
using Wolverine;
using Wolverine.Runtime;

namespace Newsroom.Server.Tests.Observability;

/// <summary>A newsroom that exports to a collector of its own.</summary>
public sealed class ObservedNewsroom : IAsyncLifetime
{
    // The exporter reads these itself, once, when it is made. No other newsroom of this process exports anything.
    private static readonly string[] Variables =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_RESOURCE_ATTRIBUTES"];

    private Served served = null!;

    public OtlpReceiver Collector { get; private set; } = null!;

    public string ConnectionString { get; private set; } = null!;

    public Api Desk { get; private set; } = null!;

    public IServiceProvider Services => served.App.Services;

    public async Task InitializeAsync()
    {
        Collector = await OtlpReceiver.Start();
        ConnectionString = await (await TemporaryCluster.SharedAsync()).CreateDatabaseAsync();
        string[] values = [Collector.Address.ToString(), "http/protobuf", "200", "100", "service.instance.id=node-7"];
        foreach (var (name, value) in Variables.Zip(values)) Environment.SetEnvironmentVariable(name, value);
        var key = ApiKey.New();
        served = await Served.Start(new ServerOptions
        {
            DataDirectory = "", ConnectionString = ConnectionString, AdminKey = key, Urls = "http://127.0.0.1:0",
            ExportsTelemetry = true, ObserveEvery = TimeSpan.FromMilliseconds(200),
        });
        foreach (var name in Variables) Environment.SetEnvironmentVariable(name, null);
        Desk = new Api(served.Address, key);
    }

    public async Task DisposeAsync()
    {
        Desk.Dispose();
        await served.Stop();
        await served.DisposeAsync();
        await Collector.DisposeAsync();
        await (await TemporaryCluster.SharedAsync()).DropDatabaseAsync(ConnectionString);
    }

    /// <summary>What the metric says, as soon as it says what is wanted.</summary>
    public async Task<ReceivedMetric> Metric(string name, Func<ReceivedMetric, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (Collector.Metrics.TryGetValue(name, out var metric) && wanted(metric)) return metric;
            await Task.Delay(50, patience.Token);
        }
    }
}

public sealed class TelemetryTests(ObservedNewsroom newsroom) : IClassFixture<ObservedNewsroom>
{
    private Api Desk => newsroom.Desk;

    [Fact]
    public async Task An_operator_sees_how_far_the_log_is_and_who_follows_it()
    {
        var filed = await Desk.Filed();
        var head = await newsroom.Metric("newsroom.log.safe_head", m => m.Value() >= filed.Position);
        foreach (var follower in NewsroomStoreModel.Model.Subscriptions.Prepend(StoredListings.Shard))
        {
            await newsroom.Metric("newsroom.follower.position", m => m.Value(("follower", follower)) >= filed.Position);
            await newsroom.Metric("newsroom.follower.lag", m => m.Value(("follower", follower)) == 0);
            await newsroom.Metric("newsroom.follower.stuck", m => m.Value(("follower", follower)) == 0);
        }
        Assert.Equal(1, (await newsroom.Metric("newsroom.node.open", _ => true)).Value());
        Assert.Equal(0, (await newsroom.Metric("newsroom.node.draining", _ => true)).Value());
        await newsroom.Metric("newsroom.node.writable", m => m.Value() == 1);
        Assert.Equal("{position}", head.Unit);
        Assert.Equal(("newsroom", "node-7"), (newsroom.Collector.Resource["service.name"], newsroom.Collector.Resource["service.instance.id"]));
    }

    [Fact]
    public async Task Messages_are_counted_by_type_and_state_and_none_is_a_zero()
    {
        var type = LiftEmbargoWhenDue.Identity;
        await newsroom.Metric("newsroom.messages", m => m.Value(("type", type), ("state", "dead")) == 0);
        await new MessageBus(newsroom.Services.GetRequiredService<IWolverineRuntime>()).ScheduleAsync(new LiftEmbargoWhenDue("article-of-tomorrow", DateTimeOffset.UtcNow.AddDays(1)), TimeSpan.FromDays(1));
        await newsroom.Metric("newsroom.messages", m => m.Value(("type", type), ("state", "waiting")) >= 1);
        Assert.Equal(0, newsroom.Collector.Metrics["newsroom.messages"].Value(("type", type), ("state", "under_way")));
    }

    [Fact]
    public async Task Subscribers_are_counted_while_they_listen()
    {
        using (await Desk.Listen()) await newsroom.Metric("newsroom.push.subscribers", m => m.Value() == 1);
        await newsroom.Metric("newsroom.push.subscribers", m => m.Value() == 0);
        Assert.True(newsroom.Collector.Metrics["newsroom.push.cut_off"].Monotonic);
    }

    [Fact]
    public async Task A_request_is_a_trace_with_its_statements_and_a_probe_or_the_daemon_is_none()
    {
        await Desk.Get("/health/ready");
        var filed = await Desk.Filed();
        await Desk.Get($"/api/articles/{filed.Id}");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!newsroom.Collector.Spans.Any(s => s.Attributes.GetValueOrDefault("url.path") == $"/api/articles/{filed.Id}")) await Task.Delay(50, patience.Token);
        await Task.Delay(500, patience.Token);

        var spans = newsroom.Collector.Spans.ToList();
        var request = spans.Single(s => s.Attributes.GetValueOrDefault("url.path") == $"/api/articles/{filed.Id}");
        Assert.Equal(("GET", "200"), (request.Attributes["http.request.method"], request.Attributes["http.response.status_code"]));
        Assert.Equal(("GET /api/articles/{id}", "/api/articles/{id}"), (request.Name, request.Attributes["http.route"]));
        Assert.Contains(spans, s => s.Source == "Npgsql" && s.Trace == request.Trace);
        var requests = spans.Where(s => s.Source == "Microsoft.AspNetCore").Select(s => s.Trace).ToHashSet();
        Assert.DoesNotContain(spans, s => !requests.Contains(s.Trace));
        Assert.DoesNotContain(spans, s => s.Attributes.GetValueOrDefault("url.path")?.StartsWith("/health") == true);
    }

    /// <summary>What a dashboard asks for by a name that does not exist is an empty panel, and an alarm that never rings.</summary>
    [Fact]
    public async Task Every_metric_that_a_dashboard_or_an_alert_names_is_exported()
    {
        await Desk.Filed();
        await Desk.Get("/api/articles");
        using var live = await Desk.Listen();
        await newsroom.Metric("newsroom.push.subscribers", m => m.Value() >= 1);
        foreach (var name in new[] { "http.server.request.duration", "db.client.operation.duration", "dotnet.gc.collections" }) await newsroom.Metric(name, _ => true);

        var exported = newsroom.Collector.Metrics.Values.SelectMany(Prometheus.NamesOf).ToHashSet(StringComparer.Ordinal);
        var named = Prometheus.Expressions().SelectMany(e => Prometheus.MetricsIn(e.Expression).Select(metric => (e.File, metric))).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, n => Assert.True(exported.Contains(n.metric), $"{n.File} asks for {n.metric}, and there is no such metric among: {string.Join(' ', exported.Order())}"));
    }

    [Theory]
    [InlineData("sum by (state) (newsroom_messages{type=\"a_b\"}) > 0 and on() up == 1", "newsroom_messages up")]
    [InlineData("histogram_quantile(0.99, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket[5m])))", "http_server_request_duration_seconds_bucket")]
    [InlineData("max(newsroom_log_safe_head) - on (x) group_left (y) min(a_total offset 5m) / 1e3", "newsroom_log_safe_head a_total")]
    public void An_expression_names_metrics(string expression, string metrics) =>
        Assert.Equal(metrics.Split(' '), Prometheus.MetricsIn(expression));
}

/// <summary>How Prometheus names what comes by OTLP, and what its expressions name.</summary>
internal static partial class Prometheus
{
    private static readonly string Deploy = Path.Combine(Path.GetDirectoryName(Places.FindSeeds())!, "deploy");

    /// <summary>By the OpenTelemetry specification's "Prometheus and OpenMetrics Compatibility": the unit and "total" become suffixes, braces fall away.</summary>
    public static IEnumerable<string> NamesOf(ReceivedMetric metric)
    {
        var name = metric.Name.Replace('.', '_');
        var unit = metric.Unit switch { "s" => "seconds", "By" => "bytes", "ms" => "milliseconds", "%" => "percent", _ => "" };
        if (unit.Length > 0 && !name.Split('_').Contains(unit)) name += "_" + unit;
        if (metric.IsHistogram) return [name + "_bucket", name + "_sum", name + "_count"];
        return [metric.Monotonic && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name];
    }

    /// <summary>Every expression of every dashboard and alert under <c>deploy/</c>.</summary>
    public static IEnumerable<(string File, string Expression)> Expressions()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Deploy, "dashboards"), "*.json"))
            foreach (var expression in Under(JsonNode.Parse(File.ReadAllText(file))!)) yield return (Path.GetFileName(file), expression);
        foreach (var file in Directory.GetFiles(Path.Combine(Deploy, "dashboards"), "*.yml"))
            foreach (var line in File.ReadLines(file).Select(l => l.Trim()))
                if (line.StartsWith("expr: ", StringComparison.Ordinal)) yield return (Path.GetFileName(file), line["expr: ".Length..]);
    }

    /// <summary>The names in an expression that are no function, no word of the language and no label.</summary>
    public static IReadOnlyList<string> MetricsIn(string expression)
    {
        var bare = Labels().Replace(Matchers().Replace(Quoted().Replace(expression, ""), " "), " ");
        return [.. Names().Matches(bare).Select(m => m.Value).Where(name => !Words.Contains(name)).Distinct(StringComparer.Ordinal)];
    }

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring", "group_left", "group_right" };

    private static IEnumerable<string> Under(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(p => p is { Key: "expr", Value: JsonValue v } ? [v.GetValue<string>()] : p.Value is null ? [] : Under(p.Value)),
        JsonArray a => a.SelectMany(item => item is null ? [] : Under(item)),
        _ => [],
    };

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|offset\s+\w+")]
    private static partial Regex Matchers();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"(?<![\w.$])[A-Za-z_:][\w:]*(?!\s*\()\b(?!\s*\()")]
    private static partial Regex Names();
}
