using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Cluster;
using Npgsql;

namespace Newsroom.Benchmarks;

/// <summary>
/// PostgreSQL's own generator, beside the append rows: the same INSERT and UPDATE in one transaction and one round trip,
/// prepared. It tells whether the limit is PostgreSQL's or the .NET generator's.
/// </summary>
internal static partial class Pgbench
{
    private const int Clients = 64;

    /// <summary>Not fewer: pgbench spends the first of them on making its connections.</summary>
    private const int Seconds = 5;

    /// <returns>A line for people; one that says so when there is no <c>pgbench</c>.</returns>
    public static async Task<string> Appends(Bench bench, int streams)
    {
        var what = $"Control: pgbench -M prepared, {Clients} clients, {streams} streams";
        if (await Find() is not { } program) return $"{what}: not run, since no pgbench was found.";

        var database = await bench.Database();
        await using (var source = NpgsqlDataSource.Create(database))
        {
            await using var make = source.CreateCommand($"""
                create table bare_events (seq_id bigint generated always as identity primary key, id uuid not null, data jsonb not null, at timestamptz not null);
                create table bare_streams (id text primary key, version bigint not null);
                insert into bare_streams select 'measure/' || n, 0 from generate_series(0, {streams - 1}) n;
                """);
            await make.ExecuteNonQueryAsync();
        }
        var script = Path.Combine(bench.Directory, "append.pgbench");
        await File.WriteAllTextAsync(script, $"""
            \set stream :client_id % {streams}
            \startpipeline
            insert into bare_events (id, data, at) values (gen_random_uuid(), :data, clock_timestamp());
            update bare_streams set version = version + 1 where id = 'measure/' || cast(:stream as text);
            \endpipeline

            """);

        var connection = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = connection.Password, ["LC_ALL"] = "C" },
        };
        string[] arguments =
        [
            "--no-vacuum", "--protocol=prepared", $"--client={Clients}", $"--jobs={Environment.ProcessorCount}",
            $"--time={Text(bench.Scale.Full ? 10 : Seconds)}", $"--file={script}",
            $"--define=data={Models.Types.Write(new Measured(1, Bench.Filler))}",
            $"--host={connection.Host}", $"--port={Text(connection.Port)}", $"--username={connection.Username}", connection.Database!,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && Rate().Match(await output) is { Success: true } rate
            ? $"{what}: {double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)} transactions a second."
            : $"{what}: it failed. {(await errors).Trim()}";
    }

    private static async Task<string?> Find()
    {
        var name = OperatingSystem.IsWindows() ? "pgbench.exe" : "pgbench";
        // The server's own version before whatever the path holds.
        var binaries = await PostgresBinaries.FindAsync();
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Prepend(binaries?.Directory ?? "")
            .Where(d => d.Length > 0)
            .Select(d => Path.Combine(d, name))
            .FirstOrDefault(File.Exists);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Rate();
}
