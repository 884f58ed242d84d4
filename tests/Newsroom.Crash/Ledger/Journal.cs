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
/// a N TIME VERSION POSITION                   it was acknowledged
/// c N TIME                                    it was refused: the stream is at another version
/// u N TIME                                    it was refused: the store is not available, nothing was written
/// q N TIME                                    the store cannot say whether it was written
/// m N TIME ID TYPE WHEN                       a message is about to be sent; WHEN is now or later
/// s N TIME                                    it was sent
/// f N TIME                                    that is not known
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

    public void Append(long number, string stream, long expected, IEnumerable<(Guid Id, string Type, int Amount)> events) =>
        Write($"i {number} {Now} {stream} {expected} {string.Join(',', events.Select(e => $"{e.Id}={e.Type}:{e.Amount}"))}");

    public void Acknowledged(long number, long version, long position) => Write($"a {number} {Now} {version} {position}");
    public void Conflict(long number) => Write($"c {number} {Now}");
    public void Unavailable(long number) => Write($"u {number} {Now}");
    public void Unknown(long number) => Write($"q {number} {Now}");
    public void Message(long number, Guid id, string type, bool later) => Write($"m {number} {Now} {id} {type} {(later ? "later" : "now")}");
    public void Sent(long number) => Write($"s {number} {Now}");
    public void NotKnownToBeSent(long number) => Write($"f {number} {Now}");

    public void Dispose() => file.Dispose();

    private static long Now => DateTime.UtcNow.Ticks;

    private void Write(string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line + "\n");
        // Without a buffer here, one write to the system a line.
        lock (gate) file.Write(bytes);
    }

    /// <summary>Everything that all writers wrote down.</summary>
    public static JournalContents ReadAll(string directory)
    {
        var all = Directory.GetFiles(directory, "*.journal").Order(StringComparer.Ordinal).Select(Read).ToList();
        return new([.. all.SelectMany(j => j.Appends)], [.. all.SelectMany(j => j.Messages)]);
    }

    /// <summary>What one writer process wrote down so far; nothing where it has not begun.</summary>
    public static JournalContents Read(string path)
    {
        var appends = new List<Attempt>();
        var messages = new List<Sending>();
        if (!File.Exists(path)) return new(appends, messages);
        var slot = (int)Number(Path.GetFileName(path).Split('-')[1]);
        var open = new Dictionary<long, object>();
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
                    var attempt = new Attempt(slot, time, fields[3], Number(fields[4]), [.. fields[5].Split(',').Select(EventOf)]);
                    open[number] = attempt;
                    appends.Add(attempt);
                    break;
                case "m":
                    var sending = new Sending(Guid.Parse(fields[3]), fields[4], fields[5] == "later");
                    open[number] = sending;
                    messages.Add(sending);
                    break;
                case "a":
                    var acknowledged = (Attempt)open[number];
                    acknowledged.Verdict = Verdict.Acknowledged;
                    acknowledged.Version = Number(fields[3]);
                    acknowledged.Position = Number(fields[4]);
                    break;
                case "c":
                    ((Attempt)open[number]).Verdict = Verdict.Conflict;
                    break;
                case "u":
                    ((Attempt)open[number]).Verdict = Verdict.Unavailable;
                    break;
                case "q":
                    ((Attempt)open[number]).Verdict = Verdict.Unknown;
                    break;
                case "s":
                    ((Sending)open[number]).Acknowledged = true;
                    break;
                case "f":
                    break;
                default:
                    throw new InvalidDataException($"{path} has a line that no writer writes: {line}");
            }
            if (open[number] is Attempt told) told.Told = time;
        }
        return new(appends, messages);
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

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

public sealed record JournalContents(IReadOnlyList<Attempt> Appends, IReadOnlyList<Sending> Messages);

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
public sealed record Attempt(int Slot, long Meant, string Stream, long Expected, IReadOnlyList<(Guid Id, string Type, int Amount)> Events)
{
    public Verdict Verdict { get; set; }
    public long Told { get; set; }
    public long Version { get; set; }
    public long Position { get; set; }

    public override string ToString() => $"append of {Events.Count} to {Stream} behind version {Expected} ({Verdict})";
}

/// <summary>A message that was meant to be sent.</summary>
public sealed record Sending(Guid Id, string Type, bool Later)
{
    public bool Acknowledged { get; set; }
}
