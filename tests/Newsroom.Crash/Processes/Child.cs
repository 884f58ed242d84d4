using System.Diagnostics;

namespace Newsroom.Crash.Processes;

/// <summary>A process of the load that is always there: started, killed, started again.</summary>
/// <remarks>Only whoever kills it may find it ended; an end of its own is a failure of the run, with its last words.</remarks>
/// <param name="startsAgainAfter">
/// The exit code, if any, with which it may end in the middle of its start, to be started again as a service manager would; but not for ever.
/// </param>
public sealed class Child(string name, Func<int, ProcessStartInfo> start, string logs, Action<string> failed, int? startsAgainAfter = null)
{
    private const int MostStartsInVain = 25;

    /// <summary>128 and the number of SIGKILL.</summary>
    private const int KilledExitCode = 137;

    private readonly Lock gate = new();
    private Process? process;
    private int life;
    private int startsInVain;
    private bool endIsWanted;

    public string Name => name;

    /// <summary>Started so often.</summary>
    public int Lives => life;

    public void Start()
    {
        lock (gate)
        {
            startsInVain = 0;
            Begin();
        }
    }

    private void Begin()
    {
        endIsWanted = false;
        var info = start(++life);
        info.RedirectStandardInput = true;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        info.UseShellExecute = false;
        var started = process = Process.Start(info)!;
        var log = Path.Combine(logs, $"{name}-{life}.log");
        _ = Keep(started.StandardOutput, log + ".out");
        var errors = Keep(started.StandardError, log);
        _ = Watch(started, errors, log);
    }

    /// <summary>Tells it to kill itself at a moment of its own, and sees to it that it is dead.</summary>
    /// <returns>Whether it did, in time; otherwise it was killed at no special moment.</returns>
    public async Task<bool> Die(string order, TimeSpan within)
    {
        Process victim;
        lock (gate)
        {
            endIsWanted = true;
            victim = process!;
        }
        using var patience = new CancellationTokenSource(within);
        try
        {
            await victim.StandardInput.WriteLineAsync(order);
            await victim.WaitForExitAsync(patience.Token);
            return victim.ExitCode == KilledExitCode;
        }
        catch (Exception late) when (late is OperationCanceledException or IOException)
        {
            victim.Kill();
            await victim.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    public void Kill()
    {
        Process victim;
        lock (gate)
        {
            endIsWanted = true;
            victim = process!;
        }
        victim.Kill();
        victim.WaitForExit();
    }

    /// <summary>Asks it to come to its end in good order.</summary>
    /// <param name="ask">How; null for the line "stop".</param>
    public async Task Stop(TimeSpan within, Action<Process>? ask = null)
    {
        Process ending;
        lock (gate)
        {
            endIsWanted = true;
            ending = process!;
        }
        if (ending.HasExited) return;
        if (ask is null) await ending.StandardInput.WriteLineAsync("stop");
        else ask(ending);
        using var patience = new CancellationTokenSource(within);
        try
        {
            await ending.WaitForExitAsync(patience.Token);
            if (ending.ExitCode != 0) failed($"{name} ended with exit code {ending.ExitCode} when it was asked to stop.");
        }
        catch (OperationCanceledException)
        {
            failed($"{name} did not stop within {within.TotalSeconds:0} seconds.");
            ending.Kill();
        }
    }

    private async Task Watch(Process watched, Task errors, string log)
    {
        await watched.WaitForExitAsync();
        lock (gate)
        {
            if (watched != process || endIsWanted) return;
            if (watched.ExitCode == startsAgainAfter && ++startsInVain < MostStartsInVain)
            {
                Begin();
                return;
            }
        }
        await errors;
        failed($"{name} ended by itself (exit code {watched.ExitCode}): {string.Join('\n', File.ReadLines(log).TakeLast(12))}");
    }

    private static async Task Keep(StreamReader from, string path)
    {
        await using var to = new StreamWriter(path) { AutoFlush = true };
        while (await from.ReadLineAsync() is { } line) await to.WriteLineAsync(line);
    }
}
