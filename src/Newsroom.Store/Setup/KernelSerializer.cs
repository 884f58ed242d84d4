using System.Buffers;
using System.Data.Common;
using System.Text.Json;
using Newsroom.Core.Kernel;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;

namespace Newsroom.Store;

/// <summary>JSON as this system writes it (<see cref="KernelJson"/>), whoever writes: no type names, no second set of options.</summary>
internal sealed class KernelSerializer : global::Marten.ISerializer
{
    public EnumStorage EnumStorage => EnumStorage.AsString;

    public Casing Casing => Casing.CamelCase;

    public global::Marten.ValueCasting ValueCasting => global::Marten.ValueCasting.Relaxed;

    public string ToJson(object? document) => JsonSerializer.Serialize(document, document?.GetType() ?? typeof(object), KernelJson.Options);

    public void WriteTo(IBufferWriter<byte> writer, object? value)
    {
        // The writer escapes as the options say only when it is told so itself.
        using var json = new Utf8JsonWriter(writer, new JsonWriterOptions { Encoder = KernelJson.Options.Encoder });
        JsonSerializer.Serialize(json, value, value?.GetType() ?? typeof(object), KernelJson.Options);
    }

    public void WriteToParameter(NpgsqlParameter parameter, object? value)
    {
        parameter.NpgsqlDbType = NpgsqlDbType.Jsonb;
        parameter.Value = value is null ? DBNull.Value : JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), KernelJson.Options);
    }

    public string ToCleanJson(object? document) => ToJson(document);

    public void WriteToCleanJson(IBufferWriter<byte> writer, object? value) => WriteTo(writer, value);

    public string ToJsonWithTypes(object document) => ToJson(document);

    public void WriteToJsonWithTypes(IBufferWriter<byte> writer, object value) => WriteTo(writer, value);

    public T FromJson<T>(Stream stream) => JsonSerializer.Deserialize<T>(stream, KernelJson.Options)!;

    public T FromJson<T>(DbDataReader reader, int index) => JsonSerializer.Deserialize<T>(reader.GetString(index), KernelJson.Options)!;

    public object FromJson(Type type, Stream stream) => JsonSerializer.Deserialize(stream, type, KernelJson.Options)!;

    public object FromJson(Type type, DbDataReader reader, int index) => JsonSerializer.Deserialize(reader.GetString(index), type, KernelJson.Options)!;

    public async ValueTask<T> FromJsonAsync<T>(Stream stream, CancellationToken cancellationToken = default) =>
        (await JsonSerializer.DeserializeAsync<T>(stream, KernelJson.Options, cancellationToken))!;

    public ValueTask<T> FromJsonAsync<T>(DbDataReader reader, int index, CancellationToken cancellationToken = default) =>
        new(FromJson<T>(reader, index));

    public async ValueTask<object> FromJsonAsync(Type type, Stream stream, CancellationToken cancellationToken = default) =>
        (await JsonSerializer.DeserializeAsync(stream, type, KernelJson.Options, cancellationToken))!;

    public ValueTask<object> FromJsonAsync(Type type, DbDataReader reader, int index, CancellationToken cancellationToken = default) =>
        new(FromJson(type, reader, index));
}
