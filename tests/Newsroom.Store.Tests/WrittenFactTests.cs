using Newsroom.Store.Tests.Accounts;
using Newsroom.Core.Kernel;

namespace Newsroom.Store.Tests;

/// <summary>What is written comes back as it was: data, metadata, and a time by the database's clock.</summary>
public sealed class WrittenFactTests : Suite
{
    [Fact]
    public async Task Metadata_comes_back_whole()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var whole = new Metadata(
            "Élodie Brûlé", "corrélation-1", "cause « à l'origine »", "Parce qu'il le fallait — 한국어 🎉 \"quoted\" \\ \t", "clé/1", new string('a', 64));

        await node.Events.Append("account/a", 0, [new(new Deposited(1)), new(new Deposited(2))], whole);

        await node.LogReaches(2);
        Assert.All(await node.Events.ReadStream("account/a"), e => Assert.Equal(whole, e.Metadata));
        Assert.All(await node.WholeLog(), e => Assert.Equal(whole, e.Metadata));
    }

    [Fact]
    public async Task Metadata_that_was_not_given_stays_absent()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await node.Events.Append("account/a", 0, [new(new Deposited(1))], new Metadata("teller"));
        await node.Events.Append("account/a", 1, [new(new Deposited(2))], new Metadata("teller", Reason: ""));
        await node.Events.Append("account/a", 2, [new(new Deposited(3))], new Metadata("teller", CorrelationId: "c", IdempotencyKey: "k"));

        Assert.Equal(
            [new Metadata("teller"), new Metadata("teller", Reason: ""), new Metadata("teller", "c", IdempotencyKey: "k")],
            (await node.Events.ReadStream("account/a")).Select(e => e.Metadata));
    }

    [Fact]
    public async Task Each_append_of_a_crowd_keeps_its_own_metadata()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);

        await Patience.Within(
            Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () => await node.Events.Append(
                $"account/{i}", 0, [new(new Deposited(i))], new Metadata($"teller {i}", $"correlation {i}", Reason: i % 2 == 0 ? $"reason {i}" : null))))),
            "40 appends at once");

        for (var i = 0; i < 40; i++)
            Assert.Equal(
                new Metadata($"teller {i}", $"correlation {i}", Reason: i % 2 == 0 ? $"reason {i}" : null),
                Assert.Single(await node.Events.ReadStream($"account/{i}")).Metadata);
    }

    [Fact]
    public async Task Event_data_comes_back_as_it_was()
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        object[] facts =
        [
            new Note("é, e\u0301, 👩‍👩‍👧, 한국, \u2028\u2029\u00a0\ufeff, <b>&amp;</b>, \"\\/'`$1{0}%s, \r\n\t\u0001\u001f\u007f"),
            new Note(""),
            new Note(new string('é', 200_000)),
            Parcels(1, long.MaxValue, decimal.MaxValue, 1e300),
            Parcels(2, long.MinValue, decimal.MinValue, -1e-300),
            Parcels(3, 9_007_199_254_740_993, 1.10m, 0.1 + 0.2),
            Parcels(4, 0, 0.000_000_000_000_000_000_000_000_001m, double.Epsilon),
        ];

        var appended = await node.Append("parcel/a", 0, facts);
        await node.LogReaches(appended.Position);

        var expected = facts.Select(AccountEvents.Types.Write).ToList();
        Assert.Equal(expected, (await node.Events.ReadStream("parcel/a")).Select(e => AccountEvents.Types.Write(e.Data)));
        Assert.Equal(expected, (await node.WholeLog()).Select(e => AccountEvents.Types.Write(e.Data)));
        Assert.Equal(expected, appended.Events.Select(e => AccountEvents.Types.Write(e.Data)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_text_without_U_0000_comes_back_as_it_was(int seed)
    {
        var node = await Started(await NewDatabase(), Writing.Bare);
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 300).Select(_ => AnyText(random)).ToList();

        await node.Append("account/a", 0, [.. texts.Select(text => new Note(text))]);

        Assert.Equal(texts, (await node.Events.ReadStream("account/a")).Select(e => ((Note)e.Data).Text));
    }

    [Fact]
    public async Task Times_are_utc_in_whole_microseconds_by_the_clock_of_the_database()
    {
        var database = await NewDatabase();
        var node = await Started(database, Writing.Bare);
        for (var version = 0; version < 20; version++)
        {
            var before = await database.Now();
            var appended = await node.Append("account/a", version, new Deposited(version));
            var after = await database.Now();

            var at = Assert.Single(appended.Events).At;
            Assert.InRange(at, before, after);
            Assert.Equal(TimeSpan.Zero, at.Offset);
            Assert.Equal(0, at.Ticks % TimeSpan.TicksPerMicrosecond);
        }
        var stream = await node.Events.ReadStream("account/a");
        Assert.All(stream, e => Assert.Equal(TimeSpan.Zero, e.At.Offset));
        Assert.Equal(stream.Select(e => e.At).Order(), stream.Select(e => e.At));
    }

    [Fact]
    public async Task An_event_type_that_the_register_does_not_know_is_loud_when_its_stream_is_read()
    {
        var database = await NewDatabase();
        var writer = await Started(database, Writing.Bare);
        await writer.Append("account/a", 0, new Deposited(1));
        await writer.LogReaches((await writer.Append("account/a", 1, new Note("?"))).Position);
        await Dispose(writer);

        var reader = await Opened(database, Writing.Bare with { Events = new EventTypes(EventType.Of<Deposited>(AccountEvents.Names.Deposited)) });

        await Assert.ThrowsAsync<UnreadableEvent>(async () => await reader.Events.ReadStream("account/a"));
        Assert.IsType<Unreadable>((await reader.Events.ReadAll(0, 10)).Events[1].Data);
        Assert.Single(await reader.Events.ReadStream("account/a", UpTo.TheVersion(1)));
    }

    private static Parcel Parcels(int label, long big, decimal exact, double rough) => new(
        $"n° {label}", big, exact, rough, label % 2 == 0, label % 2 == 0 ? Size.VeryLarge : Size.Small,
        new DateTimeOffset(2024, 10, 20, 23, 59, 59, TimeSpan.Zero).AddTicks(label * 1_234_567L * 10),
        new Guid(label, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), ["à", "", "🎈"]);

    /// <summary>Well-formed text of any scalar values but U+0000, those outside the basic plane well represented.</summary>
    private static string AnyText(Random random)
    {
        var text = new System.Text.StringBuilder();
        for (var length = random.Next(0, 40); length > 0; length--)
        {
            var scalar = random.Next(4) switch
            {
                0 => random.Next(1, 0x80),
                1 => random.Next(0x80, 0x800),
                2 => random.Next(0x800, 0xD800),
                _ => random.Next(0xE000, 0x110000),
            };
            text.Append(char.ConvertFromUtf32(scalar));
        }
        return text.ToString();
    }
}
