using System.Security.Cryptography;
using System.Text;
using Newsroom.Server.Commands;
using Newsroom.Server.Keeping;

namespace Newsroom.Server.Tests.Keeping;

/// <summary>
/// A damaged line stops the import at that line, with its number, and the database is as it was before the batch that the
/// line belongs to; the import goes on with a file that is whole.
/// </summary>
public sealed class DamagedFileTests
{
    private const int Batch = 5;
    private const int Events = 23;

    /// <summary>Of the file's line 14: the header, two whole batches, and the third event of the third.</summary>
    private const int Line = 14;

    public static TheoryData<string, string> Damages => new()
    {
        { "bad JSON", "not JSON" },
        { "half a line", "not JSON" },
        { "no object", "not a JSON object" },
        { "empty", "not JSON" },
        { "two objects", "not JSON" },
        { "missing field", "'data' is missing" },
        { "missing envelope", "'user' is missing" },
        { "unknown field", "nothing is known of 'colour'" },
        { "field twice", "'version' stands in it twice" },
        { "version skipped", "is version 5 of s/1, where 4 must come" },
        { "version repeated", "is version 3 of s/1, where 4 must come" },
        { "version nought", "'version' is not a number from 1 on" },
        { "position repeated", "positions rise" },
        { "position falling", "positions rise" },
        { "position text", "'position' is not a number" },
        { "duplicate id", "is that of an earlier event" },
        { "bad id", "'id' is not a UUID" },
        { "U+0000 in data", "'data' holds U+0000" },
        { "U+0000 in a header", "'headers' holds U+0000" },
        { "U+0000 in a text", "'user' holds U+0000" },
        { "half a surrogate pair in data", "not Unicode" },
        { "half a surrogate pair in a text", "not Unicode" },
        { "bytes that are not UTF-8", "not Unicode" },
        { "a number too large", "PostgreSQL does not take it" },
        { "unknown type", "no event type is registered as 'sung'" },
        { "data of another shape", "its data cannot be read as 'said_v2'" },
        { "data that cannot be lifted", "its data cannot be read as 'said'" },
        { "data null", "'data' is not an object" },
        { "bad time", "'at' is not a time" },
        { "too fine a time", "finer than a microsecond" },
        { "no stream", "'stream' is empty" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task It_stops_there_and_leaves_what_was_before_the_batch(string damage, string says)
    {
        var (whole, log, streams) = await Original.Value;
        await using var copy = await LogDatabase.Made();

        var damaged = await Assert.ThrowsAsync<LogFileDamaged>(() => copy.Import(Damage(whole, damage), Batch));

        Assert.Equal(Line, damaged.Line);
        Assert.Contains($"the file, line {Line}: ", damaged.Message);
        Assert.Contains(says, damaged.Message);
        Assert.Equal(2 * Batch, damaged.Imported);
        Assert.Equal(log.Take(2 * Batch), await copy.Log());

        var imported = await copy.Import(whole, Batch);
        Assert.Equal((Events, 2 * Batch), (imported.Events, imported.AlreadyThere));
        Assert.Equal(whole, await copy.Export());
        Assert.Equal(streams, await copy.Streams());
    }

    [Theory]
    [InlineData("bad JSON")]
    [InlineData("a number too large")]
    public async Task In_the_first_batch_it_leaves_the_database_as_if_nobody_had_come(string damage)
    {
        var (whole, _, _) = await Original.Value;
        await using var copy = await LogDatabase.Made();
        var before = await copy.Everything();

        var damaged = await Assert.ThrowsAsync<LogFileDamaged>(() => copy.Import(Damage(whole, damage), batch: 15));

        Assert.Equal((Line, 0), (damaged.Line, damaged.Imported));
        Assert.Contains("Nothing of it is in the database", damaged.Message);
        Assert.Equal(before, await copy.Everything());
    }

    [Fact]
    public async Task Of_a_batch_that_is_being_written_the_right_line_is_told()
    {
        // The damage that only PostgreSQL finds comes to light while later lines have been read already.
        await using var copy = await LogDatabase.Made();
        var file = Encoding.UTF8.GetString((await Original.Value).Whole).Split('\n');
        file[6] = file[6].Replace("\"text\": ", "\"other\": 1e200000, \"text\": ", StringComparison.Ordinal);
        file[20] = "{";
        var damaged = await Assert.ThrowsAsync<LogFileDamaged>(() => copy.Import(string.Join('\n', file), Batch));
        Assert.Equal((7, Batch), (damaged.Line, damaged.Imported));
    }

    [Theory]
    [InlineData("no trailer", 25, "without its trailer", 20)]
    [InlineData("half a last line", 24, "breaks off", 20)]
    [InlineData("no line end", 25, "breaks off", 20)]
    [InlineData("ends in the middle", 14, "without its trailer", 10)]
    [InlineData("only the header", 2, "without its trailer", 0)]
    [InlineData("empty", 1, "the file is empty", 0)]
    [InlineData("a line too few", 24, "lines are missing", 20)]
    [InlineData("changed", 25, "something in the file was changed", 20)]
    [InlineData("trailer damaged", 25, "the trailer is damaged", 20)]
    [InlineData("behind the trailer", 26, "behind the trailer", 20)]
    [InlineData("no header", 1, "not an exported log", 0)]
    [InlineData("newer", 1, "another version of the format", 0)]
    [InlineData("CRLF", 1, "CR LF", 0)]
    public async Task A_file_that_is_not_whole_says_where_it_ends(string fault, int line, string says, int imported)
    {
        var whole = Encoding.UTF8.GetString((await Original.Value).Whole);
        await using var copy = await LogDatabase.Made();
        var lines = whole.Split('\n');

        var damaged = await Assert.ThrowsAsync<LogFileDamaged>(() => copy.Import(
            fault switch
            {
                "no trailer" => Join(lines[..24]),
                "half a last line" => Join(lines[..23]) + lines[23][..40],
                "no line end" => whole[..^1],
                "ends in the middle" => Join(lines[..13]),
                "only the header" => Join(lines[..1]),
                "empty" => "",
                "a line too few" => Join([.. lines[..23], lines[24]]),
                "changed" => whole.Replace("n° 17", "n° 71", StringComparison.Ordinal),
                "trailer damaged" => Join([.. lines[..24], lines[24].Replace("sha256", "sha512", StringComparison.Ordinal)]),
                "behind the trailer" => whole + lines[5] + "\n",
                "no header" => Join(lines[1..]),
                "newer" => whole.Replace("\"version\":1}\n{\"position\":1,", "\"version\":2}\n{\"position\":1,", StringComparison.Ordinal),
                _ => whole.Replace("\n", "\r\n", StringComparison.Ordinal),
            },
            Batch));

        Assert.Equal((line, imported), (damaged.Line, damaged.Imported));
        Assert.Contains(says, damaged.Message);
        Assert.Equal(imported, await copy.One<long>("select count(*) from mt_events"));
        if (fault == "changed") return;
        Assert.Equal(Events, (await copy.Import(whole, Batch)).Events);
        Assert.Equal(whole, Encoding.UTF8.GetString(await copy.Export()));
    }

    [Fact]
    public async Task A_line_that_was_changed_together_with_the_hash_is_another_log_and_cannot_go_on_behind_this_one()
    {
        var (whole, _, _) = await Original.Value;
        await using var copy = await LogDatabase.Made();
        await Assert.ThrowsAsync<LogFileDamaged>(() => copy.Import(Damage(whole, "bad JSON"), Batch));

        var lines = Encoding.UTF8.GetString(whole).Split('\n');
        lines[4] = lines[4].Replace("teller", "Teller", StringComparison.Ordinal);
        var changed = Join(lines[..24]);
        var trailer = lines[24].Replace(
            lines[24].Split('"')[^2], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(changed))), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<LogImportRefused>(() => copy.Import(changed + trailer + "\n", Batch));
        Assert.Contains("line 5", refused.Message);

        await new LogImport(copy.Source, LogDatabase.Types).Anew();
        Assert.Equal(Events, (await copy.Import(changed + trailer + "\n", Batch)).Events);
    }

    [Fact]
    public async Task On_the_command_line_it_is_refused_with_file_and_line()
    {
        await using var copy = await LogDatabase.New();
        using var folder = new TemporaryFolder();
        var file = folder.File("log.ndjson");
        await File.WriteAllTextAsync(file, "{\"format\":\"newsroom-log\",\"version\":1}\n{\"position\":1}\n");
        var (code, _, errors) = await RoundTripTests.Run(copy, "import", file);
        Assert.Equal(ExitCodes.Refused, code);
        Assert.StartsWith($"{file}, line 2: 'stream' is missing", errors);
    }

    /// <summary>The file, and the rows that it is of; made once.</summary>
    private static readonly Lazy<Task<(byte[] Whole, IReadOnlyList<string> Log, IReadOnlyList<string> Streams)>> Original = new(async () =>
    {
        await using var original = await LogDatabase.Made();
        // Streams 1 to 4 in turn, the first of each in the first batch.
        for (var i = 0; i < Events; i++)
            await original.Plant($"s/{i % 4 + 1}", $$"""{"text": "n° {{i}}"}""", headers: """{"reason": "r"}""");
        return (await original.Export(), await original.Log(), await original.Streams());
    });

    private static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(l => l + "\n"));

    private static byte[] Damage(byte[] whole, string damage)
    {
        var lines = Encoding.UTF8.GetString(whole).Split('\n');
        var line = lines[Line - 1];
        Assert.Contains("\"stream\":\"s/1\",\"version\":4", line);
        lines[Line - 1] = damage switch
        {
            "bad JSON" => line.Replace("\"version\":", "\"version\"", StringComparison.Ordinal),
            "half a line" => line[..(line.Length / 2)],
            "no object" => "[" + line + "]",
            "empty" => "",
            "two objects" => line + line,
            "missing field" => line[..line.IndexOf(",\"data\"", StringComparison.Ordinal)] + "}",
            "missing envelope" => line.Replace("\"user\":\"teller\",", "", StringComparison.Ordinal),
            "unknown field" => line.Replace("\"user\":", "\"colour\":1,\"user\":", StringComparison.Ordinal),
            "field twice" => line.Replace("\"user\":", "\"version\":4,\"user\":", StringComparison.Ordinal),
            "version skipped" => line.Replace("\"version\":4", "\"version\":5", StringComparison.Ordinal),
            "version repeated" => line.Replace("\"version\":4", "\"version\":3", StringComparison.Ordinal),
            "version nought" => line.Replace("\"version\":4", "\"version\":0", StringComparison.Ordinal),
            "position repeated" => line.Replace("\"position\":13", "\"position\":12", StringComparison.Ordinal),
            "position falling" => line.Replace("\"position\":13", "\"position\":2", StringComparison.Ordinal),
            "position text" => line.Replace("\"position\":13", "\"position\":\"13\"", StringComparison.Ordinal),
            "duplicate id" => line.Replace(IdOf(line), IdOf(lines[2]), StringComparison.Ordinal),
            "bad id" => line.Replace(IdOf(line), "1234", StringComparison.Ordinal),
            "U+0000 in data" => line.Replace("\"text\": \"", "\"text\": \"\\u0000", StringComparison.Ordinal),
            "U+0000 in a header" => line.Replace("\"reason\": \"", "\"reason\": \"\\u0000", StringComparison.Ordinal),
            "U+0000 in a text" => line.Replace("teller", "tel\\u0000ler", StringComparison.Ordinal),
            "half a surrogate pair in data" => line.Replace("\"text\": ", "\"other\": \"\\ud83d\", \"text\": ", StringComparison.Ordinal),
            "half a surrogate pair in a text" => line.Replace("teller", "tel\\ud83dler", StringComparison.Ordinal),
            "bytes that are not UTF-8" => line.Replace("teller", "tel\u00ff\u00feler", StringComparison.Ordinal),
            "a number too large" => line.Replace("\"text\": ", "\"other\": 1e200000, \"text\": ", StringComparison.Ordinal),
            "unknown type" => line.Replace("said_v2", "sung", StringComparison.Ordinal),
            "data of another shape" => line.Replace("\"text\"", "\"words\"", StringComparison.Ordinal),
            "data that cannot be lifted" => line.Replace("said_v2", "said", StringComparison.Ordinal),
            "data null" => line[..line.IndexOf(",\"data\"", StringComparison.Ordinal)] + ",\"data\":null}",
            "bad time" => line.Replace("\"at\":\"2", "\"at\":\"x", StringComparison.Ordinal),
            "too fine a time" => line.Replace("Z\",\"user\"", "1Z\",\"user\"", StringComparison.Ordinal),
            "no stream" => line.Replace("s/1", "", StringComparison.Ordinal),
            _ => throw new ArgumentException(damage),
        };
        Assert.NotEqual(line, lines[Line - 1]);
        var text = string.Join('\n', lines);
        return damage.StartsWith("bytes", StringComparison.Ordinal)
            ? Latin1Where(text, "tel\u00ff\u00feler")
            : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>UTF-8 but for one piece.</summary>
    private static byte[] Latin1Where(string text, string piece)
    {
        var at = text.IndexOf(piece, StringComparison.Ordinal);
        return [.. Encoding.UTF8.GetBytes(text[..at]), .. Encoding.Latin1.GetBytes(piece), .. Encoding.UTF8.GetBytes(text[(at + piece.Length)..])];
    }

    private static string IdOf(string line) => line[(line.IndexOf("\"id\":\"", StringComparison.Ordinal) + 6)..][..36];
}
