using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Newsroom.Benchmarks;

/// <summary>
/// How long processors have worked, for this process and for a PostgreSQL: what others do on the machine makes a run slower,
/// but hardly changes this.
/// </summary>
internal sealed class Cpu
{
    /// <summary>Of <c>/proc/PID/stat</c>: USER_HZ is 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    private readonly int postmaster;

    private Cpu(int postmaster) => this.postmaster = postmaster;

    /// <summary>False where the system does not tell of other processes.</summary>
    public static bool IsTold => OperatingSystem.IsLinux();

    /// <param name="connectionString">Of a PostgreSQL on this machine.</param>
    public static async Task<Cpu> Of(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select pg_backend_pid()", connection);
        return new((int)(await ask.ExecuteScalarAsync())! is var backend && Stat(backend) is { } stat ? (int)stat[Parent] : throw new InvalidOperationException("Its processes are not to be seen here."));
    }

    /// <summary>Seconds of this process so far.</summary>
    public static double Here
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return self.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Seconds of all processes of the PostgreSQL so far, those that have ended included.</summary>
    public double Server
    {
        get
        {
            var own = Stat(postmaster) ?? throw new InvalidOperationException("PostgreSQL has ended.");
            var ticks = own[User] + own[System] + own[ChildrensUser] + own[ChildrensSystem];
            foreach (var directory in Directory.EnumerateDirectories("/proc"))
            {
                if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var pid)) continue;
                if (Stat(pid) is { } stat && stat[Parent] == postmaster) ticks += stat[User] + stat[System];
            }
            return ticks / TicksPerSecond;
        }
    }

    // proc(5), counted from the field behind the command's closing parenthesis.
    private const int Parent = 1, User = 11, System = 12, ChildrensUser = 13, ChildrensSystem = 14;

    /// <returns>Null for a process that is gone.</returns>
    private static long[]? Stat(int pid)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat");
            return [.. line[(line.LastIndexOf(')') + 2)..].Split(' ').Take(15).Select(field => long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        }
        catch (IOException)
        {
            return null;
        }
    }
}
