using System.Text;
using Newsroom.Cluster;
using Newsroom.Server.Hosting;

namespace Newsroom.Server.Access;

/// <summary>
/// A new key in a file that its owner alone can read, in the data directory: where nobody sits at a terminal, what is printed
/// is kept by whoever keeps the output, for as long as they like.
/// </summary>
public static class KeyFile
{
    /// <returns>The file's whole path.</returns>
    /// <exception cref="StartRefused">It cannot be written; says why, and not the key.</exception>
    public static string Write(ServerOptions options, string name, string key)
    {
        if (options.DataDirectory.Length == 0) throw new StartRefused("There is no data directory for a file with the key; NEWSROOM_DATA names one.");
        var path = Path.Combine(Path.GetFullPath(options.DataDirectory), name);
        try
        {
            PrivateFile.CreateDirectory(Path.GetDirectoryName(path)!);
            // Written whole before it has its name; and never into a file that others may have open.
            File.Delete(path + ".new");
            using (var file = PrivateFile.Open(path + ".new", FileMode.CreateNew))
            {
                file.Write(Encoding.ASCII.GetBytes(key + "\n"));
                file.Flush(flushToDisk: true);
            }
            File.Move(path + ".new", path, overwrite: true);
            return path;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(path + ".new")) File.Delete(path + ".new");
            throw new StartRefused($"A file with the key cannot be written to {path}: {unwritable.Message}");
        }
    }
}
