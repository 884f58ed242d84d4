using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace Newsroom.Benchmarks;

/// <summary>A rebuild in a process of its own, which says how much memory it took: the loader's is not in it.</summary>
internal static class RebuildAlone
{
    private const string Name = "rebuild-alone";

    /// <summary>Holds a password, so that it is no argument.</summary>
    private const string Variable = "NEWSROOM_BENCH_DATABASE";

    public static Command Command()
    {
        var command = new Command(Name) { Hidden = true };
        command.SetAction(async _ =>
        {
            var database = Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} is not set.");
            await using (var node = await Node.Open(database, Models.WithListing))
                await node.Listings.Rebuild(SummariesListing.ListingName);
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        });
        return command;
    }

    /// <returns>Its peak working set in bytes.</returns>
    public static async Task<long> InChild(string connectionString)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { typeof(RebuildAlone).Assembly.Location, Name },
            Environment = { [Variable] = connectionString },
        };
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0
            ? long.Parse(output, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The rebuild failed with exit code {child.ExitCode}.");
    }
}
