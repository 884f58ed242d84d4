using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Newsroom.Benchmarks;

/// <summary>A server in a process of its own: the newsroom's as it is built, or the bare one that it is compared with.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The physical memory that it holds now, in bytes; its PostgreSQL's is not in it.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>What it has computed since it began.</summary>
    public TimeSpan Busy
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The newsroom's.</summary>
    /// <param name="environment">What the server reads of its environment, see its <c>--help</c>.</param>
    /// <param name="arguments">Behind <c>serve</c>.</param>
    public static Task<ServerProcess> Start(IReadOnlyList<(string Name, string Value)> environment, params IReadOnlyList<string> arguments) =>
        Start("Newsroom.Server.dll", environment, ["serve", .. arguments]);

    /// <param name="program">Beside this one. Its own address it prints as <c>is open at http://…</c>.</param>
    public static async Task<ServerProcess> Start(string program, IReadOnlyList<(string Name, string Value)> environment, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, RedirectStandardInput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, program) },
            // One key and one address send here what many do elsewhere.
            Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["NEWSROOM_ACTOR_REQUESTS"] = "0", ["NEWSROOM_ADDRESS_REQUESTS"] = "0" },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        try
        {
            using var time = new CancellationTokenSource(Patience);
            while (await process.StandardOutput.ReadLineAsync(time.Token) is { } line)
            {
                if (Open().Match(line) is not { Success: true } open) continue;
                // Whoever does not read on lets the server wait for room in the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new(process, new Uri(open.Groups[1].Value));
            }
            throw new InvalidOperationException("The server ended before it was open.");
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Ends it in good order, so that it stops its PostgreSQL.</summary>
    public async ValueTask DisposeAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
        }
        else
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
        }
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"is open at (http://\S+)")]
    private static partial Regex Open();
}
