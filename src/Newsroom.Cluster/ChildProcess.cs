using System.Diagnostics;
using System.Text;

namespace Newsroom.Cluster;

/// <summary>How this library starts other programs: no shell quoting, no inherited PostgreSQL settings, and, for root, another user.</summary>
internal static class ChildProcess
{
    internal sealed record Outcome(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }

    public static ProcessStartInfo Info(string program, IEnumerable<string> arguments, UnixAccount? account, string workingDirectory)
    {
        var info = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            // Never ours: the unprivileged user may be unable to stand where root stands.
            WorkingDirectory = workingDirectory,
        };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        if (account is not null)
            info.UserName = account.Name;

        // PGDATA, PGPORT, PGOPTIONS … of the user's shell are about other servers, and a LANG that names
        // a locale missing from this machine stops initdb.
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>())
            if (name.StartsWith("PG", StringComparison.Ordinal) || name.StartsWith("LC_", StringComparison.Ordinal) || name is "LANG" or "LANGUAGE" or "TZ")
                info.Environment.Remove(name);
        info.Environment["LC_ALL"] = "C";
        return info;
    }

    /// <summary>Runs a program to its end and returns its exit code with everything it wrote, errors included.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static async Task<Outcome> RunAsync(
        string program, IEnumerable<string> arguments, UnixAccount? account, string workingDirectory,
        string? input = null, CancellationToken cancellation = default)
    {
        var info = Info(program, arguments, account, workingDirectory);
        info.RedirectStandardInput = true;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        using var process = new Process { StartInfo = info };
        var output = new StringBuilder();
        void Append(object _, DataReceivedEventArgs line)
        {
            lock (output)
                if (line.Data is not null)
                    output.Append(line.Data).Append('\n');
        }
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            if (input is not null)
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        catch (IOException) when (input is not null)
        {
            // It ended without reading its input; the exit code and what it wrote say why.
            await process.WaitForExitAsync(cancellation);
        }
        lock (output)
            return new Outcome(process.ExitCode, output.ToString().TrimEnd());
    }

    /// <summary>The full path of a program on PATH, or null.</summary>
    public static string? FindOnPath(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program + ".cmd"] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(directory => names.Select(name => Path.Combine(directory, name)))
            .FirstOrDefault(File.Exists);
    }
}
