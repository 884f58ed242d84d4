using System.Diagnostics;

namespace Newsroom.Server.Tests;

/// <summary>
/// A disk of 128 MB that is really full when it is full: a file system in memory. Mounted outright where this user may
/// (root), otherwise in a user namespace of its own and entered through <c>/proc</c>. Where neither works there is no such
/// disk, and the test fails: it cannot be known how the newsroom bears a full one.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private const string Size = "size=128m";

    private readonly string mountPoint = Path.Combine("/tmp", $"newsroom-small-disk-{Guid.NewGuid():N}");
    private readonly Process? holder;

    public SmallDisk()
    {
        Directory.CreateDirectory(mountPoint);
        // PostgreSQL runs as another user under root, and has to pass.
        if (Run("mount", "-t", "tmpfs", "-o", $"{Size},mode=0755", "tmpfs", mountPoint) is not { } refusal)
        {
            Root = mountPoint;
            return;
        }
        holder = Process.Start(new ProcessStartInfo("unshare",
            ["--user", "--map-current-user", "--keep-caps", "--mount", "sh", "-c",
             $"mount -t tmpfs -o {Size},mode=0700 tmpfs \"$0\" && echo mounted && read -r _", mountPoint])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        if (holder.StandardOutput.ReadLine() != "mounted")
            throw new InvalidOperationException($"No small disk can be made here: {refusal.Trim()}; {holder.StandardError.ReadToEnd().Trim()}");
        Root = $"/proc/{holder.Id}/root{mountPoint}";
    }

    /// <summary>Its uppermost directory.</summary>
    public string Root { get; }

    private string Ballast => Path.Combine(Root, "ballast");

    /// <summary>Until not one more byte fits.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        foreach (var size in new[] { 1 << 20, 4096, 1 })
        {
            var bytes = new byte[size];
            try
            {
                while (true) ballast.Write(bytes);
            }
            catch (IOException)
            {
                // Full, for pieces of this size.
            }
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        if (holder is null)
        {
            Run("umount", "--lazy", mountPoint);
        }
        else
        {
            // The file system ends with the last process of its namespace.
            holder.StandardInput.Close();
            holder.WaitForExit();
            holder.Dispose();
        }
        Directory.Delete(mountPoint);
    }

    /// <returns>What it complained of; null when it succeeded.</returns>
    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : errors;
    }
}
