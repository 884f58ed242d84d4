using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace Newsroom.Cluster;

/// <summary>Files and directories that this user alone can read, from the moment that they exist.</summary>
public static class PrivateFile
{
    public const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode OwnerDirectory = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode OthersPass = OwnerDirectory
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Opens a file for writing, shared with nobody; a new one has mode 0600, or an access list of one user.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access = FileAccess.Write)
    {
        if (OperatingSystem.IsWindows())
            return OpenOnWindows(path, mode);
        return new FileStream(path, new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, UnixCreateMode = OwnerFile });
    }

    /// <summary>Makes a directory of mode 0700; one that exists is left as it is.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            CreateDirectoryOnWindows(path);
        else
            Directory.CreateDirectory(path, OwnerDirectory);
    }

    /// <summary>Makes a directory that other users can enter, whatever root's umask; one that exists is left as it is.</summary>
    public static void CreatePassableDirectory(string path)
    {
        if (Directory.Exists(path))
            return;
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OthersPass);
    }

    [SupportedOSPlatform("windows")]
    private static FileStream OpenOnWindows(string path, FileMode mode)
    {
        var security = new FileSecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(ThisUser(), FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(mode, FileSystemRights.Read | FileSystemRights.Write, FileShare.None, 4096, FileOptions.None, security);
    }

    [SupportedOSPlatform("windows")]
    private static void CreateDirectoryOnWindows(string path)
    {
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        security.AddAccessRule(new FileSystemAccessRule(
            ThisUser(), FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        new DirectoryInfo(path).Create(security);
    }

    [SupportedOSPlatform("windows")]
    private static SecurityIdentifier ThisUser() => WindowsIdentity.GetCurrent().User!;
}
