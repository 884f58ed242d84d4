using Newsroom.Core.Access;

namespace Newsroom.Server.Tests;

/// <summary>A newsroom in which a key may have few live streams open.</summary>
public sealed class NarrowNewsroom : RunningNewsroom
{
    protected override int StreamsPerKey => 3;
}

public sealed class StreamLimitTests(NarrowNewsroom newsroom) : IClassFixture<NarrowNewsroom>
{
    [Fact]
    public async Task A_key_has_so_many_streams_and_no_more_until_one_is_closed()
    {
        using var reader = await newsroom.As(Role.Reader, $"lectrice-{Guid.NewGuid():N}");
        var open = new List<LiveLog>();
        for (var i = 0; i < 3; i++) open.Add(await reader.Listen());
        var refused = await reader.Get("/api/stream");
        refused.ExpectProblem(429, "too-many-streams");
        Assert.True(int.Parse(refused.Headers["Retry-After"]) > 0);
        // Another key's are its own.
        using (await newsroom.Desk.Listen()) await newsroom.Desk.Filed();

        open[0].Dispose();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        for (var closed = false; !closed;)
        {
            try
            {
                (await reader.Listen()).Dispose();
                closed = true;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, patience.Token);
            }
        }
        open.ForEach(stream => stream.Dispose());
    }
}
