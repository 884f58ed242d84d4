using System.Text;
using System.Text.Json;

namespace Newsroom.Server.Keeping;

/// <summary>One event of a file, read without an object a field: used again for the next line.</summary>
internal sealed class LogEvent
{
    private const int Members = 12;

    private static readonly string[] Names =
        ["position", "stream", "version", "id", "type", "at", "user", "correlation", "causation", "dotnet", "headers", "data"];

    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.ASCII.GetBytes)];

    private byte[] texts = new byte[1024];
    private int used;

    /// <summary>A text that stands in <see cref="texts"/>; a length of −1 is null.</summary>
    private readonly record struct Slice(int Start, int Length);

    private Slice stream, type, user, correlation, causation, dotnet;
    private (int Start, int Length) headers, data;

    public long Position { get; private set; }
    public long Version { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Recorded time in microseconds since 2000-01-01 UTC, as PostgreSQL counts.</summary>
    public long At { get; private set; }

    public ReadOnlySpan<byte> Stream => Of(stream);
    public ReadOnlySpan<byte> Type => Of(type);
    public bool HasUser => user.Length >= 0;
    public ReadOnlySpan<byte> User => Of(user);
    public bool HasCorrelation => correlation.Length >= 0;
    public ReadOnlySpan<byte> Correlation => Of(correlation);
    public bool HasCausation => causation.Length >= 0;
    public ReadOnlySpan<byte> Causation => Of(causation);
    public bool HasDotNet => dotnet.Length >= 0;
    public ReadOnlySpan<byte> DotNet => Of(dotnet);
    public bool HasHeaders => headers.Length >= 0;

    /// <summary>The member's JSON text as it stands in the line.</summary>
    public ReadOnlySpan<byte> Headers(ReadOnlySpan<byte> line) => line.Slice(headers.Start, headers.Length);

    /// <inheritdoc cref="Headers"/>
    public ReadOnlySpan<byte> Data(ReadOnlySpan<byte> line) => line.Slice(data.Start, data.Length);

    /// <param name="line">Without its LF.</param>
    /// <exception cref="LogLineInvalid">Says what is wrong with it.</exception>
    public void Parse(ReadOnlySpan<byte> line)
    {
        used = 0;
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 512 });
        try
        {
            var (seen, members) = (0, 0);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new LogLineInvalid("it is not a JSON object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = MemberOf(ref reader, members++);
                if ((seen & 1 << member) != 0) throw new LogLineInvalid($"'{Names[member]}' stands in it twice");
                seen |= 1 << member;
                reader.Read();
                Take(ref reader, member, line);
            }
            if (seen != (1 << Members) - 1)
                throw new LogLineInvalid($"'{Names[System.Numerics.BitOperations.TrailingZeroCount(~seen)]}' is missing");
            reader.Read();
        }
        catch (JsonException broken)
        {
            throw new LogLineInvalid($"it is not JSON (at byte {broken.BytePositionInLine})");
        }
        catch (InvalidOperationException)
        {
            // The reader's word for half of a surrogate pair, or for bytes that are not UTF-8.
            throw new LogLineInvalid("a text in it is not Unicode");
        }
    }

    /// <param name="expected">The member that an export has at this place; any other order is read as well.</param>
    private static int MemberOf(ref Utf8JsonReader reader, int expected)
    {
        if (expected < Members && reader.ValueTextEquals(Utf8Names[expected])) return expected;
        for (var i = 0; i < Members; i++)
            if (reader.ValueTextEquals(Utf8Names[i])) return i;
        throw new LogLineInvalid($"nothing is known of '{reader.GetString()}'");
    }

    private void Take(ref Utf8JsonReader reader, int member, ReadOnlySpan<byte> line)
    {
        switch (member)
        {
            case 0: Position = Number(ref reader, member); break;
            case 1: stream = Text(ref reader, member, required: true); break;
            case 2: Version = Number(ref reader, member); break;
            case 3:
                if (reader.TokenType != JsonTokenType.String || !reader.TryGetGuid(out var id)) throw Wrong(member, "is not a UUID");
                Id = id;
                break;
            case 4: type = Text(ref reader, member, required: true); break;
            case 5: At = Time(ref reader, member); break;
            case 6: user = Text(ref reader, member); break;
            case 7: correlation = Text(ref reader, member); break;
            case 8: causation = Text(ref reader, member); break;
            case 9: dotnet = Text(ref reader, member); break;
            case 10: headers = Object(ref reader, member, line, required: false); break;
            default: data = Object(ref reader, member, line, required: true); break;
        }
    }

    private static long Number(ref Utf8JsonReader reader, int member) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number > 0
            ? number
            : throw Wrong(member, "is not a number from 1 on");

    private static long Time(ref Utf8JsonReader reader, int member)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out var time)) throw Wrong(member, "is not a time (RFC 3339)");
        var ticks = time.UtcTicks - Year2000;
        return ticks % TimeSpan.TicksPerMicrosecond == 0 ? ticks / TimeSpan.TicksPerMicrosecond : throw Wrong(member, "is finer than a microsecond");
    }

    private static readonly long Year2000 = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private Slice Text(ref Utf8JsonReader reader, int member, bool required = false)
    {
        if (reader.TokenType == JsonTokenType.Null && !required) return new(0, -1);
        if (reader.TokenType != JsonTokenType.String) throw Wrong(member, "is not a text");
        var most = reader.ValueSpan.Length;
        if (texts.Length - used < most) Array.Resize(ref texts, Math.Max(texts.Length * 2, used + most));
        // The reader checks here what it leaves unchecked elsewhere: that it is Unicode.
        var slice = new Slice(used, reader.CopyString(texts.AsSpan(used)));
        used += slice.Length;
        if (Of(slice).Contains((byte)0)) throw Wrong(member, "holds U+0000");
        if (required && slice.Length == 0) throw Wrong(member, "is empty");
        return slice;
    }

    private static (int, int) Object(ref Utf8JsonReader reader, int member, ReadOnlySpan<byte> line, bool required)
    {
        if (reader.TokenType == JsonTokenType.Null && !required) return (0, -1);
        if (reader.TokenType != JsonTokenType.StartObject) throw Wrong(member, "is not an object");
        var start = (int)reader.TokenStartIndex;
        var within = reader;
        reader.Skip();
        var length = (int)reader.BytesConsumed - start;
        // Only what is escaped can be what jsonb refuses, and PostgreSQL itself escapes next to nothing.
        if (line.Slice(start, length).IndexOf("\\u"u8) >= 0) DemandKeepable(ref within, member);
        return (start, length);
    }

    private static void DemandKeepable(ref Utf8JsonReader reader, int member)
    {
        for (var depth = reader.CurrentDepth; reader.Read() && reader.CurrentDepth > depth;)
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.GetString()!.Contains('\0'))
                throw Wrong(member, "holds U+0000");
        }
    }

    private ReadOnlySpan<byte> Of(Slice text) => texts.AsSpan(text.Start, Math.Max(0, text.Length));

    private static LogLineInvalid Wrong(int member, string why) => new($"'{Names[member]}' {why}");
}

/// <summary>What is wrong with a line; whoever reads the file adds which line it is.</summary>
/// <param name="behind">1 where not the present line is at fault but the one that is not there.</param>
internal sealed class LogLineInvalid(string why, int behind = 0) : Exception(why)
{
    public int Behind { get; } = behind;
}
