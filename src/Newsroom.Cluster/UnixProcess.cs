using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Newsroom.Cluster;

/// <summary>Signals, and the question what a process id stands for today.</summary>
internal static class UnixProcess
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    public static void Signal(int pid, int signal) => _ = SendSignal(pid, signal);

    /// <summary>Whether that process exists, a zombie not counted.</summary>
    public static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whether that process is a PostgreSQL serving that directory. Process ids are reused, soonest in
    /// containers, where they start from 1 again at every start: a number in an old file proves nothing.
    /// </summary>
    public static async Task<bool> IsPostmasterOfAsync(int pid, string dataDirectory, CancellationToken cancellation)
    {
        if (!IsAlive(pid))
            return false;
        var commandLine = File.Exists($"/proc/{pid}/cmdline")
            ? (await File.ReadAllTextAsync($"/proc/{pid}/cmdline", cancellation)).Replace('\0', ' ')
            : (await ChildProcess.RunAsync("ps", ["-ww", "-o", "command=", "-p", pid.ToString(CultureInfo.InvariantCulture)], null, "/", cancellation: cancellation)).Output;
        return commandLine.Contains("postgres", StringComparison.Ordinal) && commandLine.Contains(dataDirectory, StringComparison.Ordinal);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int pid, int signal);
}
