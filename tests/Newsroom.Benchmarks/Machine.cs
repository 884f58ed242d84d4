using System.Runtime.InteropServices;
using Npgsql;

namespace Newsroom.Benchmarks;

/// <summary>Where the numbers come from, in one line.</summary>
internal static class Machine
{
    public static async Task<string> Here(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var version = await Show("server_version");
        var fsync = await Show("fsync");
        var commit = await Show("synchronous_commit");
        var buffers = await Show("shared_buffers");
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30);
        return $"{Processor()}, {Environment.ProcessorCount} cores, {memory} GiB; PostgreSQL {version}, fsync {fsync}, "
            + $"synchronous_commit {commit}, shared_buffers {buffers}; {RuntimeInformation.FrameworkDescription}{Load()}";

        async Task<string> Show(string setting)
        {
            await using var show = new NpgsqlCommand($"show {setting}", connection);
            return (string)(await show.ExecuteScalarAsync())!;
        }
    }

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    /// <summary>How busy others keep the machine before anything is measured; where the system tells.</summary>
    private static string Load()
    {
        const string file = "/proc/loadavg";
        return File.Exists(file) ? $"; load before the run {File.ReadAllText(file).Split(' ')[0]}" : "";
    }
}
