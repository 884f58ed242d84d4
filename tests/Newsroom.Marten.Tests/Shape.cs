using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Cluster;
using Newsroom.Conformance;
using Npgsql;

namespace Newsroom.Marten.Tests;

/// <summary>The shape of the tables that both engines share, and whatever else stands in their two schemas.</summary>
internal static partial class Shape
{
    /// <summary>As the catalog tells it; what begins with <c>function public.mt_</c> is Marten's own.</summary>
    public static Task<IReadOnlyList<string>> OfCatalog(TestDatabase database) => database.Lines(
        """
        with there as (select oid, nspname from pg_namespace where nspname in ('public', 'newsroom'))
        select line from (
            select format('relation %s.%s %s %s %s', n.nspname, c.relname, c.relkind, c.relpersistence, c.reloptions)
            from pg_class c join there n on n.oid = c.relnamespace
            union all
            select format('column %s %s %s, not null %s, default %s, collation %s', a.attrelid::regclass, a.attname,
                format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attcollation::regcollation)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join there n on n.oid = c.relnamespace
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attnum > 0 and not a.attisdropped and c.relkind = 'r'
            union all
            select format('constraint %s %s %s', o.conrelid::regclass, o.conname, pg_get_constraintdef(o.oid))
            from pg_constraint o join there n on n.oid = o.connamespace
            union all
            select 'index ' || pg_get_indexdef(c.oid) from pg_class c join there n on n.oid = c.relnamespace where c.relkind = 'i'
            union all
            select format('sequence %s from %s by %s cache %s', s.seqrelid::regclass, s.seqstart, s.seqincrement, s.seqcache)
            from pg_sequence s join pg_class c on c.oid = s.seqrelid join there n on n.oid = c.relnamespace
            union all
            select format('trigger %s', pg_get_triggerdef(t.oid))
            from pg_trigger t join pg_class c on c.oid = t.tgrelid join there n on n.oid = c.relnamespace where not t.tgisinternal
            union all
            select format('function %s.%s %s', n.nspname, p.proname, pg_get_functiondef(p.oid))
            from pg_proc p join there n on n.oid = p.pronamespace
        ) shape (line) order by line collate "C"
        """);

    /// <summary>As <c>pg_dump -s</c> tells it, object by object; null where there is none that can read this server.</summary>
    public static async Task<IReadOnlyList<string>?> OfDump(TestDatabase database)
    {
        var server = await database.One<int>("select current_setting('server_version_num')::integer / 10000");
        if (await PgDump(server) is not { } program) return null;
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var dump = await Run(
            program, connection.Password, "--schema-only", "--no-owner", "--no-privileges", "--schema=public", "--schema=newsroom",
            $"--host={connection.Host}", $"--port={connection.Port.ToString(CultureInfo.InvariantCulture)}", $"--username={connection.Username}", connection.Database!);
        // Between the objects: settings of the one that happens to come next, and a word that is another in each dump.
        return [.. Header().Split(Between().Replace(dump, "")).Select(o => o.Trim())];
    }

    public static bool IsMartensFunction(string line) =>
        line.StartsWith("function public.mt_", StringComparison.Ordinal) || DumpedFunction().IsMatch(line);

    private static async Task<string?> PgDump(int server)
    {
        // Beside the server before whatever the path holds: the packages of some systems keep the two apart.
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (await PostgresBinaries.FindAsync() is { } binaries) places = [binaries.Directory, .. places];
        var name = OperatingSystem.IsWindows() ? "pg_dump.exe" : "pg_dump";
        foreach (var program in places.Select(d => Path.Combine(d, name)).Where(File.Exists))
        {
            // It reads servers of its own version and older ones.
            var version = Version().Match(await Run(program, null, "--version"));
            if (version.Success && int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture) >= server) return program;
        }
        return null;
    }

    private static async Task<string> Run(string program, string? password, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = password, ["LC_ALL"] = "C" },
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} failed. {await errors}");
        return await output;
    }

    [GeneratedRegex(@"^--\r?\n-- (?=Name: )", RegexOptions.Multiline)]
    private static partial Regex Header();

    [GeneratedRegex(@"^(\\(un)?restrict .*|SET default_.*)$", RegexOptions.Multiline)]
    private static partial Regex Between();

    [GeneratedRegex(@"^Name: mt_\w+\(.*; Type: FUNCTION; Schema: public;")]
    private static partial Regex DumpedFunction();

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
