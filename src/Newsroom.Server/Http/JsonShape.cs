using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Newsroom.Server.Asking;

namespace Newsroom.Server.Http;

/// <summary>
/// Compares a JSON value with the record that it is to become, before it is read: the serialiser refuses the same values,
/// but does not say which field was at fault.
/// </summary>
public static class JsonShape
{
    /// <exception cref="RequestRefused">400: an unknown, missing or wrongly typed field, named.</exception>
    public static void Check(JsonElement value, Type type) => Check(value, ApiJson.Options.GetTypeInfo(type), "", null);

    private static void Check(JsonElement value, JsonTypeInfo type, string path, int? maxLength)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                CheckObject(value, type, path);
                break;
            case JsonTypeInfoKind.Enumerable:
                Expect(value.ValueKind == JsonValueKind.Array, path, "an array");
                Expect(maxLength is null || value.GetArrayLength() <= maxLength, path, $"at most {maxLength} entries long");
                var element = ApiJson.Options.GetTypeInfo(type.ElementType!);
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Check(item, element, string.Create(CultureInfo.InvariantCulture, $"{Named(path)}[{index++}]"), null);
                break;
            default:
                CheckLeaf(value, Nullable.GetUnderlyingType(type.Type) ?? type.Type, path, maxLength);
                break;
        }
    }

    private static void CheckObject(JsonElement value, JsonTypeInfo type, string path)
    {
        Expect(value.ValueKind == JsonValueKind.Object, path, "an object");
        var known = type.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var given in value.EnumerateObject())
        {
            var field = path.Length == 0 ? given.Name : $"{path}.{given.Name}";
            if (!known.TryGetValue(given.Name, out var property))
            {
                // What the record itself allows: a standard may demand that members of other vocabularies are passed over.
                if (type.UnmappedMemberHandling == JsonUnmappedMemberHandling.Skip) continue;
                throw new RequestRefused(Problems.UnknownField(field));
            }
            if (given.Value.ValueKind == JsonValueKind.Null && property.IsSetNullable) continue;
            var maxLength = property.AttributeProvider?.GetCustomAttributes(typeof(MaxLengthAttribute), inherit: false)
                .OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;
            Check(given.Value, ApiJson.Options.GetTypeInfo(property.PropertyType), field, maxLength);
        }
        foreach (var property in type.Properties)
        {
            if (property.IsRequired && !value.TryGetProperty(property.Name, out _))
                throw new RequestRefused(Problems.MissingField(path.Length == 0 ? property.Name : $"{path}.{property.Name}"));
        }
    }

    private static void CheckLeaf(JsonElement value, Type type, string path, int? maxLength)
    {
        if (type == typeof(string))
        {
            Expect(value.ValueKind == JsonValueKind.String, path, "a string");
            Expect(maxLength is null || CodePoints(value.GetString()!) <= maxLength, path, $"at most {maxLength} characters long");
        }
        else if (type == typeof(DateTimeOffset))
        {
            Expect(
                value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _) && Rfc3339.TryParse(value.GetString()!, out _), path,
                "a time of RFC 3339 with its offset, such as 2024-10-20T18:30:00Z");
        }
        else if (type == typeof(int))
        {
            Expect(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _), path, "a whole number");
        }
        else if (type == typeof(long))
        {
            Expect(value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _), path, "a whole number");
        }
        else if (type == typeof(bool))
        {
            Expect(value.ValueKind is JsonValueKind.True or JsonValueKind.False, path, "true or false");
        }
        else
        {
            throw new NotSupportedException($"Requests have no fields of type {type}.");
        }
    }

    private static int CodePoints(string text) => text.EnumerateRunes().Count();

    private static string Named(string path) => path.Length == 0 ? "$" : path;

    private static void Expect(bool holds, string path, string expected)
    {
        if (!holds) throw new RequestRefused(Problems.WrongType(Named(path), expected));
    }
}
