using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Newsroom.Server.Tests.Observability;

/// <summary>A collector of metrics and traces: OTLP/HTTP with binary protobuf (OTLP 1.x), of which it reads what the tests ask about.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>By name, as they last came.</summary>
    public ConcurrentDictionary<string, ReceivedMetric> Metrics { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = [];

    /// <summary>The resource's attributes that are texts.</summary>
    public IReadOnlyDictionary<string, string> Resource { get; private set; } = new Dictionary<string, string>();

    public static async Task<OtlpReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.MapPost("/v1/metrics", (HttpContext http) => receiver.Read(http, receiver.TakeMetrics));
        receiver.app.MapPost("/v1/traces", (HttpContext http) => receiver.Read(http, receiver.TakeSpans));
        await receiver.app.StartAsync();
        receiver.Address = new Uri(receiver.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task Read(HttpContext http, Action<Protobuf> take)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        take(new Protobuf(body.ToArray()));
        http.Response.ContentType = "application/x-protobuf";
    }

    // ExportMetricsServiceRequest.resource_metrics = 1 { resource = 1, scope_metrics = 2 { metrics = 2 } }
    private void TakeMetrics(Protobuf request)
    {
        foreach (var resource in request.Messages(1))
        {
            Resource = resource.Messages(1).Take(1).SelectMany(r => Attributes(r, 1)).ToDictionary();
            foreach (var metric in resource.Messages(2).SelectMany(scope => scope.Messages(2)))
            {
                // Metric: name = 1, unit = 3, gauge = 5, sum = 7, histogram = 9; the points are field 1 of each.
                var kind = metric.Has(5) ? 5 : metric.Has(7) ? 7 : 9;
                var data = metric.Messages(kind).First();
                // NumberDataPoint: as_double = 4, as_int = 6, attributes = 7. Sum: is_monotonic = 3.
                var points = kind == 9
                    ? []
                    : data.Messages(1).Select(p => (Attributes(p, 7), p.Has(6) ? p.Fixed64(6) : BitConverter.Int64BitsToDouble(p.Fixed64(4)))).ToList();
                var name = metric.Text(1);
                Metrics[name] = new(name, metric.Text(3), kind == 9, kind == 7 && data.Number(3) == 1, points);
            }
        }
    }

    // ExportTraceServiceRequest.resource_spans = 1 { scope_spans = 2 { scope = 1 { name = 1 }, spans = 2 } }
    private void TakeSpans(Protobuf request)
    {
        foreach (var scope in request.Messages(1).SelectMany(r => r.Messages(2)))
            foreach (var span in scope.Messages(2))
                // Span: trace_id = 1, name = 5, attributes = 9.
                Spans.Enqueue(new(scope.Messages(1).First().Text(1), span.Text(5), Convert.ToHexString(span.Bytes(1)), Attributes(span, 9)));
    }

    // KeyValue: key = 1, value = 2 { string_value = 1, int_value = 3 }
    private static Dictionary<string, string> Attributes(Protobuf of, int field) => of.Messages(field).ToDictionary(
        a => a.Text(1), a => a.Messages(2).First() is var value && value.Has(1) ? value.Text(1) : value.Number(3).ToString());
}

/// <param name="Monotonic">A sum that only grows: a counter.</param>
/// <param name="Points">Of a gauge or a sum.</param>
public sealed record ReceivedMetric(
    string Name, string Unit, bool IsHistogram, bool Monotonic, IReadOnlyList<(Dictionary<string, string> Attributes, double Value)> Points)
{
    /// <summary>The value of the only point that has these attributes.</summary>
    public double Value(params (string Name, string Value)[] attributes) =>
        Points.Single(p => attributes.All(a => p.Attributes.GetValueOrDefault(a.Name) == a.Value)).Value;
}

public sealed record ReceivedSpan(string Source, string Name, string Trace, IReadOnlyDictionary<string, string> Attributes);

/// <summary>One message on the wire: https://protobuf.dev/programming-guides/encoding.</summary>
internal sealed class Protobuf
{
    private readonly List<(int Field, long Number, byte[] Bytes)> fields = [];

    public Protobuf(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var (number, bytes) = (0L, Array.Empty<byte>());
            switch (tag & 7)
            {
                case 0:
                    number = Varint(message, ref at);
                    break;
                case 1:
                    number = BitConverter.ToInt64(message, at);
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    bytes = message[at..(at + length)];
                    at += length;
                    break;
                case 5:
                    number = BitConverter.ToInt32(message, at);
                    at += 4;
                    break;
                default:
                    throw new FormatException($"There is no wire type {tag & 7}.");
            }
            fields.Add(((int)(tag >> 3), number, bytes));
        }
    }

    public bool Has(int field) => fields.Any(f => f.Field == field);
    public long Number(int field) => fields.FirstOrDefault(f => f.Field == field).Number;
    public long Fixed64(int field) => Number(field);
    public byte[] Bytes(int field) => fields.First(f => f.Field == field).Bytes;
    public string Text(int field) => Has(field) ? System.Text.Encoding.UTF8.GetString(Bytes(field)) : "";
    public IEnumerable<Protobuf> Messages(int field) => fields.Where(f => f.Field == field).Select(f => new Protobuf(f.Bytes));

    private static long Varint(byte[] message, ref int at)
    {
        var value = 0L;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (long)(part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
    }
}
