using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Newsroom.Cluster;

/// <summary>A user of this machine that PostgreSQL runs as when the newsroom runs as root, which PostgreSQL refuses to be.</summary>
internal sealed record UnixAccount(string Name, uint UserId, uint GroupId)
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>Null unless this process is root; then <c>postgres</c> if that user exists, else <c>nobody</c>.</summary>
    /// <exception cref="ClusterStartException">Root, and neither user exists.</exception>
    public static async Task<UnixAccount?> ForRootAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        foreach (var name in Candidates)
            if (await FindAsync(name, cancellation) is { } account)
                return account;
        throw new ClusterStartException(
            "PostgreSQL refuses to run as root, and this machine has neither a user 'postgres' nor a user 'nobody' to run it as. "
            + "Create one (useradd --system postgres) or start the newsroom as an ordinary user.");
    }

    /// <summary>The account of that name or numeric id; null when there is none, or when it is root.</summary>
    public static async Task<UnixAccount?> FindAsync(string nameOrId, CancellationToken cancellation)
    {
        async Task<string?> Ask(string option)
        {
            var answer = await ChildProcess.RunAsync("id", [option, "--", nameOrId], null, "/", cancellation: cancellation);
            return answer.Succeeded ? answer.Output : null;
        }
        return await Ask("-u") is { } user && await Ask("-g") is { } group && await Ask("-un") is { } name && user != "0"
            ? new UnixAccount(name, uint.Parse(user, CultureInfo.InvariantCulture), uint.Parse(group, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>Whether this user can list, enter and write a directory: asked of the kernel by trying, so that access lists and mounts count too.</summary>
    public Task<bool> CanUseAsync(string directory, CancellationToken cancellation) =>
        TryAsync("cd -- \"$1\" && test -r . && test -w .", directory, cancellation);

    /// <summary>Whether this user can enter and list a directory.</summary>
    public Task<bool> CanEnterAsync(string directory, CancellationToken cancellation) =>
        TryAsync("cd -- \"$1\" && test -r .", directory, cancellation);

    private async Task<bool> TryAsync(string script, string directory, CancellationToken cancellation) =>
        (await ChildProcess.RunAsync("/bin/sh", ["-c", script, "sh", directory], this, "/", cancellation: cancellation)).Succeeded;

    /// <summary>Gives one file or directory to this user.</summary>
    public void Own(string path)
    {
        if (ChangeOwner(path, UserId, GroupId) != 0)
            throw new IOException($"Cannot give {path} to the user {Name}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
    }

    [DllImport("libc", EntryPoint = "lchown", SetLastError = true)]
    private static extern int ChangeOwner(string path, uint user, uint group);
}
