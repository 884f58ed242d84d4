using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Newsroom.Server.Keeping;

/// <summary>
/// A whole log in one file: UTF-8, one JSON object a line (NDJSON), each line ended by LF, U+2028 and its like left as they
/// are. A header, the events in the order of their positions, a trailer.
/// </summary>
/// <remarks>
/// Nothing in it depends on when or where it was written: the export of a database that was filled by import has the very
/// same bytes. The members of an event, in this order and null where there is nothing: <c>position</c>, <c>stream</c>,
/// <c>version</c>, <c>id</c>, <c>type</c>, <c>at</c> (RFC 3339, UTC, six decimals), <c>user</c>, <c>correlation</c>,
/// <c>causation</c>, <c>dotnet</c> (the record's .NET name), <c>headers</c>, <c>data</c> (both the text that PostgreSQL makes
/// of its jsonb). In strings only the quote, the backslash and what is below U+0020 is escaped. The trailer's hash is the
/// SHA-256 of all bytes before its line: <c>head -n -1 FILE | sha256sum</c>.
/// </remarks>
public static class LogFormat
{
    public const string Ending = ".ndjson";
    public const string CompressedEnding = ".ndjson.gz";

    /// <summary>Bytes of a line, at most: what PostgreSQL takes in one value is less.</summary>
    internal const int LongestLine = 512 << 20;

    internal static ReadOnlySpan<byte> Header => """{"format":"newsroom-log","version":1}"""u8;

    internal static ReadOnlySpan<byte> AnyHeader => """{"format":"newsroom-log","version":"""u8;

    internal static ReadOnlySpan<byte> TrailerBegins => """{"events":"""u8;

    internal static byte[] Trailer(long events, long last, ReadOnlySpan<byte> sha256) => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $$"""{"events":{{events}},"last":{{last}},"sha256":"{{Convert.ToHexStringLower(sha256)}}"}"""));

    /// <summary>What a trailer says; null when it is none.</summary>
    internal static LogTrailer? ReadTrailer(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<LogTrailer>(line, TrailerOptions) is { Sha256.Length: 64 } trailer ? trailer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the file's name or its first bytes are those of an exported log.</summary>
    public static bool IsOne(string path)
    {
        if (Directory.Exists(path) || !File.Exists(path)) return false;
        if (path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || path.EndsWith(CompressedEnding, StringComparison.OrdinalIgnoreCase)) return true;
        try
        {
            // A pipe would lose what is read here.
            if (new FileInfo(path).Length < AnyHeader.Length) return false;
            using var file = File.OpenRead(path);
            var first = new byte[AnyHeader.Length];
            return file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && AnyHeader.SequenceEqual(first);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static readonly JsonSerializerOptions TrailerOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };
}

/// <param name="Last">Position of the last event; 0 for an empty log.</param>
internal sealed record LogTrailer(long Events, long Last, string Sha256);
