namespace Newsroom.Crash.Processes;

/// <summary>A process that runs the engine with its daemon: views, the reactor, the handlers. Of several, one leads.</summary>
public static class Node
{
    public static async Task<int> Run()
    {
        var stop = ChildLife.StopToken();
        await using var engine = await ChildLife.Open(start: true);
        Console.WriteLine("ready");
        await Task.WhenAny(engine.Lost, Task.Delay(Timeout.Infinite, stop));
        return stop.IsCancellationRequested ? 0 : throw new InvalidOperationException($"The engine gave up: {await engine.Lost}");
    }
}
