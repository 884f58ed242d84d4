using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Newsroom.Core.Kernel;

/// <summary>
/// Marks a field that may one day have to be erased: bodies, notes, reasons, names of people, and copies of them. All
/// that is within a marked field is erasable with it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ErasableAttribute : Attribute;

/// <summary>Finds the marked fields of a record and of the records that it holds.</summary>
public static class ErasableFields
{
    /// <summary>
    /// JSON paths (camelCase, dots between, <c>[]</c> for every item of a list) in the order in which the record declares
    /// them: <c>content.body</c>, <c>replies[].by</c>. A record that holds itself is looked into once.
    /// </summary>
    public static IReadOnlyList<string> Of(Type record)
    {
        var paths = new List<string>();
        Add(record, "", [], paths);
        return paths;
    }

    private static void Add(Type type, string prefix, HashSet<Type> within, List<string> paths)
    {
        if (!within.Add(type)) return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // An indexer is no field.
            if (property.GetIndexParameters().Length > 0) continue;
            var path = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (property.GetCustomAttribute<ErasableAttribute>() is not null) paths.Add(path);
            else if (ItemOf(property.PropertyType) is { } item && IsRecord(item)) Add(item, path + "[].", within, paths);
            else if (IsRecord(Plain(property.PropertyType))) Add(Plain(property.PropertyType), path + ".", within, paths);
        }
        within.Remove(type);
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>What a list holds; null for what is no list.</summary>
    private static Type? ItemOf(Type type) =>
        type == typeof(string) || !type.IsAssignableTo(typeof(IEnumerable)) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    /// <summary>Whether fields of ours may be in it: neither the platform's types nor enumerations.</summary>
    private static bool IsRecord(Type type) => !type.IsEnum && type.Assembly != typeof(object).Assembly && (type.IsClass || type.IsValueType);
}
