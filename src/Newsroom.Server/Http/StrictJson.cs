using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Newsroom.Server.Http;

/// <summary>
/// Checks that bytes are one JSON text (RFC 8259) of which every string can be kept: no property name twice in an
/// object, no half of a surrogate pair, no U+0000 (PostgreSQL's <c>text</c> holds none). The serialiser refuses most of that
/// too, but names no field: not where the grammar is broken, nor for a name twice in an object that it does not map.
/// </summary>
public static class StrictJson
{
    /// <summary>Deeper nesting is refused: no request of this API has more than a handful of levels.</summary>
    public const int MaxDepth = 32;

    /// <exception cref="RequestRefused">400, naming the field.</exception>
    public static void Check(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) throw new RequestRefused(Problems.MalformedJson("$", "The body is empty; a JSON object is expected."));

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        var path = new Stack<Level>();
        while (Next(ref reader, path))
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    Enter(path);
                    Deepen(path);
                    path.Push(new Level([]));
                    break;
                case JsonTokenType.StartArray:
                    Enter(path);
                    Deepen(path);
                    path.Push(new Level(null));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    var name = Text(ref reader, path);
                    var level = path.Peek();
                    level.Name = name;
                    if (!level.Names!.Add(name)) throw new RequestRefused(Problems.DuplicateField(PathOf(path)));
                    break;
                case JsonTokenType.String:
                    Enter(path);
                    Text(ref reader, path);
                    break;
                default:
                    Enter(path);
                    break;
            }
        }
    }

    private sealed class Level(HashSet<string>? names)
    {
        public HashSet<string>? Names { get; } = names;
        public string? Name { get; set; }
        public int Index { get; set; } = -1;
    }

    private static bool Next(ref Utf8JsonReader reader, Stack<Level> path)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException broken)
        {
            // The reader is the only judge of JSON's grammar, and it speaks by exception.
            var line = (broken.LineNumber ?? 0) + 1;
            var column = (broken.BytePositionInLine ?? 0) + 1;
            throw new RequestRefused(Problems.MalformedJson(
                PathOf(path), string.Create(CultureInfo.InvariantCulture, $"The body is not JSON: line {line}, byte {column}.")));
        }
    }

    private static void Enter(Stack<Level> path)
    {
        if (path.TryPeek(out var level) && level.Names is null) level.Index++;
    }

    private static void Deepen(Stack<Level> path)
    {
        if (path.Count >= MaxDepth) throw new RequestRefused(Problems.MalformedJson(PathOf(path), $"The body is nested more than {MaxDepth} levels deep."));
    }

    /// <summary>The text of a string or a property name.</summary>
    private static string Text(ref Utf8JsonReader reader, Stack<Level> path)
    {
        if (!Utf8.IsValid(reader.ValueSpan)) throw Refused(ref reader, path, "is not UTF-8");
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Valid bytes that are no text: the reader's word for an escaped half of a surrogate pair.
            throw Refused(ref reader, path, "holds a lone surrogate");
        }
        return text.Contains('\0', StringComparison.Ordinal) ? throw Refused(ref reader, path, "holds U+0000") : text;
    }

    private static RequestRefused Refused(ref Utf8JsonReader reader, Stack<Level> path, string what)
    {
        var field = PathOf(path);
        return new(Problems.MalformedText(
            field, reader.TokenType == JsonTokenType.PropertyName ? $"A property name in '{field}' {what}." : $"'{field}' {what}."));
    }

    private static string PathOf(Stack<Level> path)
    {
        var text = new StringBuilder();
        foreach (var level in path.Reverse())
        {
            if (level.Names is null)
            {
                if (level.Index >= 0) text.Append('[').Append(level.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else if (level.Name is not null)
            {
                if (text.Length > 0) text.Append('.');
                text.Append(level.Name);
            }
        }
        return text.Length == 0 ? "$" : text.ToString();
    }
}
