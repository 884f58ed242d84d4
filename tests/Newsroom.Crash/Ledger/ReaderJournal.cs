using System.Buffers.Binary;
using System.Globalization;

namespace Newsroom.Crash.Ledger;

/// <summary>What readers of the log were handed, page by page, in a file a process: <c>AFTER LAST COUNT TRAIL</c>.</summary>
public static class ReaderJournal
{
    public static string NameOf(int slot, int life) => $"reader-{slot}-{life}.pages";

    /// <summary>A number that depends on every event and on their order.</summary>
    public static long Mix(long before, long position, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return unchecked(before * 1_000_003 + position * 31 + BinaryPrimitives.ReadInt64LittleEndian(bytes));
    }

    public static IReadOnlyList<Reading> ReadAll(string directory) =>
    [
        .. Directory.GetFiles(directory, "*.pages").Order(StringComparer.Ordinal).Select(path =>
        {
            var parts = Path.GetFileNameWithoutExtension(path).Split('-');
            var text = File.ReadAllText(path);
            // A line without its end was being written when the process was killed.
            var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return new Reading((int)Number(parts[1]), (int)Number(parts[2]), [.. lines.Select(Page)]);
        }),
    ];

    private static ReadPage Page(string line)
    {
        var fields = Array.ConvertAll(line.Split(' '), Number);
        return new(fields[0], fields[1], fields[2], fields[3]);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>All that one process was handed.</summary>
public sealed record Reading(int Slot, int Life, IReadOnlyList<ReadPage> Pages);

/// <param name="After">The position behind which it began.</param>
/// <param name="Last">Position of its last event.</param>
public sealed record ReadPage(long After, long Last, long Count, long Trail);
