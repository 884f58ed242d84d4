using System.Globalization;
using System.Text;

namespace Newsroom.Crash.Ledger;

/// <summary>
/// What one writer process meant to do and what it was told of it, in a file of its own: every line is with the operating
/// system before the next step is taken, so that it outlives the process. (The machine itself is not killed.)
/// </summary>
/// <remarks>
/// Fields are separated by blanks; times are UTC ticks (100 ns).
/// <code>
/// i N TIME STREAM EXPECTED ID=TYPE:AMOUNT,…   an append is about to be sent
/// i …                             ID=KIND     the same, with a message that is to be sent when it is written, and only then
/// a N TIME VERSION POSITION                   it was acknowledged
/// c N TIME                                    it was refused: the stream is at another version
/// u N TIME                                    it was refused: the store is not available, nothing was written
/// q N TIME                                    the store cannot say whether it was written
/// </code>
/// </remarks>
public sealed class Journal : IDisposable
{
    private readonly FileStream file;
    private readonly Lock gate = new();
    private long last;

    private Journal(FileStream file) => this.file = file;

    public static string NameOf(int slot, int life) => $"writer-{slot}-{life}.journal";

    public static Journal Create(string directory, int slot, int life) => new(new FileStream(
        Path.Combine(directory, NameOf(slot, life)), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));

    public long Number() => Interlocked.Increment(ref last);

    public void Append(long number, string stream, long expected, IEnumerable<(Guid Id, string Type, int Amount)> events, Enlisted? message) =>
        Write($"i {number} {Now} {stream} {expected} {string.Join(',', events.Select(e => $"{e.Id}={e.Type}:{e.Amount}"))}{(message is null ? "" : $" {message.Id}={message.Kind}")}");

    public void Acknowledged(long number, long version, long position) => Write($"a {number} {Now} {version} {position}");
    public void Conflict(long number) => Write($"c {number} {Now}");
    public void Unavailable(long number) => Write($"u {number} {Now}");
    public void Unknown(long number) => Write($"q {number} {Now}");

    public void Dispose() => file.Dispose();

    private static long Now => DateTime.UtcNow.Ticks;

    private void Write(string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line + "\n");
        // Without a buffer here, one write to the system a line.
        lock (gate) file.Write(bytes);
    }

    /// <summary>Everything that all writers wrote down.</summary>
    public static IReadOnlyList<Attempt> ReadAll(string directory) =>
        [.. Directory.GetFiles(directory, "*.journal").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>What one writer process wrote down so far; nothing where it has not begun.</summary>
    public static IReadOnlyList<Attempt> Read(string path)
    {
        var appends = new List<Attempt>();
        if (!File.Exists(path)) return appends;
        var slot = (int)Number(Path.GetFileName(path).Split('-')[1]);
        var open = new Dictionary<long, Attempt>();
        var text = TextOf(path);
        // A line without its end was being written when the process was killed: what it says was not said.
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split(' ');
            var number = Number(fields[1]);
            var time = Number(fields[2]);
            switch (fields[0])
            {
                case "i":
                    var attempt = new Attempt(slot, time, fields[3], Number(fields[4]), [.. fields[5].Split(',').Select(EventOf)],
                        fields.Length > 6 ? EnlistedOf(fields[6]) : null);
                    open[number] = attempt;
                    appends.Add(attempt);
                    break;
                case "a":
                    var acknowledged = open[number];
                    acknowledged.Verdict = Verdict.Acknowledged;
                    acknowledged.Version = Number(fields[3]);
                    acknowledged.Position = Number(fields[4]);
                    break;
                case "c":
                    open[number].Verdict = Verdict.Conflict;
                    break;
                case "u":
                    open[number].Verdict = Verdict.Unavailable;
                    break;
                case "q":
                    open[number].Verdict = Verdict.Unknown;
                    break;
                default:
                    throw new InvalidDataException($"{path} has a line that no writer writes: {line}");
            }
            open[number].Told = time;
        }
        return appends;
    }

    private static string TextOf(string path)
    {
        // The writer may be at it.
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static (Guid, string, int) EventOf(string text)
    {
        var parts = text.Split('=', ':');
        return (Guid.Parse(parts[0]), parts[1], (int)Number(parts[2]));
    }

    private static Enlisted EnlistedOf(string text)
    {
        var parts = text.Split('=');
        return new(Guid.Parse(parts[0]), parts[1]);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

public enum Verdict
{
    /// <summary>None: the writer was killed first.</summary>
    None,
    Acknowledged,
    /// <summary>Refused: another version.</summary>
    Conflict,
    /// <summary>Refused: nothing was written.</summary>
    Unavailable,
    /// <summary>The store said that it cannot tell.</summary>
    Unknown,
}

/// <summary>An append that was meant, and what became of it as far as its writer was told.</summary>
/// <param name="Meant">UTC ticks.</param>
/// <param name="Message">Sent in the transaction of the append; null for none.</param>
public sealed record Attempt(
    int Slot, long Meant, string Stream, long Expected, IReadOnlyList<(Guid Id, string Type, int Amount)> Events, Enlisted? Message)
{
    public Verdict Verdict { get; set; }
    public long Told { get; set; }
    public long Version { get; set; }
    public long Position { get; set; }

    /// <summary>Whether anything of it is in the log: found by the judge.</summary>
    public bool Written { get; set; }

    public override string ToString() => $"append of {Events.Count} to {Stream} behind version {Expected} ({Verdict})";
}

/// <summary>A message that is to go out with an append.</summary>
/// <param name="Kind">Of a note, or <see cref="Poison.Kind"/>.</param>
public sealed record Enlisted(Guid Id, string Kind);
