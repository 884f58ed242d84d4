using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>Archives to import: their own ids, and times of long ago that rise and at places stand still.</summary>
public static class Archives
{
    public static DateTimeOffset Beginning { get; } = new(2024, 10, 18, 6, 0, 0, TimeSpan.Zero);

    /// <summary>So many events over 20 accounts; every third has the same time as the one before.</summary>
    public static IReadOnlyList<ArchivedEvent> Plain(int events)
    {
        var versions = new Dictionary<string, long>();
        var archive = new List<ArchivedEvent>(events);
        var at = Beginning;
        for (var i = 0; i < events; i++)
        {
            var stream = $"account/n° {i % 20}";
            var version = versions[stream] = versions.GetValueOrDefault(stream) + 1;
            if (i % 3 != 2) at = at.AddTicks(TimeSpan.TicksPerMicrosecond * (i * 7_919L % 90_000_000 + 1));
            object data = (i % 50) switch
            {
                49 => new Closed(),
                > 40 => new Moved($"n° {i * 7 % 20}", i),
                40 => new Note($"é n° {i}"),
                _ => new Deposited(i),
            };
            archive.Add(new ArchivedEvent(stream, version, Id(i), data, at, new Metadata("Archiviste", CausationId: $"{i}", Reason: i % 2 == 0 ? "repris" : null)));
        }
        return archive;
    }

    /// <summary>One account's deposits at the given times.</summary>
    public static IReadOnlyList<ArchivedEvent> At(params IEnumerable<DateTimeOffset> times) =>
        [.. times.Select((time, i) => new ArchivedEvent("account/a", i + 1, Id(i), new Deposited(i), time, Writing.By("Archiviste")))];

    private static Guid Id(int i) => new(i, 0x4e45, 0x5753, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
