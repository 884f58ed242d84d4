using System.Diagnostics;

namespace Newsroom.Cluster.Tests;

/// <summary>Another process that owns a cluster (see Program.cs), in a process group of its own, as a shell starts what is typed in a terminal.</summary>
internal sealed class NewsroomProcess : IDisposable
{
    /// <summary>In place of a data directory: a <see cref="TemporaryCluster"/>, as a test run has it.</summary>
    public const string Temporary = "--temporary";

    private readonly Process _process;

    private NewsroomProcess(Process process) => _process = process;

    public int Pid => _process.Id;

    /// <param name="environment">Changes to the environment; null takes a variable away.</param>
    public static async Task<NewsroomProcess> StartAsync(string dataDirectory, params (string Name, string? Value)[] environment)
    {
        // Its own session, so its own group: the signals of these tests reach nobody else.
        var info = new ProcessStartInfo("setsid")
        {
            ArgumentList = { "dotnet", typeof(NewsroomProcess).Assembly.Location, dataDirectory },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        var newsroom = new NewsroomProcess(Process.Start(info)!);
        Assert.Equal("ready", await newsroom.ReadLineAsync());
        return newsroom;
    }

    public async Task<string> AskAsync(string sql)
    {
        await _process.StandardInput.WriteLineAsync(sql);
        return await ReadLineAsync();
    }

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)) ?? "(it ended)";

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        UnixProcess.Signal(Pid, UnixProcess.Kill);
        await _process.WaitForExitAsync();
    }

    /// <summary>What a terminal does at Ctrl+C: SIGINT to every process of the group.</summary>
    public void PressControlC() => UnixProcess.Signal(-Pid, UnixProcess.Interrupt);

    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
