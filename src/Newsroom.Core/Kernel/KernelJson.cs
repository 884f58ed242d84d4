using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Newsroom.Core.Kernel;

/// <summary>How events, rows and documents are written: one set of options for whoever writes them, or their bytes would differ.</summary>
public static class KernelJson
{
    public static JsonSerializerOptions Options { get; } = Make(outlines: false);

    /// <summary>For reading outlines alone: there, what was left out is null.</summary>
    public static JsonSerializerOptions Outlines { get; } = Make(outlines: true);

    private static JsonSerializerOptions Make(bool outlines)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            // Every field is written, nulls too, so that one that is missing is a damaged event and not a default.
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = !outlines,
            // The log is read by people with psql: é, not \u00e9.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new MicrosecondTimes() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>Times are UTC with at most six decimals: PostgreSQL keeps no more, so a fold must not see more.</summary>
    private sealed class MicrosecondTimes : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Times.Text(value));
    }
}
