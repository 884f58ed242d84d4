using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Newsroom.Crash.Processes;

/// <summary>SIGKILL, and who is whose child (Linux: <c>/proc</c>).</summary>
public static class UnixSignals
{
    private const int KillSignal = 9;

    /// <returns>False when there is no such process (any more).</returns>
    public static bool Kill(int process) => SendSignal(process, KillSignal) == 0;

    public static IReadOnlyList<int> ChildrenOf(int parent)
    {
        var children = new List<int>();
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id)) continue;
            try
            {
                // "pid (name) state ppid …"; a name may hold anything but ends with the last parenthesis.
                var stat = File.ReadAllText(Path.Combine(directory, "stat"));
                if (int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) == parent) children.Add(id);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // It ended in the meantime.
            }
        }
        return children;
    }

    /// <summary>What the process calls itself; nothing when it is gone.</summary>
    public static string TitleOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    public static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);
}
