using System.Diagnostics;
using Newsroom.Server.Commands;
using Newsroom.Server.Hosting;
using Newsroom.Server.Tests.Keeping;

namespace Newsroom.Server.Tests;

public sealed class HandlerCodeTests
{
    /// <summary>Code that is older than the handlers would call what is no longer there, or leave a handler out.</summary>
    [Fact]
    public async Task The_code_around_the_handlers_that_is_kept_is_what_would_be_written_now()
    {
        using var folder = new TemporaryFolder();
        var fresh = folder.File("Generated");
        // In a process of its own: whether code is to be written is a setting of the whole process.
        using var program = Process.Start("dotnet", [typeof(CommandLine).Assembly.Location, "codegen", fresh]);
        await program.WaitForExitAsync();
        Assert.Equal(ExitCodes.Done, program.ExitCode);

        var kept = Path.Combine(Places.FindSeeds()!, "..", "src", "Newsroom.Server", "Internal", "Generated");
        Assert.Equal(Files(kept), Files(fresh));

        static IReadOnlyList<(string, string)> Files(string root) =>
            [.. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(root, f), File.ReadAllText(f)))];
    }
}
